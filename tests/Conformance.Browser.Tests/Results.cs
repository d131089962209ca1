using System.Globalization;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Browser.Tests;

/// <summary>Results to make reports of: real runs against the embedded emulator, and what is made from them.</summary>
internal static class Results
{
    // A part of the suite, so that these tests are about the report and quick.
    private static readonly Selection Part = new(["area:authentication", "area:replica-task-sessions"]);
    private static readonly Lazy<Task<RunResult>> Sound = new(() => OfAsync());
    private static readonly Lazy<Task<RunResult>> Wrong = new(async () => AsOfALiveTarget(await OfAsync("token-after-logoff", "state-unknown", "name-rounded")));

    /// <summary>A run without findings.</summary>
    public static Task<RunResult> SoundAsync() => Sound.Value;

    /// <summary>A run with findings of level documented (AUTH-015, REP-008) and observed (REP-009).</summary>
    public static Task<RunResult> WrongAsync() => Wrong.Value;

    /// <summary>A run of many variants, of which every seventh deviates and every eleventh was not tested, each for its own
    /// reason.</summary>
    public static async Task<RunResult> LargeAsync(int variants)
    {
        var wrong = await WrongAsync();
        var finding = wrong.Findings[0].First;
        var checks = Enumerable.Range(0, 20).Select(_ => new JudgedCheck(finding.Requirement.Id, CheckOutcome.Passed)).ToList();
        var judged = Enumerable.Range(0, variants).Select(number => Variant(number, finding, checks)).ToList();
        var group = wrong.Findings[0] with { All = [.. judged.SelectMany(variant => variant.Findings)] };
        return wrong with
        {
            Variants = judged,
            Findings = [group, .. wrong.Findings.Skip(1)],
            Counts = wrong.Counts with
            {
                Variants = variants,
                Passed = judged.Count(variant => variant.Outcome == Outcome.Passed),
                Deviating = judged.Count(variant => variant.Outcome == Outcome.Deviates),
                NotTested = judged.Count(variant => variant.Outcome == Outcome.NotTested),
            },
        };
    }

    /// <summary>Only of a live target does a report have curl lines.</summary>
    private static RunResult AsOfALiveTarget(RunResult result) => result with
    {
        Header = result.Header with
        {
            Target = "https://em.example.com:9398/api",
            Facts = result.Header.Facts with { Embedded = false },
            AgainOptions = "--target https://em.example.com:9398/api --user auditor",
        },
    };

    private static async Task<RunResult> OfAsync(params string[] faults)
    {
        var request = new RunRequest { Faults = faults, Selection = Part };
        var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        return (await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None)).Result;
    }

    private static JudgedVariant Variant(int number, Finding finding, IReadOnlyList<JudgedCheck> checks)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"area-{number % 9}/scenario-{number / 100}[accept=application-json,auth=header,format=Entity,page={number:00000}]");
        return (number % 7, number % 11) switch
        {
            (0, _) => new JudgedVariant(id, Outcome.Deviates, null, [finding with { Variant = id }], [], checks, 2),
            (_, 0) => new JudgedVariant(id, Outcome.NotTested, string.Create(CultureInfo.InvariantCulture, $"nothing with <{number}> could be bound."), [], [], [], 0),
            _ => new JudgedVariant(id, Outcome.Passed, null, [], [], checks, 2),
        };
    }
}
