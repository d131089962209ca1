using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Results.Waivers;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Reports;

/// <summary>Results that every report must be able to tell, by name.</summary>
internal static class SampleResults
{
    /// <summary>What a hostile server would like to see in a report.</summary>
    public const string Hostile = "</pre></details>`` ``` | a \\| <script>alert(1)</script> [x](javascript:alert(1)) ![i](https://evil.example/i) https://evil.example @team \u001b[31m\u202e\u0000\n# title\n\n| a | b |\n]]> &lt; \"'";

    private static readonly Lazy<Task<RunResult>> Sound = new(() => OfAsync());
    private static readonly Lazy<Task<RunResult>> Deviating = new(() => OfAsync("state-unknown", "name-rounded"));

    public static IEnumerable<string> Names() => ["sound", "deviating", "waived", "hostile", "stopped", "without variants"];

    public static async Task<RunResult> GetAsync(string name) => name switch
    {
        "sound" => await Sound.Value,
        "deviating" => await Deviating.Value,
        "hostile" => WithHostileTexts(await Deviating.Value),
        "waived" => Waived(await Deviating.Value),
        "stopped" => Stopped(await Sound.Value),
        _ => Empty(await Sound.Value),
    };

    private static async Task<RunResult> OfAsync(params string[] faults) => (await EmbeddedRuns.RunAsync(new RunRequest { Faults = faults, Selection = EmbeddedRuns.Slice })).Result;

    private static RunResult WithHostileTexts(RunResult result) => result with
    {
        Header = result.Header with { Target = Hostile, Authority = Hostile, Facts = result.Header.Facts with { Embedded = false } },
        Cause = Hostile,
        SessionsLeft = [new SessionLeft(Hostile, IsWaived: false), new SessionLeft(Hostile, IsWaived: true)],
        Notes = [Hostile],
        Findings = [.. result.Findings.Select(WithHostileTexts)],
        Variants = [.. result.Variants.Select((variant, index) => (index % 3) switch
        {
            0 => variant with { Outcome = Outcome.NotTested, Reason = Hostile },
            1 => variant with { Outcome = Outcome.Errored, Reason = Hostile },
            _ => variant,
        })],
        Profile = [.. result.Profile.Select(entry => entry with { Behaviour = Hostile })],
    };

    private static FindingGroup WithHostileTexts(FindingGroup group)
    {
        var findings = group.All.Select(finding => finding with { Violation = new Violation(ViolationKind.Differs, Hostile, Hostile, Hostile, Hostile) }).ToList();
        var response = group.Exchange.Response! with { ReasonPhrase = Hostile, Headers = [new("X-Evil", Hostile), new("X-Evil", "twice")] };
        return new FindingGroup(findings[0], group.Exchange with { Response = response, Request = group.Exchange.Request with { Url = "https://127.0.0.1/" + Hostile } }, findings);
    }

    /// <summary>The first group is waived, and a waiver of something else fails the run.</summary>
    private static RunResult Waived(RunResult result)
    {
        var waiver = new Waiver("emulator", result.Findings[0].First.Requirement.Id, null, "a team", Hostile, "https://bugs.example/1", new DateOnly(2030, 1, 2), new DataPlace("scenarios/waivers.yaml", 3, 5));
        return result with
        {
            Findings = [.. result.Findings.Skip(1)],
            Waivers =
            [
                new WaiverResult(waiver, WaiverState.Waives, "waives.", [result.Findings[0]]),
                new WaiverResult(waiver with { Requirement = "RTS-001" }, WaiverState.Stale, "all that it is about passes. Take it out.", []),
            ],
        };
    }

    private static RunResult Stopped(RunResult result) => result with
    {
        Outcome = Outcome.Errored,
        Cause = "The run was stopped.",
        Variants = [.. result.Variants.Select(variant => variant with { Outcome = Outcome.NotTested, Reason = "the run ended before it was reached." })],
    };

    private static RunResult Empty(RunResult result) => result with
    {
        Outcome = Outcome.NotTested,
        Variants = [],
        Findings = [],
        Profile = [],
        Counts = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    };
}
