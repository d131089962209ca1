using System.Collections.Concurrent;
using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Replay.Runs;
using Conformance.Runs;
using Conformance.Runs.Configuration;
using NUnit.Framework;

namespace Conformance.NUnit;

/// <summary>
/// The suite as NUnit test cases, one for each variant, with its area and its requirements as categories. Derive one class from
/// it
/// in a test project of your own; the parameters of <c>runsettings/live.runsettings</c> say what to test.
/// </summary>
/// <remarks>A scenario is replayed when the first of its variants is asked for, so a filter sends only what it selects.</remarks>
[Parallelizable(ParallelScope.All)]
public abstract class ConformanceTests
{
    private static readonly Lazy<(RunRequest Request, string? Fault)> Asked = new(SuiteParameters.ReadOrTell);

    private static readonly Lazy<Task<Prepared>> Preparing = new(() => Prepared.ReadAsync(
        Asked.Value.Request, ProjectFolder.Find(Environment.CurrentDirectory), CancellationToken.None));

    private readonly ConcurrentDictionary<string, Lazy<Task<RunOutput>>> scenarios = new(StringComparer.Ordinal);
    private OpenTarget? target;
    private string? unusable;
    private int isTold;

    /// <summary>The variants as test cases.</summary>
    public static IEnumerable<TestCaseData> Variants()
    {
        var prepared = Preparing.Value.GetAwaiter().GetResult().Foreseen;
        return prepared.Plan.Variants.Select(variant =>
        {
            var test = new TestCaseData(variant.Id).SetName(variant.Id).SetDescription(variant.Scenario.Title).SetCategory(variant.Scenario.Area);
            return Coverage.Named(variant).Aggregate(test, (data, requirement) => data.SetCategory(requirement));
        });
    }

    /// <summary>The waivers as test cases; none if there are no waivers.</summary>
    public static IEnumerable<TestCaseData> Waivers() => Preparing.Value.GetAwaiter().GetResult().Waivers.Select(waiver =>
        new TestCaseData(waiver.Place.ToString()).SetName($"waiver of {waiver.Requirement} at {waiver.Place}").SetCategory("waivers"));

    /// <summary>Logs on to the target, once for all variants.</summary>
    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        // A fault here would be told of every test case; the first of them tells it.
        if (Asked.Value.Fault is { } fault)
        {
            unusable = fault;
            return;
        }

        await TestContext.Progress.WriteAsync(TargetText.Of(Asked.Value.Request));
        target = await OpenTarget.OpenSettlingAsync(await Preparing.Value, TimeProvider.System, CancellationToken.None);
        if (target.Replayer.Cause is { } cause && (cause.EndsRun || cause.OnlyAsked is not null))
        {
            unusable = cause.Message;
        }
    }

    /// <summary>The first test case fails with what stands in the way of all; the others are not run, and say so.</summary>
    private void RequireTarget()
    {
        if (unusable is null)
        {
            return;
        }

        if (Interlocked.Exchange(ref isTold, 1) == 0)
        {
            throw Failure(unusable);
        }

        Assert.Ignore("Not run: the target cannot be asked. One other test case says why.");
    }

    /// <summary>Logs off.</summary>
    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (target is not null)
        {
            await target.DisposeAsync();
        }
    }

    /// <summary>Passes if the variant does; otherwise fails with the text that the command line prints.</summary>
    [TestCaseSource(nameof(Variants))]
    [WithoutStackTrace]
    public async Task Conforms(string variant)
    {
        RequireTarget();
        var prepared = await Preparing.Value;
        var scenario = prepared.Plan.Variants.First(planned => planned.Id == variant).Scenario.Id;
        var output = await OutputAsync(prepared, scenario);
        var verdict = output.Result.Variants.FirstOrDefault(judged => judged.Id == variant);
        if (verdict is null)
        {
            // Only the target's entry point tells which versions it has.
            Assert.Ignore($"Not asked of this target: {output.Result.Excluded.FirstOrDefault(excluded => excluded.Variant.Id == variant)?.Reason ?? "it does not apply"}.");
        }

        var findings = output.Result.Findings.Select(group => Text(group, variant, output.Result.Header)).OfType<string>().ToList();
        findings.AddRange(output.Result.Waivers.SelectMany(waiver => waiver.Findings.SelectMany(group => group.All)
            .Where(finding => finding.Variant == variant).Select(finding => WaiverText.Of(waiver, finding))));
        var text = string.Join('\n', findings);
        if (output.Result.Claims is { Stale.Count: > 0 } claims)
        {
            throw Failure("\n" + ClaimText.Of(claims));
        }

        if (verdict.Declared is { } declared)
        {
            Assert.Ignore(declared);
        }

        if (verdict.IsBehindWaiver)
        {
            Assert.Ignore($"Not judged, because of a deviation that is waived: {verdict.Reason}\n{text}");
        }

        switch (verdict.Outcome)
        {
            case Outcome.Deviates:
                throw Failure("\n" + text);
            case Outcome.Passed:
                await TestContext.Out.WriteAsync(text);
                Assert.Pass();
                break;
            default:
                throw Failure($"{(verdict.Outcome == Outcome.Errored ? "ERRORED" : "NOT TESTED")} {variant}\n  {verdict.Reason}{(target!.Replayer.Cause is { } cause ? "\n  " + cause.Message : "")}");
        }
    }

    /// <summary>The first finding of a group in a variant, and how many more there are; null if there is none. One cause is one
    /// block, however many members show it.</summary>
    private static string? Text(FindingGroup group, string variant, RunHeader header) => group.All.Where(finding => finding.Variant == variant).ToList() is [var first, .. var more]
        ? FindingText.Of(first, group.Exchange, header) + (more.Count > 0 ? $"  also at      {Counted.Of(more.Count, "more place")} in this variant\n" : "") : null;

    /// <summary>Fails if the waiver is expired, stale or unmatched; replays what it is about to tell.</summary>
    [TestCaseSource(nameof(Waivers))]
    [WithoutStackTrace]
    public async Task Waives(string place)
    {
        RequireTarget();
        var prepared = await Preparing.Value;
        var waiver = prepared.Waivers.First(waiver => waiver.Place.ToString() == place);
        var records = new List<RunRecord>();
        foreach (var variants in prepared.Plan.Variants.Where(variant => waiver.Covers(variant.Id)).GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal))
        {
            var output = await OutputAsync(prepared, variants.Key);
            records.Add(output.Record.Only([.. variants.Select(variant => variant.Id)]));
        }

        var header = ConformanceRun.Header(prepared.Request, TimeProvider.System.GetUtcNow(), TimeSpan.Zero);
        var result = ConformanceRun.Judged(prepared with { Waivers = [waiver] }, RunRecord.Joined(records), header).Result.Waivers[0];
        var text = WaiverText.Of(result);
        await TestContext.Out.WriteAsync(text);
        if (result.Fails)
        {
            throw Failure("\n" + text);
        }
    }

    /// <summary>A failed test of which NUnit keeps the text alone: <c>Assert.Fail</c> would keep its place in this file
    /// too.</summary>
    private static AssertionException Failure(string text) => new(text);

    private Task<RunOutput> OutputAsync(Prepared prepared, string scenario) =>
        scenarios.GetOrAdd(scenario, id => new Lazy<Task<RunOutput>>(() => ReplayAsync(prepared, id))).Value;

    private async Task<RunOutput> ReplayAsync(Prepared prepared, string scenario)
    {
        var plan = prepared.Plan with { Variants = [.. prepared.Plan.Variants.Where(variant => variant.Scenario.Id == scenario)] };
        var part = prepared with { Plan = plan, Whole = null };
        var started = TimeProvider.System.GetUtcNow();
        if (plan.Variants.Any(Plan.MovesClock))
        {
            return await ConformanceRun.ExecuteAsync(part, TimeProvider.System, null, CancellationToken.None);
        }

        await target!.Replayer.ReplayAsync(plan.Variants, null, CancellationToken.None);
        return ConformanceRun.Judged(part, target.Replayer.Record, ConformanceRun.Header(part.Request, started, TimeProvider.System.GetUtcNow() - started));
    }
}
