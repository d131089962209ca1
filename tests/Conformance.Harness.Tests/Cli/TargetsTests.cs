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
              - { name: right, target: emulator }
              - { name: camel, target: emulator, dialect: em13 }
              - { name: wrong, target: emulator, faults: [token-after-logoff] }
            """);

        var (code, output, errors) = await CommandLine.RunAsync("run", "--targets", file, "--select", "area:authentication", "--report", Path.Combine(folder, "out"));

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
        var file = await WriteAsync("targets:\n  - { name: a, target: emulator }\n  - { name: b, target: emulator }\n");

        var (code, output, _) = await CommandLine.RunAsync("run", "--targets", file, "--select", "area:errors");

        code.Should().Be(0, output);
        output.Should().EndWith("The targets agree on every requirement.\n");
    }

    [TestCase("targets:\n  - { name: a, target: emulator }\n  - { name: A, target: emulator }\n", "targets.yaml:3:5: a second target is called \"A\", and would write into the same folder. Give it a name of its own.")]
    [TestCase("targets:\n  - { name: a, taget: emulator }\n", "targets.yaml:2:16: unknown key \"taget\". Did you mean \"target\"?")]
    [TestCase("targets:\n  - { name: ../a, target: emulator }\n", "targets.yaml:2:13: \"name\" cannot be \"../a\"")]
    [TestCase("targets:\n  - { name: a, target: \"https://127.0.0.1:1/api\" }\n", "targets.yaml:2:5 (a): a live target needs an account.")]
    [TestCase("targets:\n  - { name: a, target: \"https://127.0.0.1:1/api\", user: u, passwordEnv: NO_SUCH }\n", "targets.yaml:2:5 (a): the environment variable NO_SUCH holds no password.")]
    [TestCase("targets:\n  - { name: a, target: emulator, faults: [token-after-logof] }\n", "--fault token-after-logof: there is none of this name. Did you mean \"token-after-logoff\"?")]
    public async Task A_slip_in_the_file_costs_no_request(string text, string message)
    {
        var (code, output, errors) = await CommandLine.RunAsync("run", "--targets", await WriteAsync(text));

        code.Should().Be(2);
        errors.Should().Contain(message);
        output.Should().BeEmpty();
    }

    [Test]
    public async Task What_the_file_says_is_not_said_beside_it()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--targets", await WriteAsync("targets: []"), "--user", "x");

        code.Should().Be(2);
        errors.Should().Contain("conform: --user and --targets exclude each other: the file says it for each target.");
    }

    [Test]
    public async Task A_missing_file_is_named()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--targets", Path.Combine(folder, "none.yaml"));

        code.Should().Be(2);
        errors.Should().Contain("none.yaml: the file does not exist. Check the path of --targets.");
    }

    private async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(folder, "targets.yaml");
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
