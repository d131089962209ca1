using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Recordings;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.House;

/// <summary>The commands in blocks marked <c>sh run</c> work as written, in order, in one folder, against a server.</summary>
public sealed class PageCommandTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    public static IEnumerable<string> Pages() =>
        new[] { "README.md", "scenarios/README.md", "fixtures/README.md", "tests/README.md", "harness/README.md", "harness/VENDORS.md", "harness/CI.md", "harness/OPENAPI.md" }
            .Where(page => Commands(page).Count > 0);

    [TestCaseSource(nameof(Pages))]
    public async Task The_commands_of_a_page_work_as_written(string page)
    {
        await using var server = await RecordedServer.StartAsync(Path.Combine(CommandLine.Root, "fixtures", "worlds", "standard.yaml"));
        foreach (var command in Commands(page))
        {
            var (code, output, errors) = await CommandLine.RunInAsync(folder, server.Fill(command).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);

            code.Should().Be(0, $"of {command}\n{output}{errors}");
        }
    }

    [Test]
    public void The_pages_for_vendors_and_for_CI_have_commands() => Pages().Should().Contain(["harness/VENDORS.md", "harness/CI.md"]);

    private static IReadOnlyList<string> Commands(string page) =>
        [.. File.ReadAllText(Path.Combine(CommandLine.Root, page)).Split("```sh run\n").Skip(1)
            .SelectMany(block => block.Split("```")[0].Split('\n')).Where(line => line.StartsWith("conform ", StringComparison.Ordinal))];
}
