using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary><c>conform show</c>: a finding is understood without a browser.</summary>
public sealed class ShowTests
{
    private const string Variant = "replica-task-sessions/list[accept=json,auth=header,format=Entity]";
    private string folder = "";

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        var (code, output, errors) = await CommandLine.RunInAsync(folder, "run", "--quiet", "--select", "replica-task-sessions/list", "--fault", "state-unknown", "--report", "out");
        code.Should().Be(1, output + errors);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_verdict_the_request_and_the_answer_are_shown_with_the_place_marked()
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, "show", "out", Variant);

        code.Should().Be(0, errors);
        await TestContext.Out.WriteAsync(output);
        output.Should().StartWith($"DEVIATES {Variant}\n").And.Contain("\nREQUEST  step ").And.MatchRegex("\n  GET https://127.0.0.1:[0-9]+/api/replicaSessions/[-0-9a-f]+/replicaTaskSessions\\?format=Entity\n").And.Contain("\n  Accept: application/json\n")
            .And.Contain("  also at      /ReplicaTaskSessions/1/State, /ReplicaTaskSessions/2/State\n")
            .And.Contain("\nRESPONSE after ").And.Contain("\n  HTTP/1.1 200 OK\n").And.MatchRegex("\n>  *\"State\": \"[A-Za-z]+\",\n").And.Contain("cut; the archive has the whole body");
        output.Split('\n').Count(line => line.StartsWith("> ", StringComparison.Ordinal)).Should().Be(1);
        output.Should().NotContain(CommandLine.Password);
    }

    [Test]
    public async Task The_whole_body_is_shown_when_it_is_asked_for() =>
        (await CommandLine.RunInAsync(folder, "show", "out/archive.jsonl.gz", "--whole", Variant)).Output.Should().NotContain(" cut;").And.Contain("\n  }\n");

    [Test]
    public async Task A_glob_names_a_variant_if_only_one_matches()
    {
        (await CommandLine.RunInAsync(folder, "show", "out", "*list[accept=json,auth=header,format=Entity]")).Output.Should().StartWith($"DEVIATES {Variant}\n");

        var (code, _, errors) = await CommandLine.RunInAsync(folder, "show", "out", "replica-task-sessions/list*");
        code.Should().Be(2);
        errors.Should().MatchRegex("^conform: [0-9]+ variants match replica-task-sessions/list\\*; name one of them: replica-task-sessions/list\\[");
    }

    [Test]
    public async Task A_variant_that_is_not_there_is_told_with_the_nearest()
    {
        var (code, _, errors) = await CommandLine.RunInAsync(folder, "show", "out", Variant.Replace("json", "jsn", StringComparison.Ordinal));

        code.Should().Be(2);
        errors.Should().Be($"conform: the run has no variant {Variant.Replace("json", "jsn", StringComparison.Ordinal)}. Did you mean \"{Variant}\"? `conform list --variants` shows what there is.\n");
    }
}
