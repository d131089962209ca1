using Conformance.Core.Scenarios;
using Conformance.Emulator.Faults;
using Conformance.Emulator.Styles;
using Conformance.Replay.Transport;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>
/// A run that sends equal requests once says of each variant what a run says that sends each. Here for a sample; for every fault
/// and style over
/// the whole suite with <c>CONFORM_SHARING=all</c>.
/// </summary>
public sealed class SharingVerdictTests
{
    private const int Seed = 20261128;
    private const int SomeFaults = 5;
    private const int SomeStyles = 2;

    /// <summary>Here it is about verdicts: a busy machine must not give one of the two runs another.</summary>
    private static readonly TransportLimits Patient = new()
    {
        Connect = TimeSpan.FromMinutes(1),
        FirstByte = TimeSpan.FromMinutes(1),
        Exchange = TimeSpan.FromMinutes(2),
    };

    private static readonly bool IsAll = Environment.GetEnvironmentVariable("CONFORM_SHARING") == "all";

    private static readonly Selection Asked = IsAll ? Selection.All : new(
        ["area:jobs", "area:replica-*", "authentication/log*", "authentication/token*", "read-side/jobs*", "read-side/query-job/*", "area:window"]);

    public static IEnumerable<TestCaseData> Targets() =>
        [
            Case("right", new RunRequest()),
            .. Sample(FaultCatalogue.All.Select(fault => fault.Name), SomeFaults).Select(name => Case(name, new RunRequest { Faults = [name] })),
            .. Sample(StyleCatalogue.All.Select(style => style.Name).Where(name => name != "slow"), SomeStyles)
                .Select(name => Case(name, new RunRequest { Styles = [name], Dialect = "em13" })),
        ];

    [TestCaseSource(nameof(Targets))]
    public async Task Shared_answers_change_no_verdict(RunRequest request)
    {
        var asked = request with { Selection = Asked, Limits = Patient };
        var shared = await EmbeddedRuns.RunAsync(asked);
        var each = await EmbeddedRuns.RunAsync(asked with { SendsEach = true });

        var (together, apart) = (Said(shared).ToList(), Said(each).ToList());
        (Together: together.Except(apart), Apart: apart.Except(together)).Should().BeEquivalentTo((Together: Array.Empty<string>(), Apart: Array.Empty<string>()));
        shared.Record.Requests.Should().BeLessThan(each.Record.Requests);
    }

    private static IEnumerable<string> Said(RunOutput output) => output.Result.Variants.Select(variant =>
        $"{variant.Id} {variant.Outcome} {variant.Reason} {string.Join(", ", variant.Findings.Select(finding => $"{finding.Requirement.Id} {finding.Step} {finding.Place}").Distinct().Order(StringComparer.Ordinal))}");

    private static string[] Sample(IEnumerable<string> names, int count)
    {
        var all = names.ToArray();
        new Random(Seed).Shuffle(all);
        return IsAll ? all : [.. all.Take(count)];
    }

    private static TestCaseData Case(string name, RunRequest request) => new TestCaseData(request).SetArgDisplayNames(name);
}
