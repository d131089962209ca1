using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>
/// Replays variants against a target and keeps every exchange. Decides nothing about the answers. Every logon
/// session that it opened is deleted when it is disposed, whatever happened before.
/// </summary>
public sealed class Replayer : IAsyncDisposable
{
    private const int SilentInARow = 3;
    private const int BrokenInARow = 20;

    private readonly RunOptions options;
    private readonly IReadOnlyList<ITransport> transports;
    private readonly SessionKeeper keeper;
    private readonly Sender sender;
    private readonly KeptExchanges exchanges;
    private readonly bool isAccountRefused;
    private readonly ConcurrentDictionary<string, VariantRecord> records = new(StringComparer.Ordinal);
    private readonly BrokenStreak broken = new(SilentInARow, BrokenInARow);
    private readonly VariantRunner runner;
    private IReadOnlyList<string> left = [];

    private Replayer(
        RunOptions options, IReadOnlyList<ITransport> transports, SessionKeeper keeper, (Sender Own, Sender Asking) senders, KeptExchanges exchanges, (SentAnswer Entry, LogonResult Logon) opening, Rulebook rules)
    {
        this.options = options;
        this.transports = transports;
        this.keeper = keeper;
        sender = senders.Asking;
        this.exchanges = exchanges;
        var logon = opening.Logon;
        isAccountRefused = OpeningCause.IsAboutAccount(logon);
        Cause = OpeningCause.Of(new Answer(opening.Entry.Exchange.Kept, rules.Mapping), logon, options, rules.Mapping);
        var session = (logon as LoggedOn)?.Session;
        var collections = new Collections(senders.Own, rules.Contract, session, new Answer((logon as LoggedOn)?.Clear ?? logon.Exchange, rules.Mapping));
        var binder = new Binder(options, new Discovery(collections, rules.Contract), new PathDiscovery(collections, rules.Contract));
        runner = new VariantRunner(sender, binder, options, rules.Contract, session);
    }

    /// <summary>What stands in the way of the whole run; null if nothing does.</summary>
    public RunCause? Cause { get; private set; }

    /// <summary>What was brought back so far and not handed over to <see cref="RunOptions.Through"/>.</summary>
    public RunRecord Record => new(records, exchanges.All, Cause) { SessionsLeft = left };

    /// <summary>Asks for the entry point, which needs no account, and logs on to the target.</summary>
    /// <param name="options">Where to and how.</param>
    /// <param name="rules">The contract, for links and paths.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="cancellationToken">Ends the logon.</param>
    public static async Task<Replayer> OpenAsync(RunOptions options, Rulebook rules, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The replayer that is returned owns both and disposes them.
        var reach = new TransportOptions(options.BaseUrl)
        {
            Limits = options.Limits,
            Trust = options.Trust,
            AllowUnsafe = options.Facts.Embedded || options.Facts.AllowUnsafe,
        };
        var own = new HttpTransport(reach, time);
        var asking = options.Client?.Open(reach, time);
        var exchanges = new KeptExchanges();
        var redactor = new Redactor();
        if (options.Second is { } second)
        {
            redactor.AddPassword(second.User, second.Password);
        }

        var sessions = new OpenSessions();
        var patience = new Patience(time);
        RecordingTransport Recording(ITransport transport) => new(transport, options.BaseUrl, redactor, time)
        {
            Sessions = sessions,
            Patience = patience,
            MostBodyBytes = options.Limits.BodyBytes,
            Keep = exchange =>
            {
                exchanges.Add(exchange);
                options.Archive?.Write(exchange);
            },
        };
        var recording = Recording(own);
        var keeper = new SessionKeeper(recording, new Credentials(options.User, options.Password), time);
#pragma warning restore CA2000
        var sender = new Sender(recording, rules.Mapping);
        var entry = await sender.SendAsync(SessionKeeper.Variant, "entry", RequestToSend.Get(recording.BaseUrl + "/"), cancellationToken);
        var atEntry = new Answer(entry.Exchange.Kept, rules.Mapping);

        // Where a redirect stands no password goes: http may lead to https.
        var logon = RightUrl.IsRedirect(atEntry) ? new LogonRefused(entry.Exchange.Kept)
            : entry.Exchange.Kept.Failure is null ? await keeper.LogonAsync("logon", options.Facts.ApiVersion ?? "latest", null, cancellationToken)
            : new LogonBroken(entry.Exchange.Kept);
        var wrongUrl = logon is LoggedOn ? null : await RightUrl.FindAsync(atEntry, options, rules, time, cancellationToken);
        var replayer = asking is null
            ? new Replayer(options, [own], keeper, (sender, sender), exchanges, (entry, logon), rules)
            : new Replayer(options, [asking, own], keeper, (sender, new Sender(Recording(asking), rules.Mapping)), exchanges, (entry, logon), rules);
        replayer.Cause = wrongUrl ?? replayer.Cause;
        return replayer;
    }

    /// <summary>Replays variants, several at a time; what they brought back is added to <see cref="Record"/>.</summary>
    /// <param name="variants">The variants; none that moves the clock may run beside others.</param>
    /// <param name="progress">Told after each variant; may be null.</param>
    /// <param name="cancellationToken">Ends the replay early: what is done is kept, the rest is not reached.</param>
    public async Task ReplayAsync(IReadOnlyList<Variant> variants, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        if (Cause is { EndsRun: true })
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var settings = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = stop.Token };
        var done = 0;
        try
        {
            await Parallel.ForEachAsync(variants, settings, async (variant, token) =>
            {
                var (record, discovery) = await GuardedAsync(variant, token);
                options.Archive?.Write(record);
                if (options.Through is { } through)
                {
                    through(record, exchanges.Take(variant.Id));
                }
                else
                {
                    records[variant.Id] = record;
                }

                if (broken.Count(sender.TakeFailureOf(variant.Id) ?? discovery))
                {
                    await stop.CancelAsync();
                }

                progress?.Report(new RunProgress(Interlocked.Increment(ref done), variants.Count, exchanges.Count));
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Cause = broken.Cause(done, variants.Count) ?? new RunCause(
                $"The run was stopped after {done} of {variants.Count} variants; what was done is judged.", EndsRun: false);
        }
    }

    /// <summary>Logs off and closes the connections; what could not be ended is in <see cref="Record"/> then.</summary>
    public async ValueTask DisposeAsync()
    {
        left = Left(await keeper.LogoffAllAsync(), options);
        foreach (var transport in transports)
        {
            await transport.DisposeAsync();
        }
    }

    /// <summary>The sessions of the embedded emulator end with it.</summary>
    private static List<string> Left(IReadOnlyList<LogoffResult> logoffs, RunOptions options) => options.Facts.Embedded ? []
        : [.. logoffs.Where(logoff => logoff.Problem is not null).Select(logoff =>
            $"A logon session may be left behind: {logoff.Problem} Ask the target for /logonSessions and delete it there, or wait for its idle timeout.")];

    /// <summary>What breaks in the harness on one variant's behalf concerns that variant alone.</summary>
    private async Task<(VariantRecord Record, BrokenExchange? Discovery)> GuardedAsync(Variant variant, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(variant, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever it is, the other variants are replayed, and all reports are written.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (sender.OnPaper(NotAsked(variant, null) with { Fault = HarnessFault.Told("replayed", fault) }), null);
        }
    }

    private async Task<(VariantRecord Record, BrokenExchange? Discovery)> OneAsync(Variant variant, CancellationToken cancellationToken) =>
        Cause?.OnlyAsked is { } only && !AsksOnly(only, variant) ? (NotAsked(variant, $"nothing but {only} was asked."), null)
        : isAccountRefused && !NeedsNoAccount(variant) ? (NotAsked(variant, "the logon was refused."), null)
        : await runner.RunAsync(variant, cancellationToken);

    /// <summary>Whether a variant asks what the run asked at its opening, and at most ends the session that it gets.</summary>
    private static bool AsksOnly(string operation, Variant variant) =>
        variant.Operations.All(asked => asked == operation || asked.StartsWith("DELETE ", StringComparison.Ordinal))
        && variant.Scenario.Steps[0] is RequestStep step
        && variant.Fill(step.Request.Auth) == (operation == EntryPoint.Operation ? AuthModes.None : AuthModes.Basic);

    private static VariantRecord NotAsked(Variant variant, string? reason) =>
        new(variant.Id, new Dictionary<string, string>(), reason, new Dictionary<string, string>());

    /// <summary>With an account that the target refuses, only what needs none is asked: more wrong logons could lock it.</summary>
    private static bool NeedsNoAccount(Variant variant) => variant.Scenario.Steps.All(step =>
        step is RequestStep request && variant.Fill(request.Request.Auth) == AuthModes.None);
}
