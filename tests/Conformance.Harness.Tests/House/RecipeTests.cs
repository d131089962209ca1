using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Recordings;
using FluentAssertions;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace Conformance.Harness.Tests.House;

/// <summary>The recipes of CI.md: each is read as what it is, and its commands work in order.</summary>
public sealed partial class RecipeTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(CommandLine.Root, "harness", "CI.md"));
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    public static IEnumerable<TestCaseData> Recipes() => Block().Matches(Page)
        .Select(block => new TestCaseData(block.Groups["language"].Value, block.Groups["text"].Value).SetArgDisplayNames(block.Groups["text"].Value.Split('\n')[0]));

    [Test]
    public void There_is_a_recipe_for_each_of_four_services() => Recipes().Should().HaveCount(4);

    [TestCaseSource(nameof(Recipes))]
    public async Task The_commands_of_a_recipe_work_in_order(string language, string recipe)
    {
        if (language == "yaml")
        {
            using var reader = new StringReader(recipe);
            var yaml = new YamlStream();
            yaml.Load(reader);
            yaml.Documents.Should().ContainSingle();
        }

        var commands = Command().Matches(recipe).Select(match => match.Groups[1].Value).SelectMany(Shards).ToList();
        commands.Should().HaveCount(3, "two shards are run and merged");
        await using var server = await RecordedServer.StartAsync(Path.Combine(CommandLine.Root, "fixtures", "worlds", "standard.yaml"));
        foreach (var command in commands)
        {
            // A part is enough to see that a command works.
            var args = server.Fill(command).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var (code, output, errors) = await CommandLine.RunInAsync(folder, [.. args, .. args[0] == "run" ? new[] { "--select", "area:replica-*" } : []]);

            code.Should().Be(0, $"of {command}\n{output}{errors}");
        }
    }

    /// <summary>A command with the number of a shard in the words of a service, once for each shard.</summary>
    private static IEnumerable<string> Shards(string command) => Number().IsMatch(command) ? [Number().Replace(command, "1"), Number().Replace(command, "2")] : [command];

    [GeneratedRegex("```(?<language>yaml|groovy) recipe\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:\bconform |\bconform\(')((?:run|merge) [^'\n]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\$\{\{ matrix\.shard \}\}|\$CI_NODE_INDEX|\$SYSTEM_JOBPOSITIONINPHASE")]
    private static partial Regex Number();
}
