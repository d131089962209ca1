using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// The run's own logon session. A target may end it in mid-run, as a restart of its service or an administrator does: then the
/// run logs on again,
/// once. That a session is over shows where the very request that was accepted with its token is answered 401.
/// </summary>
/// <param name="sender">Sends what the harness asks for itself.</param>
/// <param name="keeper">Logs on.</param>
/// <param name="watch">Saw which requests were refused.</param>
/// <param name="version">The API version to log on with.</param>
/// <param name="begin">What asks with the session that a logon gave, if it gave one.</param>
/// <param name="opening">The logon of the opening; null if it ended before.</param>
internal sealed class OwnSession(Sender sender, SessionKeeper keeper, SessionWatch watch, string version, Func<LogonResult?, string, Begun> begin, LogonResult? opening) : IDisposable
{
    private const int Unauthorized = 401;
    private const string Remedy = "Look at the server: does its service restart, or does somebody end its sessions? Then run again.";

    private readonly SemaphoreSlim gate = new(1);
    private volatile Begun current = begin(opening, "look");
    private int probes;
    private string? over;
    private bool isJudged;

    /// <summary>The session to ask with.</summary>
    public Begun Current => current;

    /// <summary>That the run began a new session, as a sentence; null if it did not.</summary>
    public string? Note { get; private set; }

    /// <summary>Why there is no session any more, as a sentence; null while there is one.</summary>
    public string? Over => over;

    /// <summary>Looks whether a session is over, where something was refused to it, and begins a new one if it is.</summary>
    /// <param name="used">The session that a variant was asked with.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<SessionState> LookAsync(Begun used, string variant, CancellationToken cancellationToken)
    {
        if (used.Session is not { } session || (current == used && !watch.WasRefused(variant) && !watch.WasRefused(DiscoveryJudge.Variant)))
        {
            return SessionState.Open;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            watch.Forget(variant);
            if (current != used)
            {
                return SessionState.Anew;
            }

            if (over is not null)
            {
                return SessionState.Over;
            }

            var state = isJudged || !await IsOverAsync(session, variant, cancellationToken) ? SessionState.Open : await AnewAsync(session, variant, cancellationToken);
            watch.Forget(DiscoveryJudge.Variant);
            return state;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Whether what was accepted with a token is refused now. Where nothing ever was, refusing is how this server
    /// answers.</summary>
    private async Task<bool> IsOverAsync(LogonSession session, string variant, CancellationToken cancellationToken) =>
        watch.AcceptedWith(session.Token) is { } accepted && await IsRefusedAsync(accepted, variant, cancellationToken);

    private async Task<SessionState> AnewAsync(LogonSession ended, string variant, CancellationToken cancellationToken)
    {
        var accepted = watch.AcceptedWith(ended.Token)!;
        var told = $"The target ended the logon session of the run: GET {sender.OnPaper(accepted.Url)} was accepted before and is answered {Unauthorized} now.";
        if (Note is not null)
        {
            over = $"{told} It is the second session that it ended, and the run logs on again only once. {Remedy}";
            return SessionState.Over;
        }

        var logon = await keeper.LogonAsync("logon2", version, null, cancellationToken);
        if (logon is not LoggedOn { Session: { } session })
        {
            over = $"{told} The run logged on again, and got no session: {Said(logon)} {Remedy}";
            return SessionState.Over;
        }

        // A server that takes no token twice ended nothing: it is wrong, and judged.
        var repeated = accepted with { Headers = [new HeaderField("X-RestSvcSessionId", session.Token)] };
        if (!await IsRefusedAsync(repeated, variant, cancellationToken) && await IsRefusedAsync(repeated, variant, cancellationToken))
        {
            isJudged = true;
            return SessionState.Open;
        }

        Note = $"{told} The run logged on again, once; what was under way was asked again.";
        current = begin(logon, "look-again");
        return SessionState.Anew;
    }

    private async Task<bool> IsRefusedAsync(RequestToSend request, string variant, CancellationToken cancellationToken)
    {
        var step = string.Create(CultureInfo.InvariantCulture, $"still{++probes}");
        return (await sender.SendAsync(SessionKeeper.Variant, step, request with { Owner = variant }, cancellationToken)).Answer.Exchange.Response is { Status: Unauthorized };
    }

    private static string Said(LogonResult logon) => logon switch
    {
        LogonRefused refused => refused.Message,
        LogonMalformed malformed => malformed.Reason,
        _ => logon.Exchange.Failure?.Message ?? "there was no whole answer.",
    };
}

/// <summary>A session of the run's own.</summary>
/// <param name="Session">The session; null if the run has none.</param>
/// <param name="Runner">What replays variants with it, and with what was found by it.</param>
internal sealed record Begun(LogonSession? Session, VariantRunner Runner);

/// <summary>What became of a session that a variant was asked with.</summary>
internal enum SessionState
{
    /// <summary>It is open, as far as is known: answers are to be judged.</summary>
    Open,

    /// <summary>It is over, and there is a new one: the variant is to be asked again.</summary>
    Anew,

    /// <summary>It is over, and there is no other.</summary>
    Over,
}
