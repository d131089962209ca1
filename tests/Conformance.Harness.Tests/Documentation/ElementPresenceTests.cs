using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Harness.Tests.Documentation.MadeUpPages;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>An element that the table of its page lists and every example shows with a value is asked of every answer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ElementPresenceTests
{
    private const string Told = "presence of WanAccelerator Description: in the table and in each of 2 examples, not may be lacking";

    [TestCase("Description | String | Words.", "<Description>Near</Description>", true)]
    [TestCase("Description | String | Words.", "<Description />", false)]
    [TestCase("Description | String | Words.", "", false)]
    [TestCase("CachePath | String | A folder.", "<Description>Near</Description>", false)]
    public async Task What_the_table_and_each_example_have_is_told_unless_the_contract_asks_for_it(string row, string second, bool isTold)
    {
        var compared = await CompareAsync(
            Page("get_wan_one", "GET /wanAccelerators/{ID}", "Response Body", Table("Element | Type | Description", row),
                "Example", Code(Example("<Description>Far</Description>"))),
            Page("wan_one", "/wanAccelerators/{ID}", "Resource Representation", Code(Example(second))));

        compared.Told().Where(told => told.StartsWith("presence of WanAccelerator Description", StringComparison.Ordinal)).Should()
            .Equal(isTold ? [Told] : Array.Empty<string>());
    }

    [TestCase("job-name-missing", "read-side/backup-sessions/read")]
    [TestCase("file-path-missing", "read-side/backup-files/read")]
    public async Task A_server_that_leaves_such_an_element_out_is_blamed(string fault, string scenario)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Faults = [fault], Selection = new Selection([scenario]) });

        run.Result.Findings.Select(group => group.First.Requirement.Id).Distinct().Should().Equal("REP-005");
    }

    private static string Example(string element) =>
        $"<WanAccelerator xmlns=\"http://www.veeam.com/ent/v1.0\" Type=\"WanAccelerator\">{element}</WanAccelerator>";
}
