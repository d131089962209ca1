using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Several targets in one call.</summary>
public sealed class TargetsTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Each_target_has_its_verdict_and_the_call_has_the_worst_one()
    {
        var file = await WriteAsync("""
            targets:
              right: { url: emulator }
              camel: { url: emulator, dialect: em13 }
              wrong: { url: emulator, faults: [token-after-logoff] }
            """);

        var (code, output, errors) = await CommandLine.RunAsync("run", "--config", file, "--target", "all", "--select", "area:authentication", "--report", Path.Combine(folder, "out"));

        code.Should().Be(1, errors);
        output.Should().MatchRegex("\nright   CONFORMANT +[0-9]+ +0 +0 +0\n")
            .And.MatchRegex("\ncamel   CONFORMANT +[0-9]+ +0 +0 +0\n")
            .And.MatchRegex("\nwrong   DEVIATES +[0-9]+ +[1-9][0-9]* +0 +0\n")
            .And.Contain("Requirements on which the targets differ: 1\n  AUTH-015  After its logon session was deleted, a token is refused.\n    right   met\n    camel   met\n    wrong   violated\n");
        Directory.EnumerateFiles(folder, "results.json", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)))
            .Should().BeEquivalentTo("right", "camel", "wrong");
        (await File.ReadAllTextAsync(Path.Combine(folder, "out", "targets.html"))).Should()
            .Contain("<a href=\"wrong/report.html\">wrong</a>", "each target's own report is one step away")
            .And.Contain("2 of 3 targets are conformant.")
            .And.MatchRegex("AUTH-015</span>.*?badge passed.*?badge passed.*?badge deviates");
    }

    [Test]
    public async Task Targets_that_agree_are_said_to()
    {
        var file = await WriteAsync("targets:\n  a: { url: emulator }\n  b: { url: emulator }\n");

        var (code, output, _) = await CommandLine.RunAsync("run", "--config", file, "--target", "all", "--select", "area:errors");

        code.Should().Be(0, output);
        output.Should().EndWith("The targets agree on every requirement.\n");
    }

    [Test]
    public async Task An_option_for_one_target_is_refused_beside_several()
    {
        var file = await WriteAsync("targets:\n  a: { url: emulator }\n  b: { url: emulator }\n");

        var (code, output, errors) = await CommandLine.RunAsync("run", "--config", file, "--target", "a", "--target", "b", "--user", "x");

        code.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().Be("conform: --user is for one target, and 2 are named. Let conform.yaml say it for each.\n");
    }

    private async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(folder, "conform.yaml");
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
