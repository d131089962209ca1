using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Servers of the versions that are out there, asked as live targets: each is judged by the version that its entry point
/// names.</summary>
public sealed class OlderServerTests
{
    private const string User = "administrator";
    private const string Password = "pass word:1";

    private static readonly string[] Areas =
    [
        "--select", "area:authentication", "--select", "area:negotiation", "--select", "area:window", "--select", "area:replica-*", "--select", "area:query",
        "--select", "read-side/cdp-*", "--select", "read-side/nas-*", "--select", "read-side/external-repositories*", "--select", "read-side/logon-sessions*", "--select", "read-side/query-cdp-*", "--select", "read-side/jobs*",
    ];

    [TestCase("v1_3", "9.5", "v1_4")]
    [TestCase("v1_4", "9.5 Update 4", "v1_5")]
    [TestCase("v1_5", "10", "v1_6")]
    [TestCase("v1_6", "11", "v1_7")]
    public async Task An_older_server_is_conformant_and_the_run_says_what_it_was_not_asked(string version, string product, string next)
    {
        await using var server = await ServeAsync(version);

        var (code, output) = await RunAsync(server, Areas);

        code.Should().Be(0, $"{product}: {output}");
        output.Should().Contain($"API version {next} brought what is asked for").And.Contain("the entry point does not list the version to log on with").And.NotContain("NOT TESTED");
        server.ActiveLogonSessions.Should().Be(0);
    }

    [Test]
    public async Task A_logon_is_asked_for_each_version_that_the_entry_point_lists()
    {
        await using var server = await ServeAsync("v1_4");

        var (code, output) = await RunAsync(server, ["--select", "authentication/logon-version"]);

        code.Should().Be(0, output);
        output.Should().MatchRegex("variants +10 +10 passed", "v1 to v1_4 are five, in XML and JSON");
    }

    /// <summary>The age excuses what came later, not what is wrong.</summary>
    [TestCase("state-unknown", "REP-008")]
    [TestCase("logon-200", "AUTH-003")]
    public async Task What_an_older_server_does_wrong_is_told(string fault, string requirement)
    {
        await using var server = await ServeAsync("v1_5", fault);

        var (code, output) = await RunAsync(server, Areas);

        code.Should().Be(1, output);
        output.Should().Contain(requirement);
    }

    private static async Task<EmulatorServer> ServeAsync(string version, params string[] faults) => await EmulatorServer.StartAsync(
        new EmulatorOptions
        {
            Contract = await ContractFiles.ContractAsync(),
            World = await WorldFiles.StandardAsync(TimeProvider.System.GetUtcNow()),
            Account = new Account(User, Password),
            Faults = faults,
            ApiVersion = version,
        },
        CancellationToken.None);

    private static async Task<(int Code, string Output)> RunAsync(EmulatorServer server, string[] more)
    {
        var environment = new Dictionary<string, string> { ["CONFORM_PASSWORD"] = Password };
        var (code, output, errors) = await CommandLine.RunInAsync(
            CommandLine.Root, environment, ["run", "--quiet", "--target", server.BaseUrl, "--pin", server.CertificateSha256!, "--user", User, .. more]);
        return (code, output + errors);
    }
}
