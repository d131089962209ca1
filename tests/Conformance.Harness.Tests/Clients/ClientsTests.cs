using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Packages;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Clients;

/// <summary>Three monitoring scripts, written as people write them, do their daily jobs against the emulator: every one prints
/// monitor.txt.</summary>
[TestFixture]
public sealed class ClientsTests
{
    private const string User = "administrator";
    private const string Password = "pass word:1";

    private static readonly Dictionary<string, (string Program, string[] Args)> Clients = new(StringComparer.Ordinal)
    {
        ["bash"] = ("bash", ["monitor.sh"]),
        ["Python"] = ("python3", ["monitor.py"]),
        ["PowerShell"] = ("dotnet", ["pwsh", "-NoProfile", "-File", "monitor.ps1"]),
    };

    [OneTimeSetUp]
    public Task Install() => ClientPrograms.InstallAsync("bash", "curl", "jq", "python3");

    [Test]
    public async Task A_monitoring_script_does_its_jobs(
        [Values("bash", "Python", "PowerShell")] string client, [Values] EmulatorDialect dialect, [Values] bool https)
    {
        await using var server = await StartAsync(dialect, https);
        var (program, args) = Clients[client];
        var environment = new Dictionary<string, string>
        {
            ["EM_URL"] = server.BaseUrl, ["EM_USER"] = User, ["EM_PASSWORD"] = Password, ["PYTHONUTF8"] = "1", ["LC_ALL"] = "C.UTF-8",
        };

        var (code, output) = await Shell.RunAsync(program, ClientPrograms.Folder, environment, args);

        output.ReplaceLineEndings("\n").Should().Be(await File.ReadAllTextAsync(Path.Combine(ClientPrograms.Folder, "monitor.txt")));
        code.Should().Be(0);
        server.ActiveLogonSessions.Should().Be(0);
    }

    /// <summary>The world is two hours ahead, so that the session of a day ago is one of the last day.</summary>
    private static async Task<EmulatorServer> StartAsync(EmulatorDialect dialect, bool https) => await EmulatorServer.StartAsync(
        new EmulatorOptions
        {
            Contract = await ContractFiles.ContractAsync(),
            World = await WorldFiles.StandardAsync(TimeProvider.System.GetUtcNow().AddHours(2)),
            Account = new Account(User, Password),
            Dialect = dialect,
            Https = https,
        },
        CancellationToken.None);
}
