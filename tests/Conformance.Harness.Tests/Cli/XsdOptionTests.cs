using System.Text.Json;
using Conformance.Harness.Tests.Judging.Shipped;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary><c>--xsd FILE</c> as a user calls it.</summary>
public sealed class XsdOptionTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_run_and_its_archive_judged_again_report_the_same_disagreements_and_exit_with_0()
    {
        var xsd = await WrittenAsync(await PlantedSchema.WithTaskAsync("<xs:element name=\"TotalSize\" type=\"long\" />", ""));

        var (code, output, _) = await CommandLine.RunAsync("run", "--select", "area:replica-task-sessions", "--xsd", xsd, "--report", At("out"));
        var (again, outputAgain, _) = await CommandLine.RunAsync("judge", At("out"), "--xsd", xsd, "--report", At("again"));

        (code, again).Should().Be((0, 0));
        output.Should().Contain("\nSCHEMA ReplicaTaskSession/TotalSize   server–schema, schema–contract\n  schema       not declared\n")
            .And.Contain("  schema             1   disagreements between RestAPI.xsd, server and contract in ");
        outputAgain.Should().StartWith(output[(output.IndexOf('\n', StringComparison.Ordinal) + 1)..output.IndexOf("CONFORMANT", StringComparison.Ordinal)]);
        var (first, second) = (await SchemaOfAsync("out"), await SchemaOfAsync("again"));
        first.Should().Be(second).And.Contain("\"path\": \"ReplicaTaskSession/TotalSize\"").And.Contain("\"serverSchema\"");
        (await File.ReadAllTextAsync(Path.Combine(At("out"), "report.html"))).Should().Contain("<section id=\"schema\">").And.Contain("ReplicaTaskSession/TotalSize");
        (await File.ReadAllTextAsync(Path.Combine(At("out"), "summary.md"))).Should().Contain("Schema, server and contract disagree (1)");
    }

    [TestCase("<xs:schema", "RestAPI.xsd:1:11: this is no XML Schema that can be used: ")]
    [TestCase("<a/>", "RestAPI.xsd:1:2: this is no XML Schema that can be used: ")]
    [TestCase("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "this is no XML Schema that can be used: ")]
    [TestCase("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='b'/></xs:schema>", "RestAPI.xsd:1:57: this is no XML Schema that can be used: ")]
    [TestCase("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='b.xsd'/></xs:schema>", "needs b.xsd, which is not read. Give --xsd one file that holds all of it.")]
    [TestCase("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/></xs:schema>", "declares no element of http://www.veeam.com/ent/v1.0")]
    public async Task A_file_that_is_no_schema_of_the_API_exits_with_2(string text, string message)
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--select", "jobs/one", "--xsd", await WrittenAsync(text));

        code.Should().Be(2);
        errors.Should().Contain(message).And.NotContain("   at ");
    }

    [Test]
    public async Task A_missing_file_exits_with_2()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--select", "jobs/one", "--xsd", At("nowhere.xsd"));

        code.Should().Be(2);
        errors.Should().Contain("nowhere.xsd: the file of --xsd does not exist.");
    }

    private async Task<string> SchemaOfAsync(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(At(name), "results.json"));
        var published = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(CommandLine.Root, "fixtures", "schema", "results.schema.json")));
        published.Validate(text).Select(fault => fault.ToString()).Should().BeEmpty();
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("schema").GetRawText();
    }

    private string At(string name) => Path.Combine(folder, name);

    private async Task<string> WrittenAsync(string text)
    {
        await File.WriteAllTextAsync(At("RestAPI.xsd"), text);
        return At("RestAPI.xsd");
    }
}
