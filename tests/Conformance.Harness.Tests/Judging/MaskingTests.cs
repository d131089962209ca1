using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>One finding switches nothing else off: what is there is judged, and what is not there is not tested.</summary>
public sealed class MaskingTests
{
    private const string Filter = "read-side/query-replica-job-session/filter[field=Name]";

    [Test]
    public async Task Elements_in_another_order_leave_every_other_check_asked()
    {
        var right = (await EmbeddedRuns.RunAsync(Of(Filter))).Result;
        var wrong = (await EmbeddedRuns.RunAsync(Of(Filter) with { Faults = ["order-swapped"] })).Result;

        wrong.Findings.Should().NotBeEmpty();
        wrong.Counts.Checks.Should().Be(right.Counts.Checks);
    }

    [Test]
    public async Task A_filter_that_is_ignored_is_found_beside_elements_in_another_order() =>
        (await EmbeddedRuns.RunAsync(Of(Filter) with { Faults = ["order-swapped", "query-filter-ignored"] })).Result.Findings
            .Select(group => group.First.Requirement.Id).Should().Contain("QRY-003").And.HaveCountGreaterThan(1);

    [Test]
    public async Task A_list_that_does_not_come_leaves_what_is_asked_of_it_untested()
    {
        var verdict = await JudgedAsync("read-side/jobs-id/by-id[accept=absent,format=absent]", exchange => exchange.Step == "list" ? With(exchange, 500, "<Error/>") : exchange);

        verdict.Findings.Should().Contain(finding => finding.Requirement.Id == "OPS-001");
        verdict.Checks.Should().Contain(new JudgedCheck("REP-011", CheckOutcome.Blocked, "list was answered with another status than was asked for"))
            .And.Contain(check => check.Requirement == "NEG-004" && check.Outcome == CheckOutcome.Blocked)
            .And.Contain(new JudgedCheck("OPS-001", CheckOutcome.Passed, null), "the other answer came");
    }

    [Test]
    public async Task A_logon_that_fails_leaves_what_does_not_use_its_session_judged()
    {
        var verdict = await JudgedAsync("authentication/sessions-of-others", exchange => exchange.Step == "logon" ? With(exchange, 500, "<Error/>") : exchange);

        verdict.Checks.Should().Contain(new JudgedCheck("AUTH-018", CheckOutcome.Passed, null), "the run's own session asked for the list")
            .And.Contain(new JudgedCheck("AUTH-033", CheckOutcome.Blocked, "logon failed, on which logoff builds"));
    }

    [Test]
    public async Task A_logoff_that_is_refused_leaves_what_the_session_may_do_after_it_untested()
    {
        var verdict = await JudgedAsync("authentication/logoff", exchange => exchange.Step switch
        {
            "logoff" => With(exchange, 405, "<Error/>"),
            "after" => With(exchange, 200, ""),
            _ => exchange,
        });

        verdict.Checks.Should().Contain(new JudgedCheck("AUTH-015", CheckOutcome.Blocked, "logoff failed, on which after builds"))
            .And.Contain(new JudgedCheck("AUTH-011", CheckOutcome.Passed, null), "before the logoff the session was let in");
    }

    [Test]
    public async Task A_refusal_shows_nothing_where_the_session_was_refused_before_too()
    {
        var verdict = await JudgedAsync("authentication/logoff", exchange => exchange.Step is "before" or "after" ? With(exchange, 404, "<Error/>") : exchange);

        verdict.Checks.Should().Contain(new JudgedCheck("AUTH-015", CheckOutcome.Blocked, "before was refused already, which should have been let in"))
            .And.Contain(new JudgedCheck("AUTH-014", CheckOutcome.Passed, null), "the logoff was asked and met");
    }

    [Test]
    public async Task What_only_a_right_status_would_be_asked_is_not_tested_where_it_is_wrong()
    {
        var verdict = await JudgedAsync("jobs/one[accept=absent]", exchange => exchange.Step == "job" ? With(exchange, 404, "<Error/>") : exchange);

        verdict.Checks.Should().Contain(new JudgedCheck("JOB-001", CheckOutcome.Blocked, "job was answered with another status than was asked for"))
            .And.Contain(new JudgedCheck("REP-005", CheckOutcome.Blocked, "job was answered with another status than was asked for"));
        verdict.Unproven.Should().Contain("JOB-001");
        verdict.Checks.Should().NotContain(check => check.Requirement == "WIN-001" && check.Outcome == CheckOutcome.Blocked && check.Reason!.StartsWith("session", StringComparison.Ordinal), "its status is right");
    }

    [Test]
    public async Task What_only_a_right_body_would_be_asked_is_not_tested_where_it_is_another()
    {
        using var scenarios = new ScenarioFolder();
        scenarios.Append("jobs/form.yaml", """
            scenario: jobs/form
            title: A check of one kind of body
            given: { job: { resource: Job } }
            steps:
              - get: /jobs/{job.id}
                format: Entity
            expect:
              - { requirement: JOB-001, root: Job }
              - { requirement: REP-015, implies: { if: Result, is: Success, then: Reason, one-of: "" }, when: { form: Job } }
              - { requirement: REP-016, ordered: { first: CreationTimeUTC, last: EndTimeUTC }, when: { form: Backup } }
            """);
        var request = Of("jobs/form") with { Scenarios = scenarios.Root };

        var right = await JudgedAsync(request, "jobs/form", exchange => exchange);
        var wrong = await JudgedAsync(request, "jobs/form", exchange => With(exchange, 200, "<BackupServer/>"));

        right.Checks.Should().NotContain(check => check.Outcome == CheckOutcome.Blocked, "a body of another kind is not asked for");
        wrong.Checks.Should().Contain(new JudgedCheck("REP-015", CheckOutcome.Blocked, wrong.Checks.First(check => check.Outcome == CheckOutcome.Blocked).Reason));
        wrong.Unproven.Should().Contain("REP-015: the body of").And.Contain("is another than was asked for");
    }

    private static RunRequest Of(string variant) => new() { Selection = new Selection([variant.Split('[')[0] + "*"]) };

    private static Task<JudgedVariant> JudgedAsync(string variant, Func<Exchange, Exchange> change) => JudgedAsync(Of(variant), variant, change);

    private static async Task<JudgedVariant> JudgedAsync(RunRequest request, string variant, Func<Exchange, Exchange> change)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(request);
        var output = await EmbeddedRuns.RunAsync(request);
        IExchangeCollection exchanges = [.. output.Record.Exchanges.Select(exchange => exchange.Variant == variant ? change(exchange) : exchange)];
        return new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules).Complete(output.Record.Variants, exchanges).First(judged => judged.Id == variant);
    }

    private static Exchange With(Exchange exchange, int status, string body) =>
        exchange with { Response = (exchange.Response! with { Status = status }).WithBody(Encoding.UTF8.GetBytes(body)) };
}
