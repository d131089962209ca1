using System.Text;
using System.Xml.Linq;
using Conformance.Core.Reports;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>What programs read.</summary>
public sealed class ResultsJsonTests
{
    [TestCase]
    [TestCase("state-unknown")]
    [TestCase("name-rounded")]
    [TestCase("header-ignored")]
    public async Task Results_meet_their_published_schema(params string[] faults)
    {
        var output = await EmbeddedRuns.RunAsync(new RunRequest { Faults = faults, Selection = EmbeddedRuns.Slice });
        var path = Path.Combine(ProjectFolder.Find(AppContext.BaseDirectory).Fixtures, "schema", "results.schema.json");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(path));
        using var stream = new MemoryStream();

        ResultsJson.Write(output.Result, stream);

        schema.Validate(Encoding.UTF8.GetString(stream.ToArray())).Select(error => error.ToString()).Should().BeEmpty();
    }

    [Test]
    public async Task JUnit_counts_are_those_of_its_cases()
    {
        var output = await EmbeddedRuns.RunAsync(new RunRequest { Faults = ["state-unknown"], Selection = EmbeddedRuns.Slice });
        using var stream = new MemoryStream();

        JUnitXml.Write(output.Result, stream);

        stream.Position = 0;
        var suites = XDocument.Load(stream).Root!;
        suites.Attribute("tests")!.Value.Should().Be(suites.Descendants("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
        suites.Attribute("failures")!.Value.Should().Be(suites.Descendants("failure").Count().ToString(System.Globalization.CultureInfo.InvariantCulture)).And.NotBe("0");
        suites.Descendants("failure").First().Value.Should().Contain("REP-008").And.Contain("again ");
    }

    [Test]
    public async Task JUnit_tells_in_its_message_what_was_expected_and_what_was_found_and_in_properties_what_was_asked_of_whom()
    {
        var output = await EmbeddedRuns.RunAsync(new RunRequest { Faults = ["token-after-logoff"], Selection = new Selection(["authentication/logoff"]) });
        using var stream = new MemoryStream();

        JUnitXml.Write(output.Result, stream);

        stream.Position = 0;
        var suites = XDocument.Load(stream).Root!;
        var failure = suites.Descendants("failure").Single();
        failure.Attribute("message")!.Value.Should().Be("AUTH-015 status 200 OK, not status 4xx. Expected: status 4xx. Actual: status 200 OK.");
        failure.Attribute("type")!.Value.Should().Be("AUTH-015");
        var properties = suites.Descendants("property").ToDictionary(property => property.Attribute("name")!.Value, property => property.Attribute("value")!.Value);
        properties["target"].Should().Be("emulator");
        properties["tool"].Should().StartWith("conform ");
        properties["requirements"].Split(' ').Should().Contain(["AUTH-003", "AUTH-015"]);
    }
}
