using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// What the opening of a run brought: the answer of the entry point, which needs no account, and a logon session.
/// </summary>
/// <param name="Entry">What became of asking the entry point; null if the opening ended before it.</param>
/// <param name="Logon">What became of the logon; null if the opening ended before it.</param>
/// <param name="Rights">What is known of what the account may use; nothing if there was no session.</param>
/// <param name="Cause">What stands in the way of the run; null if nothing does.</param>
/// <param name="IsAccountRefused">Whether the target does not want this account, rather than any.</param>
internal sealed record Opening(Exchange? Entry, LogonResult? Logon, AccountRights Rights, RunCause? Cause, bool IsAccountRefused)
{
    /// <summary>
    /// Asks for the entry point and logs on. What breaks in the harness here, and a stop, are the cause that the run ends for: a
    /// session that
    /// may be there is ended or told all the same, and the reports are written.
    /// </summary>
    /// <exception cref="UnsafeRequestException">The target as the user named it must not be asked.</exception>
    /// <exception cref="UnusableRequestException">The target as the user named it cannot be asked.</exception>
    public static async Task<Opening> AskAsync(
        Sender sender,
        SessionKeeper keeper,
        RunOptions options,
        Rulebook rules,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        try
        {
            return await AskUnguardedAsync(sender, keeper, options, rules, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Ended("The run was stopped at its opening; what was done is judged.", endsRun: false);
        }
#pragma warning disable CA1031 // Whatever it is, the session is ended or told, and all reports are written.
        catch (Exception fault) when (fault is not (UnsafeRequestException or UnusableRequestException))
#pragma warning restore CA1031
        {
            return Ended($"The run has no verdict: {sender.OnPaper(HarnessFault.Told("opened", fault))}", endsRun: true);
        }
    }

    private static async Task<Opening> AskUnguardedAsync(
        Sender sender,
        SessionKeeper keeper,
        RunOptions options,
        Rulebook rules,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var request = RequestToSend.Get(sender.BaseUrl + "/");
        var entry = (await sender.SendAsync(SessionKeeper.Variant, "entry", request, cancellationToken)).Exchange.Kept;
        var atEntry = new Answer(entry, rules.Mapping);

        // Where a redirect stands no password goes: http may lead to https.
        var logon = RightUrl.IsRedirect(atEntry) ? new LogonRefused(entry)
            : entry.Failure is null
                ? await keeper.LogonAsync("logon", VersionOf(options), null, cancellationToken)
            : new LogonBroken(entry);
        var on = logon as LoggedOn;
        var wrongUrl = on is null ? await RightUrl.FindAsync(atEntry, options, rules, time, cancellationToken) : null;
        var rights = on is null ? AccountRights.Unknown : await AccountRights.FindAsync(sender, on, rules, cancellationToken);
        return new Opening(
            entry,
            logon,
            rights,
            wrongUrl ?? OpeningCause.Of(atEntry, logon, options, rules.Mapping),
            OpeningCause.IsAboutAccount(logon));
    }

    /// <summary>The API version to log on with.</summary>
    public static string VersionOf(RunOptions options) => options.Facts.ApiVersion ?? "latest";

    private static Opening Ended(string why, bool endsRun) =>
        new(null, null, AccountRights.Unknown, new RunCause(why, endsRun), IsAccountRefused: false);
}
