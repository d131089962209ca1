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

/// <summary>What a right server may do and a hasty suite would blame.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LooseningTests
{
    [Test]
    public async Task An_instant_that_is_shown_cut_off_may_be_greater_than_it_looks() =>
        await NothingIsBlamedAsync("fraction-0", "read-side/query-restore-point/compare*", "read-side/query-restore-point/filter*", "read-side/query-restore-point/sort*");

    [Test]
    public async Task A_version_that_the_entry_point_does_not_list_may_be_refused()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new Selection(["authentication/logon-version"]) });
        var output = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None);
        IExchangeCollection exchanges =
        [
            .. output.Record.Exchanges.Where(exchange => !exchange.Variant.Contains("v1_5", StringComparison.Ordinal) || exchange.Step != "logoff").Select(exchange => exchange with { Response = Older(exchange) }),
        ];

        var judged = new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules).Complete(output.Record.Variants, exchanges).ToList();

        judged.SelectMany(variant => variant.Findings).Should().BeEmpty();
        judged.Where(variant => variant.Id.Contains("v1_5", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.OnlyContain(variant => variant.Outcome == Outcome.NotTested && variant.Reason!.Contains("the entry point does not list v1_5", StringComparison.Ordinal));
    }

    /// <summary>The answer of a server that no longer knows v1_5.</summary>
    private static ReceivedResponse Older(Exchange exchange)
    {
        var response = exchange.Response!;
        return exchange.Step == "entry" ? response.WithBody(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(response.Body.Span).Replace("v1_5", "v1_8", StringComparison.Ordinal)))
            : exchange.Step == "logon" && exchange.Variant.Contains("v1_5", StringComparison.Ordinal)
                ? (response with { Status = 400 }).WithBody(exchange.Variant.Contains("json", StringComparison.Ordinal)
                    ? """{"Message":"Not supported.","StatusCode":400}"""u8.ToArray() : """<Error xmlns="http://www.veeam.com/ent/v1.0" Message="Not supported." StatusCode="400"/>"""u8.ToArray())
            : response;
    }

    private static async Task<RunOutput> NothingIsBlamedAsync(string style, params string[] scenarios)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Selection = new Selection(scenarios), Styles = [style] });
        run.Result.Findings.Should().BeEmpty();
        run.Result.Counts.Passed.Should().BePositive();
        return run;
    }
}
