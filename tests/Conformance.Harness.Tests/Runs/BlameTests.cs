using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>Suites and emulators that violate the clauses of the gate that need a whole run, one each.</summary>
public sealed class BlameTests
{
    private const string Logoff = "AUTH-015";

    private Prepared prepared = null!;
    private RunResult correct = null!;
    private RunResult faulty = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        var request = new RunRequest { Selection = new Selection(["authentication/logoff", "authentication/entry-point"]) };
        prepared = await EmbeddedRuns.PreparedAsync(request);
        correct = (await EmbeddedRuns.RunAsync(request)).Result;
        faulty = (await EmbeddedRuns.RunAsync(request with { Faults = ["token-after-logoff"] })).Result;
        Blame.OfFault(Requirement(Logoff), faulty, correct).Should().BeNull();
        Blame.OfStyle(correct).Should().BeNull();
    }

    [Test]
    public void A_fault_that_nobody_notices_is_named() =>
        Blame.OfFault(Requirement(Logoff), correct, correct).Should().Be($"nobody notices that {Logoff} is broken");

    [Test]
    public void A_fault_that_is_blamed_only_on_a_wrong_requirement_is_named() =>
        Blame.OfFault(Requirement("AUTH-001"), faulty, correct).Should().Be($"AUTH-001 is broken, and only {Logoff} blamed");

    [Test]
    public void A_behaviour_that_is_left_open_and_blamed_is_named() =>
        Blame.OfFault(Requirement("HTTP-005"), faulty, correct).Should().Be($"a behaviour that HTTP-005 leaves open is blamed on {Logoff}");

    [Test]
    public void A_behaviour_that_the_profile_does_not_tell_of_is_named() =>
        Blame.OfFault(Requirement("HTTP-005"), correct, correct).Should().Be("the behaviour profile does not tell of HTTP-005");

    [Test]
    public async Task A_style_that_a_suite_blames_is_named()
    {
        using var scenarios = new ScenarioFolder();
        scenarios.Append("everywhere.yaml", "  - { requirement: HTTP-001, header: { name: Content-Type, matches: '^application/(xml|json)$' }, when: { status: 200 } }\n");

        var result = (await EmbeddedRuns.RunAsync(prepared.Request with { Scenarios = scenarios.Root, Styles = ["charset"] })).Result;

        Blame.OfStyle(result).Should().StartWith("a lawful style is blamed on HTTP-001: ").And.EndWith("actual \"application/xml; charset=utf-8\"");
    }

    private Requirement Requirement(string id) => prepared.Rules.Suite.Requirements[id];
}
