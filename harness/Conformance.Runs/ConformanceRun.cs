using System.Reflection;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>A run from end to end: open the target, replay, judge.</summary>
public static class ConformanceRun
{
    /// <summary>Name and version of the harness, for headers.</summary>
    public static string Tool { get; } =
        "conform " + (typeof(ConformanceRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");

    /// <summary>Replays and judges.</summary>
    /// <param name="prepared">What to send.</param>
    /// <param name="time">The clock of limits and times.</param>
    /// <param name="progress">Told after each variant; may be null.</param>
    /// <param name="cancellationToken">Ends the replay early; what is done is judged.</param>
    public static async Task<RunOutput> ExecuteAsync(
        Prepared prepared, TimeProvider time, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var journal = prepared.Journal;
        var records = new List<RunRecord>();
        if (journal is not null)
        {
            records.Add(journal.Kept);
        }

        foreach (var part in Parts(prepared.Plan.Variants.Where(variant => journal?.Kept.Variants.ContainsKey(variant.Id) != true)))
        {
            OpenTarget target;
            try
            {
                target = await OpenTarget.OpenAsync(prepared, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && records.Count > 0)
            {
                records.Add(Stopped);
                break;
            }

            await using (target)
            {
                await target.Replayer.ReplayAsync(part, progress, cancellationToken);
            }

            // Only now is the logoff among the exchanges.
            records.Add(target.Replayer.Record);
            if (target.Replayer.Cause is not null)
            {
                break;
            }
        }

        var record = RunRecord.Joined(records);
        journal?.Complete(record.Cause);
        return Judged(prepared, record, Header(prepared.Request, journal?.Started ?? started, time.GetUtcNow() - started));
    }

    /// <summary>What is added when a run is stopped between two of its parts.</summary>
    private static RunRecord Stopped => RunArchive.Empty with { Cause = new RunCause("The run was stopped; what was done is judged.", EndsRun: false) };

    /// <summary>What a run against that target is called in reports.</summary>
    public static RunHeader Header(RunRequest request, DateTimeOffset started, TimeSpan elapsed) =>
        new(Tool, request.Target, request.Facts, started, elapsed, Again(request)) { Certificate = request.Trust.PinText };

    /// <summary>The verdict on what a replay brought back.</summary>
    public static RunOutput Judged(Prepared prepared, RunRecord record, RunHeader header)
    {
        var judged = RunJudge.Judge(prepared.Plan.Variants, record.Variants, record.Exchanges, prepared.Request.Facts, prepared.Rules);
        if (record.Cause?.OnlyAsked is { } operation)
        {
            judged = Consequences.OfFirst(judged, operation, prepared.Rules.Suite);
        }

        var known = header with { ApiVersion = EntryPoint.NewestVersion(record.Exchanges, prepared.Rules.Mapping) };
        return new RunOutput(ResultBuilder.Build(known, judged, record.Exchanges, prepared.Plan, prepared.Rules, record.Cause, prepared.Waivers), record);
    }

    /// <summary>A variant that moves the clock has a target of its own, so that it ages nobody else's session and window.</summary>
    private static IEnumerable<IReadOnlyList<Variant>> Parts(IEnumerable<Variant> variants)
    {
        var all = variants.ToList();
        var beside = all.Where(variant => !Plan.MovesClock(variant)).ToList();
        IEnumerable<IReadOnlyList<Variant>> alone = all.Where(Plan.MovesClock).Select(variant => (IReadOnlyList<Variant>)[variant]);
        return beside.Count > 0 ? alone.Prepend(beside) : alone;
    }

    private static string Again(RunRequest request) => string.Join(' ', new[]
    {
        request.IsEmbedded ? "" : $"--target {request.Target} --user '{request.User}'",
        request.World is null ? "" : $"--world {request.Facts.World.ToString().ToLowerInvariant()}",
        request.IsEmbedded && request.Dialect != "em12" ? $"--dialect {request.Dialect}" : "",
        string.Join(' ', request.Faults.Select(fault => $"--fault {fault}")),
        request.AllowUnsafe ? "--allow-unsafe" : "",
        request.ApiVersion is null ? "" : $"--api-version {request.ApiVersion}",
    }.Where(part => part.Length > 0));
}

/// <summary>What a run gave.</summary>
/// <param name="Result">The verdict.</param>
/// <param name="Record">The exchanges that it rests on.</param>
public sealed record RunOutput(RunResult Result, RunRecord Record);
