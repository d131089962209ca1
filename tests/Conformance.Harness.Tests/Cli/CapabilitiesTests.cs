using System.Text.Json;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A server that does not hold everything, or does not do everything, is judged by what it claims.</summary>
public sealed class CapabilitiesTests
{
    private static readonly string[] Select =
    [
        "--select", "area:authentication", "--select", "read-side/replica-sessions/*", "--select", "read-side/cloud-tenants/*", "--select", "read-side/cloud-tenants-id/*",
        "--select", "read-side/jobs/*", "--select", "read-side/query-cloud-tenant/filter*",
    ];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_server_without_cloud_tenants_is_conformant_by_its_capabilities_and_they_are_stale_when_tenants_appear()
    {
        await using var server = await RightServer.StartAsync(without: IsOfOtherTypes);
        (await RunAsync(server.BaseUrl, 4, "--report", "out")).Should().Contain("INCOMPLETE");
        var text = await WriteAsync("out");

        text.Should().Contain("\n# Every documented operation of the read side is claimed.\nlacks:\n  - \"CloudTenant\"\n").And.NotContain("ReplicaJobSession");
        var output = await RunAsync(server.BaseUrl, 0, "--capabilities", "capabilities.yaml", "--report", "out");
        output.Should().Contain("CONFORMANT").And.MatchRegex("\n  capabilities +[1-9][0-9]*   variants not judged: no data of 1 kind\n").And.NotContain("NOT TESTED");
        using var results = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "out", "results.json")));
        results.RootElement.GetProperty("capabilities").GetProperty("lacks")[0].GetString().Should().Be("CloudTenant");
        results.RootElement.GetProperty("counts").GetProperty("notTested").GetInt32().Should().Be(0);

        await using var full = await RightServer.StartAsync();
        (await RunAsync(full.BaseUrl, 1, "--capabilities", "capabilities.yaml")).Should().Contain(
            "CAPABILITY STALE CloudTenant   is there: GET /cloud/tenants/{ID} answers 200 (in read-side/cloud-tenants-id/")
            .And.Contain("Take it out of `lacks`.   capabilities.yaml:5:5\n").And.Contain("   0 violated\n");
    }

    [Test]
    public async Task A_server_of_a_few_operations_is_conformant_by_its_capabilities_and_what_it_claims_and_lacks_deviates()
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request => Lacks(request, "/jobs") || Lacks(request, "/cloud") || Lacks(request, "/query?")
            ? FakeAnswer.Of("404 Not Found", "text/plain", "Not Found") : await right.AnswerAsync(request));
        var url = server.Origin + "/api";
        (await RunAsync(url, 1, "--report", "out")).Should().Contain("not implemented: ");
        var text = await WriteAsync("out");

        text.Should().Contain("  - \"!GET /cloud/tenants\"\n").And.Contain("  - \"!GET /jobs\"\n").And.NotContain("!GET /replicaSessions");
        (await RunAsync(url, 0, "--capabilities", "capabilities.yaml")).Should().Contain("CONFORMANT").And.Contain("variants not judged: ").And.Contain("operations not claimed\n");

        (await RunAsync(right.BaseUrl, 1, "--capabilities", "capabilities.yaml")).Should().Contain(
            "CAPABILITY STALE GET /jobs   is not claimed, and answers 200 (in ").And.Contain("No requirement is violated; the capabilities above need mending.");

        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), text.Replace("  - \"!GET /jobs\"\n", "", StringComparison.Ordinal));
        (await RunAsync(url, 1, "--capabilities", "capabilities.yaml")).Should().Contain("not implemented: 1 of ").And.Contain("missing      1: GET /jobs\n");
    }

    [TestCase("versions: [v1_5, v1_6, v1_7]", 0, "CONFORMANT")]
    [TestCase("versions: [\"v1_*\"]", 1, "CAPABILITY STALE v1_4   is claimed, and the entry point does not list it. Take it out of `versions`.   capabilities.yaml:1:12\n")]
    [TestCase("versions: [v1_6, v1_7]", 1, "CAPABILITY STALE v1_5   is not claimed, and lets log on (in authentication/logon-version[accept=absent,version=v1_5]). Add it to `versions`, so that it is judged.   capabilities.yaml\n")]
    public async Task The_versions_that_a_target_claims_are_those_that_it_lists(string text, int expected, string message)
    {
        await using var server = await RightServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), text + "\n");

        (await RunAsync(server.BaseUrl, expected, "--select", "!read-side/*", "--capabilities", "capabilities.yaml")).Should().Contain(message);
    }

    [Test]
    public async Task A_logon_for_a_version_that_is_not_claimed_is_not_judged()
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request => request.Target.EndsWith("v=v1_5", StringComparison.Ordinal)
            ? FakeAnswer.Of("500 Internal Server Error", "text/plain", "no") : await right.AnswerAsync(request));
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), "versions: [v1_6, v1_7]\n");
        string[] only = ["--select", "!read-side/*"];

        (await RunAsync(server.Origin + "/api", 1, only)).Should().Contain("requirement  AUTH-021");
        (await RunAsync(server.Origin + "/api", 0, [.. only, "--capabilities", "capabilities.yaml"])).Should().MatchRegex("capabilities +2   variants not judged: 1 API version not claimed\n");
    }

    [TestCase(Role.PortalUser, "roles: [PortalUser]", 0, "variants not judged: 4 roles not claimed")]
    [TestCase(Role.PortalUser, "roles: [PortalAdministrator]", 1, "CAPABILITY STALE PortalUser   is the role of the run's account (as read-side/jobs/")]
    [TestCase(Role.PortalAdministrator, "roles: [PortalUser]", 1, "CAPABILITY STALE PortalAdministrator   is not claimed, and the run's account has its rights: GET /jobs answers 200 (in read-side/jobs/")]
    [TestCase(Role.PortalAdministrator, "roles: [PortalAdministrator]", 0, "CONFORMANT")]
    public async Task The_roles_that_a_target_claims_are_those_of_its_accounts(Role role, string text, int expected, string message)
    {
        await using var server = await RightServer.StartAsync(role);
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), text + "\n");
        var args = new[] { "run", "--quiet", "--target", server.BaseUrl, "--user", RightServer.User, "--select", "read-side/jobs/*", "--select", "read-side/replica-sessions/*", "--report", "out" };

        var (code, output, errors) = await CommandLine.RunInAsync(folder, [.. args, "--capabilities", "capabilities.yaml"]);

        code.Should().Be(expected, output + errors);
        output.Should().Contain(message);
        (await WriteAsync("out")).Contains("roles:\n  - \"PortalUser\"\n", StringComparison.Ordinal).Should().Be(role == Role.PortalUser);
    }

    [TestCase("versions: [v2]", "capabilities.yaml:1:12: \"v2\" covers no version of the API. Did you mean \"v1\"? The versions are called as in v1_7.")]
    [TestCase("roles: [PortalUsr]", "capabilities.yaml:1:9: \"PortalUsr\" covers no role. Did you mean \"PortalUser\"? The roles are called as in PortalUser.")]
    [TestCase("operations: [GET /jbs]", "capabilities.yaml:1:14: \"GET /jbs\" covers no operation. Did you mean \"GET /jobs\"? See what `conform list --operations` shows.")]
    [TestCase("lacks: [CloudTenants]", "capabilities.yaml:1:9: \"CloudTenants\" covers no kind of data. Did you mean \"CloudTenant\"? ")]
    [TestCase("operations: [\"GET /jobs\", \"!GET *\"]", "capabilities.yaml:1:14: no operation is claimed, so nothing would be judged. Claim one at least; with no `operations` all are claimed.")]
    [TestCase("lack: [CloudTenant]", "capabilities.yaml:1:1: unknown key \"lack\". Did you mean \"lacks\"?")]
    public async Task A_fault_of_the_file_is_told_with_its_place_before_anything_is_sent(string text, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), text + "\n");

        var (code, _, errors) = await CommandLine.RunInAsync(folder, ["run", "--capabilities", "capabilities.yaml", .. Select]);

        code.Should().Be(2);
        errors.Should().Contain(message);
    }

    [Test]
    public async Task A_file_that_is_not_there_is_told()
    {
        var (code, _, errors) = await CommandLine.RunInAsync(folder, "run", "--capabilities", "none.yaml");

        code.Should().Be(2);
        errors.Should().Contain("none.yaml: the capabilities file does not exist. Check the path, or write one with `conform capabilities REPORT`.");
    }

    private static bool Lacks(FakeRequest request, string path) => request.Target.StartsWith("/api" + path, StringComparison.OrdinalIgnoreCase);

    private async Task<string> WriteAsync(string report)
    {
        var (code, text, errors) = await CommandLine.RunInAsync(folder, "capabilities", report);
        code.Should().Be(0, errors);
        await File.WriteAllTextAsync(Path.Combine(folder, "capabilities.yaml"), text);
        return text;
    }

    /// <summary>Whether an entity is none of backup servers, jobs, replica sessions and their tasks, nor the only one of its
    /// kind.</summary>
    private static bool IsOfOtherTypes(WorldEntity entity, ApiContract contract) =>
        entity.Type is not ("BackupServer" or "Job" or "ReplicaJobSession" or "ReplicaTaskSession")
        && !contract.Resources[entity.Type].Paths.All(path => path is { Kind: PathKind.Single, Parent: null });

    private async Task<string> RunAsync(string url, int expected, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunInAsync(folder, ["run", "--quiet", "--target", url, "--user", RightServer.User, .. Select, .. args]);
        code.Should().Be(expected, output + errors);
        return output;
    }
}
