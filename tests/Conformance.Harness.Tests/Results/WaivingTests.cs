using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Results;

/// <summary>What a waiver does to the verdict on an emulator that lets a token live on after its logoff.</summary>
public sealed class WaivingTests
{
    private const string Broken = "AUTH-015";
    private static readonly RunRequest Faulty = new() { Faults = ["token-after-logoff"], Selection = new Selection(["area:authentication"]) };
    private static readonly Lazy<Task<(Prepared Prepared, RunOutput Output)>> Run = new(() => RunAsync(Faulty));

    public sealed record Case(string Name, Waiver Waiver, WaiverState State, Outcome Outcome, string Message)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Cases =
    [
        new("matched", For(Broken), WaiverState.Waives, Outcome.Passed, "waives 1 violation in 1 variant until 2027-01-31."),
        new("matched on its last day", For(Broken) with { Expires = new DateOnly(2026, 12, 1) }, WaiverState.Waives, Outcome.Passed, "waives 1 violation in 1 variant until 2026-12-01."),
        new("matched by scenario", For(Broken) with { Scenario = "authentication/logoff" }, WaiverState.Waives, Outcome.Passed, "waives 1 violation in 1 variant until 2027-01-31."),
        new("expired", For(Broken) with { Expires = new DateOnly(2026, 11, 30) }, WaiverState.Expired, Outcome.Deviates,
            "expired on 2026-11-30 and waives nothing any more. Mend the deviation, or let jane@example.com renew it."),
        new("expired and mended", For("AUTH-001") with { Expires = new DateOnly(2026, 11, 30) }, WaiverState.Expired, Outcome.Deviates,
            "expired on 2026-11-30 and waives nothing any more. Nothing that it is about deviates in this run: take it out."),
        new("stale", For("AUTH-001"), WaiverState.Stale, Outcome.Deviates, "is stale: AUTH-001 holds now in all of its 9 variants. Take it out."),
        new("for another target", For(Broken) with { Target = "em.example.com" }, WaiverState.OtherTarget, Outcome.Deviates, "is for em.example.com; this target is emulator, version:v1_7."),
        new("expired for another target", For(Broken) with { Target = "em.example.com", Expires = default }, WaiverState.OtherTarget, Outcome.Deviates,
            "is for em.example.com; this target is emulator, version:v1_7."),
        new("outside the selection", For("RTS-001"), WaiverState.NotAsked, Outcome.Deviates, "is about nothing that was selected."),
        new("expired outside the selection", For("RTS-001") with { Expires = default }, WaiverState.NotAsked, Outcome.Deviates, "is about nothing that was selected."),
        new("partly outside the selection", For("HTTP-003"), WaiverState.NotAsked, Outcome.Deviates,
            "is about more than this run asked and could judge, and nothing of that deviates."),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_waiver_gets_its_state_and_the_run_its_outcome(Case data)
    {
        var result = await JudgedAsync(data.Waiver);

        result.Waivers.Should().ContainSingle();
        (result.Waivers[0].State, result.Waivers[0].Message).Should().Be((data.State, data.Message));
        result.Outcome.Should().Be(data.Outcome == Outcome.Passed ? Outcome.Passed : Outcome.Deviates);
        ExitCodes.Of(result.Outcome).Should().Be(data.State == WaiverState.Waives ? 0 : 1);
    }

    [Test]
    public async Task What_is_waived_is_counted_apart_and_its_requirement_stays_violated()
    {
        var result = await JudgedAsync(For(Broken));

        (result.Counts.Findings, result.Counts.Waived, result.Counts.FailingWaivers, result.Counts.Deviating).Should().Be((0, 1, 0, 0));
        result.Findings.Should().BeEmpty();
        result.Waivers[0].Findings.Single().Variants.Should().Equal("authentication/logoff");
        var requirement = result.Requirements.First(requirement => requirement.Requirement.Id == Broken);
        (requirement.Outcome, requirement.Findings, requirement.Waived).Should().Be((Outcome.Deviates, 0, 1));
    }

    [Test]
    public async Task The_verdict_shows_what_is_waived_with_owner_reason_and_last_day() =>
        VerdictText.Of(await JudgedAsync(For(Broken))).Should().StartWith("""
            WAIVED AUTH-015   waives 1 violation in 1 variant until 2027-01-31.
              expected     status 4xx
              actual       status 200 OK   (authentication/logoff)
              until        2027-01-31, jane@example.com
              reason       It is known.   https://issues.example.com/1
              waiver       waivers.yaml:1:1

            left out   10 variants: the entry point does not list the version to log on with

            CONFORMANT  emulator  world standard

            """).And.Contain("  waivers            1   1 waived\n").And.MatchRegex("  requirements +[0-9]+   of [0-9]+ in the catalogue, 1 waived\n").And.NotContain("1 violated");

    [Test]
    public async Task A_verdict_of_a_waiver_alone_says_that_no_requirement_is_to_blame() =>
        VerdictText.Of(await JudgedAsync(For(Broken), For("AUTH-001"))).Should()
            .Contain("DEVIATES  emulator  world standard\n  No requirement is violated that is not waived; the waivers above need mending.\n");

    [Test]
    public async Task The_verdict_shows_a_stale_waiver_and_lists_one_for_another_target() =>
        VerdictText.Of(await JudgedAsync(For(Broken), For("AUTH-001"), For(Broken) with { Target = "em.example.com" })).Should()
            .Contain("WAIVER STALE AUTH-001   is stale: AUTH-001 holds now in all of its 9 variants. Take it out.\n  until        2027-01-31, jane@example.com\n")
            .And.Contain("waiver left out AUTH-015   is for em.example.com; this target is emulator, version:v1_7.   waivers.yaml:1:1\n")
            .And.Contain("\nDEVIATES  emulator")
            .And.Contain("  waivers            3   1 waived, 1 expired, stale or unmatched\n");

    [Test]
    public async Task A_waiver_for_what_the_target_is_never_asked_is_unmatched()
    {
        // Only the embedded emulator's clock can be moved, so a live target is never asked about idle sessions.
        var (prepared, output) = await Run.Value;
        var live = prepared with { Request = prepared.Request with { Target = "https://em.example.com/api" }, Waivers = [For("AUTH-016") with { Target = "*", Scenario = "authentication/idle-expiry" }] };
        var plan = Plan.Of(live.Rules.Suite, live.Request.Selection, live.Request.Facts);

        var result = ConformanceRun.Judged(live with { Plan = plan }, output.Record, output.Result.Header with { Target = live.Request.Target }).Result;

        result.Waivers[0].State.Should().Be(WaiverState.Unmatched);
        result.Waivers[0].Message.Should().Be(
            "is about nothing that this target is asked: only the embedded emulator lets its clock be moved (as authentication/idle-expiry). Mend its scenario or its target, or take it out.");
        result.Waivers[0].Fails.Should().BeTrue();
    }

    [Test]
    public async Task Neither_errors_nor_what_was_not_tested_is_waived()
    {
        var (prepared, output) = await Run.Value;
        var none = output.Record with { Exchanges = [], Variants = new Dictionary<string, Core.Exchanges.VariantRecord>() };

        var result = ConformanceRun.Judged(prepared with { Waivers = [For(Broken)] }, none, output.Result.Header).Result;

        (result.Outcome, result.Waivers[0].State).Should().Be((Outcome.NotTested, WaiverState.NotAsked));
    }

    [Test]
    public async Task A_warning_can_be_waived_too()
    {
        var (prepared, output) = await RunAsync(new RunRequest { Faults = ["state-unknown"], Selection = new Selection(["area:replica-task-sessions"]) });
        var found = output.Result.Findings[0].First;

        var result = ConformanceRun.Judged(prepared with { Waivers = [For(found.Requirement.Id)] }, output.Record, output.Result.Header).Result;

        result.Counts.Waived.Should().BePositive();
        result.Findings.Should().NotContain(group => group.First.Requirement.Id == found.Requirement.Id);
    }

    private static Waiver For(string requirement) => new(
        "emulator", requirement, null, "jane@example.com", "It is known.", "https://issues.example.com/1", new DateOnly(2027, 1, 31), new DataPlace("waivers.yaml", 1, 1));

    private static async Task<RunResult> JudgedAsync(params Waiver[] waivers)
    {
        var (prepared, output) = await Run.Value;
        return ConformanceRun.Judged(prepared with { Waivers = waivers }, output.Record, output.Result.Header with { Started = new DateTimeOffset(2026, 12, 1, 23, 59, 59, TimeSpan.Zero) }).Result;
    }

    private static async Task<(Prepared Prepared, RunOutput Output)> RunAsync(RunRequest request)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(request);
        return (prepared, await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None));
    }
}
