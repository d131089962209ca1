using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>The exit codes and what is printed with them are a contract with other programs.</summary>
public sealed class ExitCodeTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_embedded_emulator_is_conformant()
    {
        var (code, output, _) = await CommandLine.RunAsync("run", "--select", "area:replica-task-sessions");

        code.Should().Be(0);
        output.Should().StartWith("TARGET  emulator  (the one inside: no --target, no CONFORM_TARGET, no conform.yaml)\nCONFORMANT  emulator  world standard\n").And.Contain("requirements");
    }

    [Test]
    public async Task A_fault_exits_with_1_and_names_requirement_place_and_remedies()
    {
        var (code, output, _) = await CommandLine.RunAsync("run", "--select", "authentication/logoff", "--fault", "token-after-logoff");

        code.Should().Be(1);
        output.Should().Contain("DEVIATES status 200 OK, not status 4xx\n")
            .And.Contain("  in           authentication/logoff\n  request      GET /api/replicaTaskSessions\n")
            .And.Contain("  requirement  AUTH-015  After its logon session was deleted, a token is refused.  [HC:http_response_codes]\n")
            .And.Contain("  expected     status 4xx\n")
            .And.Contain("  actual       status 200 OK\n")
            .And.Contain("  after        POST /sessionMngr/ 201, GET /replicaTaskSessions 200, DELETE /logonSessions/{ID} 204\n")
            .And.Contain("  asked by     scenarios/authentication/logoff.yaml:24:5\n")
            .And.Contain("  again        conform run --select 'authentication/logoff' --fault token-after-logoff\n")
            .And.NotContain("curl", "nothing listens any more");
    }

    [Test]
    public async Task A_misspelt_key_exits_with_2_and_says_what_was_meant()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a.yaml"), "scenario: x/a\ntitle: A\nsteps:\n  - gett: /\nexpct: []\n");

        var (code, _, errors) = await CommandLine.RunAsync("run", "--scenarios", folder);

        code.Should().Be(2);
        var name = Path.GetFileName(folder);
        errors.Should().Contain($"{name}/a.yaml:4:5: unknown key \"gett\". Did you mean \"get\"?")
            .And.Contain($"{name}/a.yaml:5:1: unknown key \"expct\". Did you mean \"expect\"?");
    }

    [Test]
    public async Task A_missing_folder_exits_with_2()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--scenarios", Path.Combine(folder, "nowhere"));

        code.Should().Be(2);
        errors.Should().Contain("nowhere: the folder does not exist. Check the path.");
    }

    [Test]
    public async Task An_empty_folder_exits_with_2()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--scenarios", folder);

        code.Should().Be(2);
        errors.Should().Contain("the folder holds no file that ends in .yaml. A suite without files proves nothing.");
    }

    [TestCase("replica-task-session/list", "--select 'replica-task-session/list' matches no variant. Did you mean \"replica-task-sessions/list\"?")]
    [TestCase("area:jbs", "--select 'area:jbs' matches no variant. Did you mean \"area:jobs\"?")]
    [TestCase("area:auth", "--select 'area:auth' matches no variant.")]
    [TestCase("requirement:AUTH-051", "--select 'requirement:AUTH-051' matches no variant. Did you mean \"requirement:AUTH-001\"?")]
    [TestCase("operation:GET /nothing*", "--select 'operation:GET /nothing*' matches no variant.")]
    public async Task A_selection_of_nothing_exits_with_2(string expression, string message)
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--select", expression);

        code.Should().Be(2);
        errors.Should().Contain(message);
    }

    [TestCase("--tagret", "conform: Unrecognized command or argument '--tagret'. Did you mean \"--target\"?")]
    public async Task A_misspelt_option_exits_with_2(string option, string message)
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", option, "emulator");

        code.Should().Be(2);
        errors.Should().Contain(message).And.Contain("See `conform run --help`.");
    }

    [Test]
    public async Task A_misspelt_fault_exits_with_2()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--fault", "token-after-logof");

        code.Should().Be(2);
        errors.Should().Contain("--fault token-after-logof: there is none of this name. Did you mean \"token-after-logoff\"?");
    }

    [Test]
    public async Task A_target_that_refuses_connections_exits_with_3_and_one_message()
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();

        var (code, output, _) = await CommandLine.RunAsync("run", "--target", $"https://127.0.0.1:{port}/api", "--user", "x");

        code.Should().Be(3);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        output.Split('\n').Where(line => line.Contains("cannot be used", StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().Contain("Connection refused").And.Contain("Does the server run, and is that its port?");
        output.Split('\n').Length.Should().BeLessThan(12);
    }

    [Test]
    public async Task Without_a_password_nothing_is_sent()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--target", "https://127.0.0.1:1/api", "--user", "x", "--password-env", "NOT_SET");

        code.Should().Be(2);
        errors.Should().Contain("the environment variable NOT_SET holds no password.");
    }

    /// <summary>A port on which nobody listens: one that was free a moment ago.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
