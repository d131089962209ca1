using System.Net;
using System.Security.Cryptography;
using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.Emulator;
using Conformance.Harness.Tests.Packages;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A server of its own behind a real socket, asked as a live target.</summary>
public sealed class LiveTargetTests
{
    private const string User = "administrator";
    private const string SecondUser = "EXAMPLE\\auditor";
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
            bool IsTheOnlyOne(string type) => contract.Resources[type].Paths.All(path => path is { Kind: PathKind.Single, Parent: null });
            return new World("bare", standard.Origin, standard.Now, [.. standard.Entities.Where(entity => entity.Type is "BackupServer" or "Job" || IsTheOnlyOne(entity.Type))]);
        });

        var (code, output, _) = await RunAsync(server, "--select", "!area:read-side");

        code.Should().Be(4, output);
        output.Should().Contain("INCOMPLETE").And.Contain("the target has no ReplicaJobSession with replicaTaskSessions among the 0 at /replicaSessions?format=Entity, 0 looked at.")
            .And.Contain("the target has no ReplicaTaskSession whose State is InProgress among the 0 at /replicaTaskSessions?format=Entity.");
    }

    [Test]
    public async Task Nothing_that_is_written_or_printed_holds_a_secret()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, errors) = await RunAsync(server, ["--report", folder, "--second-user", SecondUser, .. EmbeddedRuns.Slice.Expressions.SelectMany(expression => new[] { "--select", expression })]);

        code.Should().Be(0, output);
        output.Should().NotContain("a second account with a lesser role is needed");
        var seen = server.TokensGiven;
        seen.Should().NotBeEmpty();
        var texts = Directory.EnumerateFiles(folder).Select(Readable.Text).Append(output + errors).ToList();
        foreach (var form in seen.Concat([CommandLine.Password, $"{User}:{CommandLine.Password}", CommandLine.SecondPassword, $"{SecondUser}:{CommandLine.SecondPassword}"]).SelectMany(Readable.Forms))
        {
            texts.Should().NotContain(text => text.Contains(form, StringComparison.OrdinalIgnoreCase), form);
        }
    }

    [Test]
    public async Task Every_mutation_of_its_archive_is_caught_though_its_data_moves()
    {
        await using var server = await ServeAsync(StandardAsync);
        await RunAsync(server, "--report", folder, "--select", "area:replica-task-sessions", "--select", "negotiation/writing", "--select", "authentication/logon-sessions");

        var (code, output, errors) = await CommandLine.RunAsync("mutate", Path.Combine(folder, "archive.jsonl.gz"), "--max", "2000", "--quiet");

        code.Should().Be(0, output + errors);
        output.Should().Contain("EVERY MUTATION IS CAUGHT  2000 of ");
    }

    [Test]
    public async Task The_line_that_repeats_a_finding_finds_it_again_when_it_is_pasted_into_a_shell()
    {
        await using var server = await ServeAsync(StandardAsync, "state-unknown");
        var scenarios = Path.Combine(folder, "it's mine");
        Directory.CreateSymbolicLink(scenarios, Path.Combine(CommandLine.Root, "scenarios"));
        var (_, first, _) = await RunAsync(server, "--world", "standard", "--scenarios", scenarios, "--select", "replica-task-sessions/*");
        string Line(string word) => first.Split('\n').First(text => text.TrimStart().StartsWith(word, StringComparison.Ordinal)).TrimStart()[word.Length..].TrimStart();
        var variant = Line("again ")["conform run --select ".Length..];

        // What all findings have in common is told once.
        var line = first.Contains("  to repeat ", StringComparison.Ordinal) ? Line("to repeat ").Replace("'VARIANT'", variant, StringComparison.Ordinal) : Line("again ");

        var (_, words) = await Shell.RunAsync("bash", folder, new Dictionary<string, string>(), ["-c", $"printf '%s\n' {line}"]);
        var (code, again, errors) = await CommandLine.RunAsync(words.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]);

        line.Should().StartWith("conform run --select ").And.Contain($"--pin {server.CertificateSha256}").And.Contain("it'\\''s mine'");
        code.Should().Be(1, again + errors);
        again.Should().Contain(variant);
    }

    [Test]
    public async Task The_curl_line_of_a_finding_finds_it_again_with_a_token_of_ones_own()
    {
        await using var server = await ServeAsync(StandardAsync, "token-after-logoff");
        var (_, output, _) = await RunAsync(server, "--select", "authentication/logoff");
        var line = output.Split('\n').Single(text => text.TrimStart().StartsWith("curl ", StringComparison.Ordinal)).TrimStart()["curl ".Length..].TrimStart();

        // Since the fault lets any token through that was given once, the run's own will do. The words go out as curl would send
        // them.
        var (_, words) = await Shell.RunAsync("bash", folder, new Dictionary<string, string> { ["CONFORM_TOKEN"] = server.TokensGiven[0] }, ["-c", $"printf '%s\n' {line}"]);
        var (fields, url) = (words.Split('\n').Where((_, at) => at > 0 && words.Split('\n')[at - 1] == "-H").ToList(), words.TrimEnd('\n').Split('\n')[^1]);
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString(HashAlgorithmName.SHA256) == server.CertificateSha256 };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("X-RestSvcSessionId", fields.Single(field => field.StartsWith("X-RestSvcSessionId: ", StringComparison.Ordinal))["X-RestSvcSessionId: ".Length..]);
        using var answer = await client.SendAsync(request);

        line.Should().Be($"curl -sSk -H 'Accept:' -H 'X-RestSvcSessionId: '\"$CONFORM_TOKEN\" '{server.BaseUrl}/replicaTaskSessions'");
        fields.Should().HaveCount(2).And.Contain("Accept:");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_plain_URL_to_a_port_that_speaks_https_is_told_with_the_remedy()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, _) = await CommandLine.RunAsync("run", "--target", server.BaseUrl.Replace("https://", "http://", StringComparison.Ordinal), "--user", User, "--select", "jobs/one");

        code.Should().Be(3);
        output.Should().Contain($"If https is spoken on that port, give {server.BaseUrl} as the target.");
    }

    [Test]
    public async Task A_refused_password_is_told_once_and_says_what_was_not_asked()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, _) = await CommandLine.RunAsync("run", "--target", server.BaseUrl, "--pin", server.CertificateSha256!, "--user", "nobody", "--select", "jobs/one");

        code.Should().Be(3);
        output.Should().Contain("Check --user and the password in the variable of --password-env; what needs an account was not asked.\n")
            .And.NotContain("NOT TESTED").And.NotContain("left out").And.NotContain("exchanges", "the sentence stands alone");
    }

    [Test]
    public async Task Without_a_second_account_what_needs_one_is_left_out_and_the_run_is_complete()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, _) = await RunAsync(server, "--select", "authentication/logo*", "--select", "authentication/lesser-role-*");

        code.Should().Be(0, output);
        output.Should().Contain("left out   48 variants: a second account with a lesser role is needed; --second-user names one\n");
    }

    [Test]
    public async Task A_role_that_is_ignored_is_found_with_a_second_account_and_the_line_that_repeats_it_names_the_account()
    {
        await using var server = await ServeAsync(StandardAsync, "role-ignored");

        var (code, output, _) = await RunAsync(server, "--second-user", SecondUser, "--select", "area:authentication");

        code.Should().Be(1, output);
        output.Should().Contain("requirement  AUTH-023").And.Contain("expected     status 403\n").And.Contain($"--second-user '{SecondUser}'");
        output.Split('\n').Where(line => line.StartsWith("DEVIATES ", StringComparison.Ordinal)).Should().Equal(
            "DEVIATES status 200 OK, not status 403", $"DEVIATES  {server.BaseUrl}  world any");
        output.Should().Contain("\n  in           authentication/lesser-role-refused");
    }

    [Test]
    public async Task A_second_account_that_cannot_log_on_is_told_and_blames_nothing()
    {
        await using var server = await ServeAsync(StandardAsync);

        var (code, output, _) = await RunAsync(server, "--second-user", "nobody", "--select", "authentication/lesser-role-*");

        code.Should().Be(4, output);
        output.Should().Contain("INCOMPLETE").And.Contain("NOT TESTED 48 variants: the logon of the second account was refused with 401. Check --second-user and the password in the variable of --second-password-env.");
    }

    [Test]
    public async Task A_second_account_without_a_password_is_refused()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--target", "https://127.0.0.1:1/api", "--user", User, "--second-user", SecondUser, "--second-password-env", "NOT_SET");

        code.Should().Be(2);
        errors.Should().Contain("the environment variable NOT_SET holds no password. Set it, or name another with --second-password-env VAR");
    }

    [Test]
    public async Task An_archive_of_a_run_without_a_second_account_is_judged_without_one()
    {
        await using var server = await ServeAsync(StandardAsync);
        var (_, output, _) = await RunAsync(server, "--select", "authentication/logo*", "--select", "authentication/lesser-role-*", "--report", folder);

        var (code, again, _) = await CommandLine.RunAsync("judge", folder);

        code.Should().Be(0, again);
        again.Should().Contain("left out   48 variants").And.Contain("CONFORMANT");
        output.Should().Contain("left out   48 variants");
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
                SecondAccount = new Account(SecondUser, CommandLine.SecondPassword, Role.PortalUser),
            },
            CancellationToken.None);
    }

    private static Task<World> StandardAsync(ApiContract contract, DateTimeOffset now) =>
        WorldFolder.LoadAsync(ProjectFolder.Find(CommandLine.Root), null, contract, now, CancellationToken.None);
}
