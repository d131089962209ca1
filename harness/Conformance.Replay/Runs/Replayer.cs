using System.Collections.Concurrent;
using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
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
    private readonly TargetConnection connection;
    private readonly KeptExchanges exchanges;
    private readonly bool isAccountRefused;
    private readonly ConcurrentDictionary<string, VariantRecord> records = new(StringComparer.Ordinal);
    private readonly BrokenStreak broken = new(SilentInARow, BrokenInARow);
    private readonly OwnSession own;
    private readonly PlannedRequests planned;
    private int setAside;
    private readonly AgainSender again;
    private IReadOnlyList<string> left = [];

    private Replayer(RunOptions options, TargetConnection connection, Opening opening, Rulebook rules)
    {
        this.options = options;
        this.connection = connection;
        exchanges = connection.Exchanges;
        planned = new PlannedRequests(rules.Contract);
        isAccountRefused = opening.IsAccountRefused;
        Cause = opening.Cause;
        Listed = opening.Entry is { } entry ? EntryPoint.Listed([entry], rules.Mapping, rules.Contract) : [];
        again = new AgainSender(connection.Asking, options, rules.Contract);
        own = new OwnSession(connection.Own, connection.Keeper, connection.Watch, Opening.VersionOf(options), Begin, opening.Logon);

        Begun Begin(LogonResult? result, string look)
        {
            var (on, read) = (result as LoggedOn, result is null ? null : new Answer((result as LoggedOn)?.Clear ?? result.Exchange, rules.Mapping));
            var collections = new Collections(connection.Own, rules.Contract, on?.Session, read, look);
            var binder = new Binder(options, new Discovery(collections, rules.Contract), new PathDiscovery(collections, rules.Contract));
            return new Begun(on?.Session, new VariantRunner(connection.Asking, again, binder, options, rules.Contract, on?.Session, opening.Rights));
        }
    }

    /// <summary>What stands in the way of the whole run; null if nothing does.</summary>
    public RunCause? Cause { get; private set; }

    /// <summary>The API versions that the entry point lists; empty if it lists none.</summary>
    public IReadOnlyList<string> Listed { get; }

    /// <summary>What was brought back so far and not handed over to <see cref="RunOptions.Through"/>.</summary>
    public RunRecord Record => new(records, exchanges.All, Cause)
    {
        SessionsLeft = left,
        Requests = connection.Requests.Value,
        Notes = [.. new[] { own.Note, connection.Patience.Note, connection.Pace?.Note }.OfType<string>()],
    };

    /// <summary>Asks for the entry point, which needs no account, and logs on to the target.</summary>
    /// <param name="options">Where to and how.</param>
    /// <param name="rules">The contract, for links and paths.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="cancellationToken">Ends the logon.</param>
    public static async Task<Replayer> OpenAsync(RunOptions options, Rulebook rules, TimeProvider time, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The replayer that is returned owns it and disposes it.
        var connection = TargetConnection.Open(options, rules, time);
#pragma warning restore CA2000
        try
        {
            var opening = await Opening.AskAsync(connection.Own, connection.Keeper, options, rules, time, cancellationToken);
            return new Replayer(options, connection, opening, rules);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>How large the replay of variants is; null of the emulator inside, which nobody waits for, and if nobody answered
    /// yet.</summary>
    /// <param name="variants">The variants.</param>
    public PlanSize? SizeOf(IReadOnlyCollection<Variant> variants)
    {
        var answers = exchanges.All.Select(exchange => exchange.Elapsed).Order().ToList();
        return !options.Adapts || answers.Count == 0 || variants.Count == 0 ? null
            : new PlanSize(planned.Count(variants), answers[answers.Count / 2], Math.Min(AdaptiveLimit.Start, options.Parallel), options.Rate);
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
        var byId = variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var (done, over) = (0, new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        try
        {
            await Parallel.ForEachAsync(variants, settings, async (variant, token) =>
            {
                var (isAsked, discovery) = await ThroughAsync(variant, byId, token);
                if (!isAsked)
                {
                    await stop.CancelAsync();
                    return;
                }

                if (broken.Count(connection.Asking.TakeFailureOf(variant.Id) ?? discovery))
                {
                    await stop.CancelAsync();
                }

                foreach (var request in progress is null ? [] : planned.Of(variant))
                {
                    over.TryAdd(request, true);
                }

                progress?.Report(new RunProgress(Interlocked.Increment(ref done), variants.Count, connection.Requests.Value) { Over = over.Count });
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Cause = broken.Cause(done, variants.Count) ?? OverCause(done, variants.Count) ?? new RunCause(
                $"The run was stopped after {done} of {variants.Count} variants; what was done is judged.", EndsRun: false);
        }

        Cause ??= OverCause(done, variants.Count);
    }

    /// <summary>Replays one variant and hands over what it brought back; gives whether it was asked after all, and how discovery
    /// broke on its behalf.</summary>
    private async Task<(bool IsAsked, BrokenExchange? Discovery)> ThroughAsync(
        Variant variant, Dictionary<string, Variant> planned, CancellationToken cancellationToken)
    {
        try
        {
            var (record, discovery) = await GuardedAsync(variant, cancellationToken);
            if (record is null)
            {
                return (false, null);
            }

            Write(variant);
            options.Archive?.Write(record);
            if (options.Through is null || options.KeepsAll)
            {
                records[variant.Id] = record;
            }

            if (options.Through is { } through)
            {
                await HandOverAsync(through, record, planned, cancellationToken);
            }

            return (true, discovery);
        }
        finally
        {
            connection.Large.Leave(variant.Id);
        }
    }

    /// <summary>Hands a variant over, and asks again what that leaves open; each request at most once alone and once with each
    /// variant that it is compared with.</summary>
    private async Task HandOverAsync(IThrough through, VariantRecord record, Dictionary<string, Variant> planned, CancellationToken cancellationToken)
    {
        for (var open = through.Add(record, options.KeepsAll ? exchanges.SentBy(record.Variant) : exchanges.Take(record.Variant)); open.Count > 0;)
        {
            var came = await again.SendAsync(open, record.Variant, planned, cancellationToken);
            foreach (var exchange in options.Archive is null ? [] : came)
            {
                options.Archive!.Write(exchange);
            }

            open = through.Settle(record.Variant, came);
        }
    }

    /// <summary>Logs off and closes the connections; what could not be ended is in <see cref="Record"/> then.</summary>
    public async ValueTask DisposeAsync()
    {
        left = Left(await connection.Keeper.LogoffAllAsync(), options);
        own.Dispose();
        await connection.DisposeAsync();
    }

    /// <summary>The sessions of the embedded emulator end with it.</summary>
    private static List<string> Left(IReadOnlyList<LogoffResult> logoffs, RunOptions options) => options.Facts.Embedded ? []
        : [.. logoffs.Where(logoff => logoff.Problem is not null).Select(logoff =>
            $"A logon session may be left behind: {logoff.Problem} Ask the target for /logonSessions and delete it there, or wait for its idle timeout.")];

    /// <summary>What breaks in the harness on one variant's behalf concerns that variant alone.</summary>
    /// <returns>What is known of the variant, null if it has not been asked after all; and how discovery broke on its
    /// behalf.</returns>
    private async Task<(VariantRecord? Record, BrokenExchange? Discovery)> GuardedAsync(Variant variant, CancellationToken cancellationToken)
    {
        try
        {
            return await OneAsync(variant, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Write(variant);
            throw;
        }
#pragma warning disable CA1031 // Whatever it is, the other variants are replayed, and all reports are written.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (connection.Asking.OnPaper(NotAsked(variant, null) with { Fault = HarnessFault.Told("replayed", fault) }), null);
        }
    }

    private async Task<(VariantRecord? Record, BrokenExchange? Discovery)> OneAsync(Variant variant, CancellationToken cancellationToken) =>
        Cause?.OnlyAsked is { } only && !AsksOnly(only, variant) ? (NotAsked(variant, $"nothing but {only} was asked."), null)
        : isAccountRefused && !NeedsNoAccount(variant) ? (NotAsked(variant, "the logon was refused."), null)
        : Plan.MovesClock(variant) ? await own.Current.Runner.RunAsync(variant, cancellationToken)
        : await AskedAsync(variant, cancellationToken);

    /// <summary>Asks a variant; once more if the session of the run ended on the way, which is not the variant's
    /// affair.</summary>
    private async Task<(VariantRecord? Record, BrokenExchange? Discovery)> AskedAsync(Variant variant, CancellationToken cancellationToken)
    {
        var used = own.Current;
        var asked = await used.Runner.RunAsync(variant, cancellationToken);
        var state = await own.LookAsync(used, variant.Id, cancellationToken);
        if (state == SessionState.Anew)
        {
            SetAside(variant);
            used = own.Current;
            asked = await used.Runner.RunAsync(variant, cancellationToken);
            state = await own.LookAsync(used, variant.Id, cancellationToken);
        }

        if (state == SessionState.Open)
        {
            return asked;
        }

        SetAside(variant);
        return (null, null);
    }

    /// <summary>What a variant brought back while the session ended is evidence of that, and of nothing else.</summary>
    private void SetAside(Variant variant)
    {
        foreach (var exchange in exchanges.Take(variant.Id))
        {
            var aside = exchange with { Variant = SessionKeeper.Variant, Step = string.Create(CultureInfo.InvariantCulture, $"ended{Interlocked.Increment(ref setAside)}") };
            exchanges.Add(aside);
            options.Archive?.Write(aside);
        }
    }

    private void Write(Variant variant)
    {
        foreach (var exchange in options.Archive is null ? [] : exchanges.Of(variant.Id))
        {
            options.Archive!.Write(exchange);
        }
    }

    private RunCause? OverCause(int done, int total) => own.Over is not { } over ? null
        : new RunCause(string.Create(CultureInfo.InvariantCulture, $"{over} The run ended after {done} of {total} variants."), EndsRun: false);

    /// <summary>Whether a variant asks what the run asked at its opening, and at most ends the session that it gets.</summary>
    private static bool AsksOnly(string operation, Variant variant) =>
        variant.Operations.All(asked => asked == operation || asked.StartsWith("DELETE ", StringComparison.Ordinal))
        && variant.Scenario.Steps[0] is RequestStep step
        && variant.Fill(step.Request.Auth) == (operation == EntryPoint.Operation ? AuthModes.None : AuthModes.Basic);

    private static VariantRecord NotAsked(Variant variant, string? reason) =>
        new(variant.Id, new Dictionary<string, string>(), reason, new Dictionary<string, string>());

    /// <summary>With an account that the target refuses, only what needs none is asked: more wrong logons could lock
    /// it.</summary>
    private static bool NeedsNoAccount(Variant variant) => variant.Scenario.Steps.All(step =>
        step is RequestStep request && variant.Fill(request.Request.Auth) == AuthModes.None);
}
