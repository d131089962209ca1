using System.Text.Json;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Clients;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Walks;

/// <summary>A vendor begins with three resources, in a language of their own.</summary>
public sealed class UnfinishedServerTests
{
    private string folder = "";

    [OneTimeSetUp]
    public Task Install() => ClientPrograms.InstallAsync("python3");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Its_first_screen_is_a_list_of_what_to_do_and_it_reaches_0_for_its_capabilities_and_its_statement()
    {
        await using var server = await UnfinishedServer.StartAsync();
        string[] run = ["run", "--quiet", "--target", server.BaseUrl, "--user", UnfinishedServer.User];

        var first = await CallAsync(1, [.. run, "--report", "out"]);

        first.Should().MatchRegex(@"^TARGET .*\nDEVIATES not implemented: [0-9]+ of [0-9]+ operations\n")
            .And.MatchRegex(@"\n  missing +[0-9]+: GET /").And.MatchRegex(@"\n  answered +[0-9]+: GET /, GET /logonSessions, ")
            .And.Contain("\n  next         run with --report out; `conform capabilities out > capabilities.yaml` says what the target has; ")
            .And.NotContain("NOT TESTED", "the one finding explains it");
        first.Split("DEVIATES").Should().HaveCount(3, "the one finding and the verdict are told, and no cascade:\n" + first);

        var capabilities = await CallAsync(0, "capabilities", "out");
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), capabilities);
        capabilities.Should().Contain("  - \"GET /replicaSessions\"\n").And.NotContain("/jobs").And.NotContain("GET Method")
            .And.Contain("versions:\n  - \"v1_7\"\n");

        var second = await CallAsync(0, [.. run, "--capabilities", "capabilities.yaml", "--report", "out"]);
        second.Should().Contain("\nCONFORMANT  ").And.MatchRegex("\n  capabilities +[0-9]+   variants not judged: [0-9]+ operations not claimed").And.NotContain("WARNS").And.NotContain("NOT TESTED");

        (await CallAsync(0, "statement", "out", "--capabilities", "capabilities.yaml")).Should().StartWith("CONFORMANT  ");
        (await CallAsync(0, "statement", "verify", "out/statement.json", "out/archive.jsonl.gz")).Should().StartWith("HOLDS");
        using var statement = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "out", "statement.json")));
        statement.RootElement.ToString().Should().Contain("GET /jobs");
    }

    private async Task<string> CallAsync(int expected, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, args);
        code.Should().Be(expected, output + errors);
        return output;
    }
}
