using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A fault of our own costs one variant its verdict, and no run its reports or its logoff.</summary>
public sealed class HarnessFaultTests
{
    private static readonly string[] Reports = ["report.html", "results.json", "junit.xml", "results.sarif", "ctrf.json", "summary.md", "archive.jsonl.gz"];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_fault_inside_one_variant_makes_that_variant_errored_and_the_run_goes_on()
    {
        await using var right = await RightServer.StartAsync();
        var client = new PlantedClient(request => request.Url.Contains("/backupServers", StringComparison.Ordinal));

        var result = await RunAsync(Request(right.BaseUrl, "jobs/one[accept=absent]", "read-side/backup-servers/read") with { Client = client }, TimeProvider.System);

        result.Outcome.Should().Be(Outcome.Errored);
        ExitCodes.Of(result).Should().Be(ExitCodes.Errored);
        result.Cause.Should().Contain("a fault of the harness while this was replayed").And.Contain(PlantedClient.Fault).And.Contain("Please report it");
        result.Counts.Passed.Should().Be(1, "the other variant has its verdict");
        result.Counts.Errored.Should().Be(result.Counts.Variants - 1);
        right.ActiveLogonSessions.Should().Be(0);
        Told(PlantedClient.Fault);
    }

    [Test]
    public async Task A_fault_while_an_answer_is_judged_makes_that_variant_errored_and_no_other()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new(["jobs/one[accept=absent]", "read-side/backup-servers/read"]) });
        var (sound, record) = await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None);

        var broken = record with { Exchanges = [.. record.Exchanges.Select(exchange => exchange.Variant == "jobs/one[accept=absent]" ? Unreadable(exchange) : exchange)] };
        var result = ConformanceRun.Judged(prepared, broken, ConformanceRun.Header(prepared.Request, DateTimeOffset.UnixEpoch, TimeSpan.Zero)).Result;

        sound.Counts.Errored.Should().Be(0);
        (result.Counts.Errored, result.Counts.Passed).Should().Be((1, sound.Counts.Passed - 1));
        result.Cause.Should().Contain("a fault of the harness while this was judged").And.Contain(PlantedClient.Fault);
    }

    [TestCase("GET", "while this was opened", null)]
    [TestCase("POST", "while this was opened", "a fault of the harness lost the answer to a logon")]
    [TestCase("DELETE", "while this was ended", "a fault of the harness while this was ended")]
    public async Task A_fault_at_the_opening_or_at_the_logoff_is_told_and_so_is_the_session(string method, string told, string? session)
    {
        var clock = new PlantedClock();
        var asked = new ConcurrentQueue<string>();
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request =>
        {
            var answer = await right.AnswerAsync(request);
            asked.Enqueue(request.Method);
            if (asked.Count(other => other == method) == 1 && request.Method == method)
            {
                clock.Arm();
            }

            return answer;
        });

        var result = await RunAsync(Request(server.Origin + "/api", "jobs/one[accept=absent]"), clock);

        ExitCodes.Of(result).Should().Be(ExitCodes.Errored);
        string.Join('\n', result.SessionsLeft.Select(left => left.Message).Append(result.Cause)).Should().Contain(told).And.Contain(PlantedClient.Fault);
        result.SessionsLeft.Should().HaveCount(session is null ? 0 : 1);
        string.Concat(result.SessionsLeft.Select(left => left.Message)).Contains(session ?? "", StringComparison.Ordinal).Should().BeTrue();
        Told(PlantedClient.Fault);
    }

    [Test]
    public async Task A_stop_while_the_logon_is_on_its_way_is_reported_and_so_is_the_session()
    {
        using var stop = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request =>
        {
            if (request.Method == "POST")
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, over.Token);
            }

            return await right.AnswerAsync(request);
        });

        var result = await RunAsync(Request(server.Origin + "/api", "jobs/one[accept=absent]"), TimeProvider.System, stop.Token);
        await over.CancelAsync();

        ExitCodes.Of(result).Should().Be(ExitCodes.Errored);
        result.Cause.Should().Contain("The run was stopped");
        result.SessionsLeft.Should().ContainSingle().Which.Message.Should().Contain("a logon was stopped on its way");
        Told("a logon was stopped on its way");
    }

    private static RunRequest Request(string target, params string[] selected) =>
        new() { Target = target, User = RightServer.User, Password = CommandLine.Password, Selection = new(selected), Parallel = 1 };

    private async Task<RunResult> RunAsync(RunRequest request, TimeProvider time, CancellationToken cancellationToken = default)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(request);
        using var journal = RunJournal.Begin(folder, request, TimeProvider.System.GetUtcNow());
        var result = await ConformanceRun.JudgeAsync(prepared with { Journal = journal }, time, null, cancellationToken);
        journal.EnsureWhole();
        await ReportFolder.WriteAsync(folder, result, SourceFolders.Of(folder, Path.Combine(CommandLine.Root, "scenarios")), CancellationToken.None);
        return result;
    }

    private void Told(string what)
    {
        foreach (var file in Reports)
        {
            File.Exists(Path.Combine(folder, file)).Should().BeTrue(file);
        }

        File.ReadAllText(Path.Combine(folder, "report.html")).Should().Contain(what);
        File.ReadAllText(Path.Combine(folder, "results.json")).Should().Contain(what);
    }

    private static Exchange Unreadable(Exchange exchange) =>
        exchange.Response is { } response ? exchange with { Response = response with { Body = BrokenMemory.Body } } : exchange;
}
