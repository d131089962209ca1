using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>Rules beside a fixture decide for that fixture, and one that decides nothing is told of.</summary>
public sealed class FixtureRuleTests
{
    private string root = "";

    private string Fixture => Path.Combine(root, "fixtures", "bodies", "replica-task-sessions", "recent.entities");

    [SetUp]
    public void CopyProject()
    {
        root = Directory.CreateTempSubdirectory("conform-test-").FullName;
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        foreach (var file in new[] { project.Scenarios, project.Fixtures }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(project.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var text = File.ReadAllText(Fixture + ".xml");
        File.WriteAllText(Fixture + ".xml", text.Replace("17179869184", "1", StringComparison.Ordinal));
    }

    [TearDown]
    public void RemoveProject() => Directory.Delete(root, recursive: true);

    [Test]
    public async Task Without_a_rule_a_difference_deviates() =>
        (await RunAsync()).Outcome.Should().Be(Outcome.Deviates);

    [Test]
    public async Task A_rule_allows_what_it_speaks_of_and_an_unused_one_is_named()
    {
        await File.WriteAllTextAsync(Fixture + ".rules.yaml", "rules:\n  - ignore: \"**/TotalSize\"\n  - ignore: \"**/Nowhere\"\n");

        var result = await RunAsync();

        result.Outcome.Should().Be(Outcome.Passed);
        result.UnusedRules.Should().Equal("fixtures/bodies/replica-task-sessions/recent.entities.rules.yaml:3:5: ignore **/Nowhere");
        VerdictText.Of(result).Should().Contain("UNUSED RULE fixtures/bodies/replica-task-sessions/recent.entities.rules.yaml:3:5: ignore **/Nowhere decided nothing in this run.");
    }

    private async Task<Core.Results.RunResult> RunAsync()
    {
        var request = new RunRequest { Selection = new Selection(["replica-task-sessions/known-answer"]) };
        var prepared = await Prepared.ReadAsync(request, new ProjectFolder(root), CancellationToken.None);
        return (await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None)).Result;
    }
}
