using Conformance.Harness.Tests.Compare;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary><c>conform diff</c> as a user calls it.</summary>
public sealed class DiffCommandTests
{
    private string folder = "";

    [OneTimeSetUp]
    public async Task RecordRuns()
    {
        folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        await RecordAsync("plain", "area:jobs");
        await RecordAsync("again", "area:jobs");
        await RecordAsync("faulty", "area:jobs", "--fault", "state-unknown");
        await RecordAsync("other", "area:errors");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("again", 0, "\nSAME  ")]
    [TestCase("faulty", 1, "\nDIFFERENT  ")]
    public async Task It_exits_with_0_for_the_same_and_with_1_for_different(string right, int code, string word)
    {
        var (exit, output, errors) = await CommandLine.RunAsync("diff", ArchiveOf("plain"), ArchiveOf(right));

        exit.Should().Be(code, errors);
        output.Should().StartWith("left   CONFORMANT").And.Contain(word);
    }

    [Test]
    public async Task Its_json_meets_its_published_schema()
    {
        var (exit, output, _) = await CommandLine.RunAsync("diff", ArchiveOf("plain"), ArchiveOf("faulty"), "--json");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "fixtures", "schema", "diff.schema.json")));

        exit.Should().Be(1);
        schema.Validate(output).Select(fault => fault.ToString()).Should().BeEmpty();
        output.Should().Contain("\"same\": false").And.Contain("\"id\": \"REP-008\"");
    }

    [Test]
    public async Task Runs_without_a_variant_in_common_cannot_be_compared()
    {
        var (exit, _, errors) = await CommandLine.RunAsync("diff", ArchiveOf("plain"), ArchiveOf("other"));

        exit.Should().Be(2);
        errors.Should().Contain("the two runs have no variant in common, so there is nothing to compare. Run both with the same --select.");
    }

    private async Task RecordAsync(string name, string selection, params string[] more) =>
        await CommandLine.RunAsync(["run", "--quiet", "--select", selection, "--report", Path.Combine(folder, name), .. more]);

    private string ArchiveOf(string name) => Path.Combine(folder, name, "archive.jsonl.gz");
}
