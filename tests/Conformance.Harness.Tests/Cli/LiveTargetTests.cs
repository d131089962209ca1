using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Harness.Tests.Packages;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A server of its own behind a real socket, asked as a live target.</summary>
public sealed class LiveTargetTests
{
    private const string User = "administrator";
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("standard")]
    [TestCase("any")]
    public async Task The_served_emulator_is_conformant_over_the_socket_and_keeps_no_session(string world)
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, _) = await RunAsync(server, "--world", world);

        code.Should().Be(0, output);
        output.Should().Contain($"CONFORMANT  {server.BaseUrl}  world {world}\n");
        server.ActiveLogonSessions.Should().Be(0);
    }

    [Test]
    public async Task A_target_without_replica_sessions_is_incomplete_and_says_why()
    {
        await using var server = await ServeAsync(async (contract, now) =>
        {
            var standard = await StandardAsync(contract, now);
            return new World("bare", standard.Origin, standard.Now, [.. standard.Entities.Where(entity => entity.Type is "BackupServer" or "Job")]);
        });

        var (code, output, _) = await RunAsync(server);

        code.Should().Be(4, output);
        output.Should().Contain("INCOMPLETE").And.Contain("the target has no ReplicaJobSession with replicaTaskSessions: 0 at /replicaSessions?format=Entity, 0 looked at.");
    }

    [Test]
    public async Task Nothing_that_is_written_or_printed_holds_a_secret()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, errors) = await RunAsync(server, "--report", folder);

        code.Should().Be(0, output);
        var seen = server.TokensGiven;
        seen.Should().NotBeEmpty();
        var texts = Directory.EnumerateFiles(folder).Select(Readable.Text).Append(output + errors).ToList();
        foreach (var form in seen.Append(CommandLine.Password).Append($"{User}:{CommandLine.Password}").SelectMany(Readable.Forms))
        {
            texts.Should().NotContain(text => text.Contains(form, StringComparison.OrdinalIgnoreCase), form);
        }
    }

    [Test]
    public async Task The_line_that_repeats_a_finding_finds_it_again_when_it_is_pasted_into_a_shell()
    {
        await using var server = await ServeAsync(StandardAsync, "state-unknown");
        var scenarios = Path.Combine(folder, "it's mine");
        Directory.CreateSymbolicLink(scenarios, Path.Combine(CommandLine.Root, "scenarios"));
        var (_, first, _) = await RunAsync(server, "--world", "standard", "--scenarios", scenarios, "--select", "replica-task-sessions/*");
        var line = first.Split('\n').First(text => text.TrimStart().StartsWith("again ", StringComparison.Ordinal)).TrimStart()["again ".Length..].TrimStart();

        var (_, words) = await Shell.RunAsync("bash", folder, new Dictionary<string, string>(), ["-c", $"printf '%s\n' {line}"]);
        var (code, again, errors) = await CommandLine.RunAsync(words.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);

        line.Should().StartWith("conform run --select ").And.Contain($"--pin {server.CertificateSha256}").And.Contain("it'\\''s mine'");
        code.Should().Be(1, again + errors);
        again.Should().Contain(line);
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(EmulatorServer server, params string[] more) =>
        CommandLine.RunAsync(["run", "--target", server.BaseUrl, "--pin", server.CertificateSha256!, "--user", User, .. more]);

    private static async Task<EmulatorServer> ServeAsync(Func<ApiContract, DateTimeOffset, Task<World>> world, params string[] faults)
    {
        var rules = await RulebookFolder.LoadAsync(ProjectFolder.Find(CommandLine.Root), null, CancellationToken.None);
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        return await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                Contract = rules.Contract,
                World = await world(rules.Contract, clock.GetUtcNow()),
                TimeProvider = clock,
                Faults = faults,
                Account = new Account(User, CommandLine.Password),
            },
            CancellationToken.None);
    }

    private static Task<World> StandardAsync(ApiContract contract, DateTimeOffset now) =>
        WorldFolder.LoadAsync(ProjectFolder.Find(CommandLine.Root), null, contract, now, CancellationToken.None);
}
