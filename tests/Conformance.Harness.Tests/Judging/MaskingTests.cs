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

    private static RunRequest Of(string variant) => new() { Selection = new Selection([variant.Split('[')[0] + "*"]) };

    private static async Task<JudgedVariant> JudgedAsync(string variant, Func<Exchange, Exchange> change)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Of(variant));
        var output = await EmbeddedRuns.RunAsync(Of(variant));
        IExchangeCollection exchanges = [.. output.Record.Exchanges.Select(exchange => exchange.Variant == variant ? change(exchange) : exchange)];
        return new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules).Complete(output.Record.Variants, exchanges).First(judged => judged.Id == variant);
    }

    private static Exchange With(Exchange exchange, int status, string body) =>
        exchange with { Response = (exchange.Response! with { Status = status }).WithBody(Encoding.UTF8.GetBytes(body)) };
}
