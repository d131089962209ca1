using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Walks;

/// <summary>A team wants a gate today on a server that deviates in 40 ways.</summary>
public sealed partial class DeviatingServerTests
{
    private const string Mended = "order-swapped";

    private static readonly string[] Known =
    [
        "json-differs", "cookie-ignored", "entry-point-lacks-logon-link", "idle-too-short", "logoff-200", "logon-200", "logon-no-challenge", "logon-user-differs", "role-401",
        "token-after-logoff", "error-message-missing", "unknown-id-500", "wrong-method-404", "entities-lack-last", "entity-differs-by-id", "reference-name-missing", "query-sort-ignored",
        "alternate-other-entity", "link-href-relative", "up-name-differs", "up-other-parent", "up-type-missing", "query-ascending-lacks-last", "query-filter-ignored", "query-pages-skip",
        "query-page-longer", "part-missing", "creation-missing", "file-path-missing", "name-rounded", Mended, "state-unknown", "time-offset", "total-size-text",
        "global-lacks-nested", "nested-lacks-last", "window-60-days", "logon-no-cookie", "job-name-missing", "query-service-without-links",
    ];

    private static readonly string[] Select =
    [
        "--select", "area:authentication", "--select", "area:errors", "--select", "area:negotiation", "--select", "area:query", "--select", "area:replica-*", "--select", "area:window",
        "--select", "area:jobs",
    ];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task It_is_gated_in_four_commands_and_a_new_deviation_fails_the_gate_and_a_mended_one_is_stale()
    {
        Known.Should().HaveCount(40).And.OnlyHaveUniqueItems();
        await CallAsync(1, ["run", "--report", "out", .. Gate(Known)]);
        var waivers = await CallAsync(0, "baseline", "out", "--owner", "a team", "--expires", "2099-12-31");
        await File.WriteAllTextAsync(Path.Combine(folder, "waivers.yaml"), waivers);
        string[] gate = ["run", "--waivers", "waivers.yaml"];

        Requirement().Count(waivers).Should().BeGreaterThan(40);
        (await CallAsync(0, [.. gate, .. Gate(Known)])).Should().Contain("\nCONFORMANT  ").And.NotContain("DEVIATES").And.NotContain("STALE");

        (await CallAsync(1, [.. gate, .. Gate([.. Known, "user-any"])])).Should().Contain("requirement  AUTH-007").And.NotContain("STALE");
        (await CallAsync(1, [.. gate, .. Gate([.. Known.Where(fault => fault != Mended)])])).Should().Contain("WAIVER STALE ").And.Contain("; the waivers above need mending.");
    }

    [TestCase("token-after-logoff", "AUTH-015")]
    public async Task What_is_mended_on_a_live_target_is_stale_too(string mended, string requirement)
    {
        string[] known = ["token-after-logoff", "state-unknown"];
        string[] Run(RightServer server) => ["run", "--quiet", "--target", server.BaseUrl, "--user", RightServer.User, "--select", "area:authentication", "--select", "area:replica-task-sessions", "--select", "!replica-task-sessions/in-progress"];
        await using var faulty = await RightServer.StartAsync(faults: known);
        await using var better = await RightServer.StartAsync(faults: [.. known.Where(fault => fault != mended)]);
        await CallAsync(1, [.. Run(faulty), "--report", "out"]);
        var waivers = await CallAsync(0, "baseline", "out", "--owner", "a team", "--expires", "2099-12-31");
        await File.WriteAllTextAsync(Path.Combine(folder, "waivers.yaml"), waivers + waivers.Replace("waivers:\n", "", StringComparison.Ordinal).Replace(faulty.BaseUrl, better.BaseUrl, StringComparison.Ordinal));

        (await CallAsync(0, [.. Run(faulty), "--waivers", "waivers.yaml"])).Should().Contain("\nCONFORMANT  ");
        (await CallAsync(1, [.. Run(better), "--waivers", "waivers.yaml"])).Should().Contain($"WAIVER STALE {requirement}").And.NotContain("\nDEVIATES status");
    }

    private static string[] Gate(IEnumerable<string> faults) => ["--quiet", .. Select, .. faults.SelectMany(fault => new[] { "--fault", fault })];

    private async Task<string> CallAsync(int expected, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, args);
        code.Should().Be(expected, output + errors);
        return output;
    }

    [GeneratedRegex("\n    requirement: ")]
    private static partial Regex Requirement();
}
