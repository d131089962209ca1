using System.Collections.Concurrent;
using System.Reflection;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>A run from end to end: open the target, replay, judge.</summary>
public static class ConformanceRun
{
    /// <summary>Name and version of the harness, for headers.</summary>
    public static string Tool { get; } =
        "conform " + (typeof(ConformanceRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    /// <summary>Replays and judges, and keeps every exchange.</summary>
    /// <param name="prepared">What to send.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="progress">Told after each variant; may be null.</param>
    /// <param name="cancellationToken">Ends the replay early; what is done is judged.</param>
    public static async Task<RunOutput> ExecuteAsync(
        Prepared prepared, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var through = new ConcurrentQueue<(VariantRecord Record, IReadOnlyList<Exchange> Exchanges)>();
        var (result, rest) = await RunAsync(prepared, (record, exchanges) => through.Enqueue((record, exchanges)), time, progress, cancellationToken);
        var judged = new RunRecord(
            through.ToDictionary(variant => variant.Record.Variant, variant => variant.Record, StringComparer.Ordinal),
            [.. through.SelectMany(variant => variant.Exchanges)],
            null);
        return new RunOutput(result, RunRecord.Joined([judged, rest]));
    }

    /// <summary>Replays and judges, and keeps only the exchanges that findings show, so that a run may be of any size.</summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public static async Task<RunResult> JudgeAsync(
        Prepared prepared, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        (await RunAsync(prepared, null, time, progress, cancellationToken)).Result;

    /// <summary>The verdict, and what was not judged while the replay went on.</summary>
    private static async Task<(RunResult Result, RunRecord Remainder)> RunAsync(
        Prepared prepared, Action<VariantRecord, IReadOnlyList<Exchange>>? also, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var journal = prepared.Journal;
        var rest = new List<RunRecord>();
        if (journal is not null)
        {
            rest.Add(journal.Kept);
        }

        // Which versions the target has, its entry point tells; only then is it known what is asked of it.
        (Prepared Run, RunJudge Judge, WholeProgress? Whole)? settled = journal is not null && prepared.ListedTo(journal.Kept.Exchanges) is { Count: > 0 } earlier
            ? Settled(prepared.At(earlier)) : null;
        var opening = progress is null ? null : new WholeProgress(progress, Left(prepared).Count());
        Action<TimeSpan>? waits = opening is null ? null : wait => (settled?.Whole ?? opening).Wait(wait);
        foreach (var part in Parts(prepared.Possible.Where(IsLeft)))
        {
            if (settled is { } known && Remaining(part, known.Run).Count == 0)
            {
                continue;
            }

            OpenTarget target;
            try
            {
                target = await OpenTarget.OpenAsync(prepared, (new JudgedMeanwhile(() => settled!.Value.Judge, also), waits), time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && rest.Count > 0)
            {
                rest.Add(Stopped);
                break;
            }

            await using (target)
            {
                var at = settled ??= Settled(prepared.At(target.Replayer.Listed));
                if (target.Replayer.SizeOf(Remaining(part, at.Run)) is { } size)
                {
                    at.Whole?.Begin(size);
                }

                await target.Replayer.ReplayAsync(Remaining(part, at.Run), at.Whole, cancellationToken);
            }

            settled?.Whole?.PartEnds();

            // Only now is the logoff among the exchanges.
            rest.Add(target.Replayer.Record);
            if (target.Replayer.Cause is not null)
            {
                break;
            }
        }

        var record = RunRecord.Joined(rest);
        var (run, judge, _) = settled ?? Settled(prepared.At(prepared.ListedTo(record.Exchanges)));
        var result = Result(run, judge, record, Header(run.Request, journal?.Started ?? started, time.GetUtcNow() - started));
        record = record with { Dialects = result.Header.Dialects };
        journal?.Complete(record);
        return (result, record);

        (Prepared Run, RunJudge Judge, WholeProgress? Whole) Settled(Prepared at) =>
            (at, Judge(at), progress is null ? null : new WholeProgress(progress, Left(at).Count(), new PlannedRequests(at.Rules.Contract).Of(Left(at)).Count()));

        IEnumerable<Variant> Left(Prepared at) => at.Plan.Variants.Where(IsLeft);

        bool IsLeft(Variant variant) => journal?.Kept.Variants.ContainsKey(variant.Id) != true;
    }

    /// <summary>The variants of a part that the target is asked.</summary>
    private static List<Variant> Remaining(IEnumerable<Variant> part, Prepared run)
    {
        var asked = run.Plan.Variants.Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        return [.. part.Where(variant => asked.Contains(variant.Id))];
    }

    /// <summary>What is added when a run is stopped between two of its parts.</summary>
    private static RunRecord Stopped => RunArchive.Empty with { Cause = new RunCause("The run was stopped; what was done is judged.", EndsRun: false) };

    /// <summary>What a run against that target is called in reports.</summary>
    public static RunHeader Header(RunRequest request, DateTimeOffset started, TimeSpan elapsed) =>
        new(Tool, request.Target, request.Facts, started, elapsed, AgainOptions.Of(request))
        {
            Certificate = request.Trust.PinText,
            Authority = request.Trust.CaPath,
            Client = request.Client?.Name,
            IsRecording = request.Recording is not null,
            Depth = request.Depth,
            Shell = request.Shell,
            User = request.IsEmbedded || request.User.Length == 0 ? null : request.User,
        };

    /// <summary>The verdict on what a replay brought back.</summary>
    public static RunOutput Judged(Prepared prepared, RunRecord record, RunHeader header)
    {
        var run = prepared.At(prepared.ListedTo(record.Exchanges));
        return new RunOutput(Result(run, Judge(run), record, header with { Facts = run.Request.Facts }), record);
    }

    /// <summary>What judges such a run.</summary>
    internal static RunJudge Judge(Prepared prepared) => new(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules)
    {
        Schema = prepared.Schema is { } schema ? new SchemaLedger(schema, prepared.Rules.Contract) : null,
    };

    private static RunResult Result(Prepared prepared, RunJudge judge, RunRecord rest, RunHeader header)
    {
        var judged = judge.Complete(rest.Variants, rest.Exchanges);
        if (rest.Cause?.OnlyAsked is { } operation)
        {
            judged = Consequences.OfFirst(judged, operation, prepared.Rules.Suite);
        }

        return ResultBuilder.Build(header with { Requests = rest.Requests, ApiVersion = judge.NewestVersion, Dialects = judge.Dialects }, judged, judge.Shown, prepared.Plan, prepared.Rules, new RunEnding(rest.Cause, rest.SessionsLeft, rest.Notes), prepared.Waivers, prepared.Capabilities) with
        {
            Schema = judge.Schema?.Comparison(),
        };
    }

    /// <summary>A variant that moves the clock has a target of its own, so that it ages nobody else's session and
    /// window.</summary>
    private static IEnumerable<IReadOnlyList<Variant>> Parts(IEnumerable<Variant> variants)
    {
        var all = variants.ToList();
        var beside = all.Where(variant => !Plan.MovesClock(variant)).ToList();
        IEnumerable<IReadOnlyList<Variant>> alone = all.Where(Plan.MovesClock).Select(variant => (IReadOnlyList<Variant>)[variant]);
        return beside.Count > 0 ? alone.Prepend(beside) : alone;
    }
}

/// <summary>What a run gave.</summary>
/// <param name="Result">The verdict.</param>
/// <param name="Record">The exchanges that it rests on.</param>
public sealed record RunOutput(RunResult Result, RunRecord Record);
