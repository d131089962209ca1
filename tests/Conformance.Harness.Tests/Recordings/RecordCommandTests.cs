using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Recordings;

/// <summary><c>conform record</c> against a server of its own.</summary>
public sealed class RecordCommandTests
{
    private static readonly string Worlds = Path.Combine(CommandLine.Root, "fixtures", "worlds");
    private static readonly string Standard = Path.Combine(Worlds, "standard.yaml");

    private static readonly string[] Selected = ["--select", "area:replica-*", "--select", "read-side/backup-servers/read", "--select", "read-side/backup-servers-id/by-id", "--select", "area:jobs", "--select", "area:window", "--select", "!window/query-*", "--select", "!window/older"];

    private string folder = "";

    private string Recorded => Path.Combine(folder, "out");

    private string RecordedWorld => Path.Combine(Recorded, "fixtures", "worlds", "recorded.yaml");

    private string[] Data => ["--scenarios", Path.Combine(Recorded, "scenarios"), "--fixtures", Path.Combine(Recorded, "fixtures")];

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("standard", EmulatorDialect.Em12, 0)]
    [TestCase("standard", EmulatorDialect.Em13, 0)]
    [TestCase("no-replicas", EmulatorDialect.Em12, 4)]
    [TestCase("no-replicas", EmulatorDialect.Em13, 4)]
    public async Task What_was_recorded_is_sound_and_replays_and_is_served_as_the_original(string world, EmulatorDialect dialect, int verdict)
    {
        await using (var server = await RecordedServer.StartAsync(Path.Combine(Worlds, world + ".yaml"), dialect))
        {
            var recording = await server.CallAsync("record", ["--out", Recorded, .. Selected]);
            recording.ExitCode.Should().Be(0, recording.Errors);
            (await CommandLine.RunAsync(["check", .. Data])).ExitCode.Should().Be(0);
            var again = await server.CallAsync("run", Data);
            again.ExitCode.Should().Be(0, again.Output);
            (await server.CallAsync("run", ["--world", "any", .. Selected])).ExitCode.Should().Be(verdict);
        }

        await using var copy = await RecordedServer.StartAsync(RecordedWorld, dialect);

        // What a query alone finds, as parents older than the window, is in no list, so it was not recorded.
        var judged = await copy.CallAsync("run", ["--world", "any", .. Selected, "--select", "!window/*/older-parents"]);
        judged.ExitCode.Should().Be(verdict, judged.Output);
        (await copy.CallAsync("run", Data)).ExitCode.Should().Be(0);
    }

    [Test]
    public async Task A_name_that_is_replaced_stands_nowhere_and_the_recording_still_replays()
    {
        await using var server = await RecordedServer.StartAsync(Standard, styles: "foreign-host");

        var recording = await server.CallAsync(
            "record", ["--out", Recorded, "--replace", "enterprise06.tech.local=server01.example", "--replace", "Nightly Replication=Job A", .. Selected]);

        recording.ExitCode.Should().Be(0, recording.Errors);
        foreach (var text in Directory.EnumerateFiles(Recorded, "*", SearchOption.AllDirectories).Select(File.ReadAllText))
        {
            text.Should().NotContainEquivalentOf("enterprise06").And.NotContain("Nightly Replication");
        }

        (await File.ReadAllTextAsync(RecordedWorld)).Should().Contain("origin: https://server01.example:9398").And.Contain("name: Job A@");
        (await server.CallAsync("run", Data)).ExitCode.Should().Be(0);
    }

    [TestCase("the password is changeit: " + CommandLine.Password, "holds a secret of this run")]
    [TestCase("psql -U em; password=hunter2", "names a secret and gives it")]
    [TestCase("Authorization: Bearer 0123456789abcdef", "is an authorization")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "is a token")]
    [TestCase("https://admin:hunter2@backup.example/share", "is a URL with a password")]
    [TestCase("-----BEGIN RSA PRIVATE KEY----- MIIE", "is a private key")]
    public async Task A_secret_in_an_answer_is_refused_and_nothing_is_written(string secret, string why)
    {
        await using var server = await RecordedServer.StartAsync(
            Standard, plant: text => text.Replace("The job of the seed page", $"\"{secret.Replace("\"", "\\\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal));

        var (code, output, errors) = await server.CallAsync("record", ["--out", Recorded, .. Selected]);

        code.Should().Be(2);
        errors.Should().Contain("nothing was written: what looks like a secret is never written").And.Contain("Description").And.Contain(why);
        (output + errors).Should().NotContain("hunter2").And.NotContain(CommandLine.Password);
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty();
    }

    [Test]
    public async Task An_earlier_recording_is_replaced_only_with_force()
    {
        await using var server = await RecordedServer.StartAsync(Standard);
        string[] record = ["--out", Recorded, "--select", "read-side/backup-servers/read"];
        await server.CallAsync("record", record);
        var before = await File.ReadAllTextAsync(RecordedWorld);
        await File.AppendAllTextAsync(RecordedWorld, "# mine\n");

        var (code, _, errors) = await server.CallAsync("record", record);

        code.Should().Be(2);
        errors.Should().Contain("is there already, and ").And.Contain("Name another folder with --out, or replace them with --force.");
        (await File.ReadAllTextAsync(RecordedWorld)).Should().EndWith("# mine\n");
        (await server.CallAsync("record", [.. record, "--force"])).ExitCode.Should().Be(0);
        Body(await File.ReadAllTextAsync(RecordedWorld)).Should().Be(Body(before));
    }

    [Test]
    public async Task A_server_that_breaks_the_contract_is_recorded_without_a_world()
    {
        var (code, output, errors) = await CommandLine.RunAsync(["record", "--out", Recorded, "--fault", "result-unknown", .. Selected]);

        code.Should().Be(0, errors);
        output.Should().Contain("left out      the world, which the emulator could not serve: fixtures/worlds/recorded.yaml:").And.Contain("is not one of the values of Result");
        File.Exists(RecordedWorld).Should().BeFalse();
        Directory.EnumerateFiles(Path.Combine(Recorded, "fixtures", "bodies"), "*", SearchOption.AllDirectories).Should().NotBeEmpty();
        (await CommandLine.RunAsync(["check", .. Data])).ExitCode.Should().Be(0);
    }

    [Test]
    public async Task A_target_that_is_not_there_exits_with_3()
    {
        var (code, _, errors) = await CommandLine.RunAsync("record", "--target", "https://127.0.0.1:1/api", "--user", "x", "--out", Recorded);

        code.Should().Be(3);
        errors.Should().Contain("cannot be used").And.Contain("Nothing was written.");
    }

    /// <summary>Without the comment that holds the instant.</summary>
    private static string Body(string world) => world[world.IndexOf('\n', StringComparison.Ordinal)..];
}
