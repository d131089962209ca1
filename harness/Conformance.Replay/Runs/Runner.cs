using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>Replays a plan against a target and brings back every exchange. Decides nothing about the answers.</summary>
public static class Runner
{
    private const int BrokenInARow = 3;

    /// <summary>Runs a plan. The run's own logon session is deleted at the end, whatever the end is.</summary>
    /// <param name="plan">What to send.</param>
    /// <param name="options">Where to and how.</param>
    /// <param name="rules">The contract, for links and paths.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="progress">Told after each variant; may be null.</param>
    /// <param name="cancellationToken">Ends the run early: what is done is kept, the rest is not reached, the session is still deleted.</param>
    public static async Task<RunRecord> RunAsync(
        Plan plan, RunOptions options, Rulebook rules, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        await using var transport = new HttpTransport(
            new TransportOptions(options.BaseUrl)
            {
                Limits = options.Limits,
                Trust = options.Trust,
                AllowUnsafe = options.Facts.Embedded || options.Facts.AllowUnsafe,
            },
            time);
        var redactor = new Redactor(options.User, options.Password);
        var sender = new Sender(transport, redactor, rules.Mapping);
        await using var session = new RunSession(sender, options, rules.Contract);
        var cause = await session.OpenAsync(cancellationToken);
        var records = new ConcurrentDictionary<string, VariantRecord>(StringComparer.Ordinal);
        if (cause is not { EndsRun: true })
        {
            cause = await ReplayAsync(plan, options, rules, sender, session, records, progress, cancellationToken) ?? cause;
        }

        await session.DisposeAsync();
        return new RunRecord(records, sender.Exchanges, cause);
    }

    private static async Task<RunCause?> ReplayAsync(
        Plan plan, RunOptions options, Rulebook rules, Sender sender, RunSession session,
        ConcurrentDictionary<string, VariantRecord> records, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var discovery = new Discovery(sender, options, rules.Contract, session.Session, session.Logon);
        var runner = new VariantRunner(sender, new Binder(options, discovery), options, rules.Contract, session.Session);
        var broken = new BrokenStreak(BrokenInARow);

        async ValueTask One(Variant variant, CancellationToken token)
        {
            if (session.Refused && !CanRunRefused(variant))
            {
                records[variant.Id] = new VariantRecord(variant.Id, new Dictionary<string, string>(), "the logon was refused.", new Dictionary<string, string>());
            }
            else
            {
                records[variant.Id] = await runner.RunAsync(variant, token);
                if (broken.Count(sender.LastFailure(variant.Id)))
                {
                    await stop.CancelAsync();
                }
            }

            progress?.Report(new RunProgress(records.Count, plan.Variants.Count, sender.Count));
        }

        try
        {
            var beside = plan.Variants.Where(variant => !Plan.MovesClock(variant)).ToList();
            await Parallel.ForEachAsync(beside, new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = stop.Token }, One);
            foreach (var variant in plan.Variants.Where(Plan.MovesClock))
            {
                stop.Token.ThrowIfCancellationRequested();
                await One(variant, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return broken.Cause(records.Count, plan.Variants.Count) ?? new RunCause(
                $"The run was stopped after {records.Count} of {plan.Variants.Count} variants; what was done is judged.", EndsRun: false);
        }

        return null;
    }

    /// <summary>With an account that the target refuses, only what needs none can be asked; more wrong logons could lock it.</summary>
    private static bool CanRunRefused(Variant variant) => variant.Scenario.Steps.All(step =>
        step is RequestStep request && variant.Fill(request.Request.Auth) == AuthModes.None);
}
