using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A server with known deviations is gated: what is known passes, what is new fails, what is mended is stale.</summary>
public sealed class BaselineTests
{
    private static readonly string[] Known = ["--fault", "token-after-logoff", "--fault", "state-unknown"];
    private static readonly string[] Select = ["--select", "authentication/logoff", "--select", "authentication/lesser-role-*", "--select", "area:replica-task-sessions"];
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task What_is_known_passes_what_is_new_fails_and_what_is_mended_is_stale()
    {
        await RunAsync(1, ["--report", "out", .. Known]);
        var (code, text, errors) = await CommandLine.RunInAsync(folder, "baseline", "out", "--owner", "a team", "--expires", "2099-12-31");
        await File.WriteAllTextAsync(Path.Combine(folder, "waivers.yaml"), text);

        code.Should().Be(0, errors);
        text.Should().Contain("  - target: \"emulator\"\n    requirement: AUTH-015\n    at: \"status\"\n    actual: \"status 200 OK\"\n    owner: \"a team\"\n");
        (await RunAsync(0, ["--waivers", "waivers.yaml", .. Known])).Should().Contain("WAIVED AUTH-015 at status, status 200 OK");
        (await RunAsync(1, ["--waivers", "waivers.yaml", .. Known, "--fault", "role-ignored"])).Should().Contain("requirement  AUTH-023");
        (await RunAsync(1, ["--waivers", "waivers.yaml", .. Known[2..]])).Should().Contain("WAIVER STALE AUTH-015 at status, status 200 OK   is stale: AUTH-015 was asked in ");
    }

    [Test]
    public async Task The_day_is_read_before_the_report()
    {
        var (code, _, errors) = await CommandLine.RunInAsync(folder, "baseline", "out", "--owner", "x", "--expires", "tomorrow");

        code.Should().Be(2);
        errors.Should().Be("conform: --expires tomorrow: the last day is expected, as in 2026-12-31.\n");
    }

    private async Task<string> RunAsync(int expected, string[] args)
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, ["run", "--quiet", .. Select, .. args]);
        code.Should().Be(expected, output + errors);
        return output;
    }
}
