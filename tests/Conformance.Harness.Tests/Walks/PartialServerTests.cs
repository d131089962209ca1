using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Walks;

/// <summary>A right server has no cloud tenants, no CDP policies and no file shares.</summary>
public sealed class PartialServerTests
{
    private static readonly string[] Select =
    [
        "--select", "area:authentication", "--select", "area:negotiation", "--select", "area:replica-*", "--select", "read-side/cloud*", "--select", "read-side/cdp*", "--select", "read-side/nas*",
        "--select", "read-side/query-cloud*", "--select", "read-side/query-cdp*", "--select", "read-side/jobs*", "--select", "area:window",
    ];

    private static readonly string[] Absent = ["/cloud", "/cdp", "/nas"];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_server_without_cloud_CDP_and_file_shares_is_incomplete_and_reaches_0_by_its_capabilities()
    {
        await using var server = await RightServer.StartAsync(without: IsAbsent);
        string[] run = ["run", "--quiet", "--target", server.BaseUrl, "--user", RightServer.User, .. Select];

        (await CallAsync(4, [.. run, "--report", "out"])).Should().Contain("INCOMPLETE").And.Contain("   0 violated\n");
        var capabilities = await CallAsync(0, "capabilities", "out");
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), capabilities);

        capabilities.Should().Contain("  - \"CloudTenant\"\n").And.Contain("  - \"CdpPolicy\"\n").And.NotContain("  - \"Job\"").And.Contain("# Every documented operation of the read side is claimed.\n");
        (await CallAsync(0, [.. run, "--capabilities", "capabilities.yaml"])).Should().Contain("\nCONFORMANT  ").And.Contain("variants not judged: no data of ").And.NotContain("NOT TESTED");
    }

    /// <summary>Whether all paths of an entity's type are below those; the services themselves stay.</summary>
    private static bool IsAbsent(WorldEntity entity, ApiContract contract)
    {
        var paths = contract.Resources[entity.Type].Paths.Where(path => path is not { Kind: PathKind.Single, Parent: null }).ToList();
        return paths.Count > 0 && paths.TrueForAll(path => Absent.Any(prefix => path.Template.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<string> CallAsync(int expected, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, args);
        code.Should().Be(expected, output + errors);
        return output;
    }
}
