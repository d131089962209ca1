using System.Collections.Concurrent;
using System.Text;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>Servers that end logon sessions in mid-run, as a restart or an administrator does; and servers that are wrong with
/// 401.</summary>
public sealed class EndedSessionTests
{
    private const string TokenName = "X-RestSvcSessionId";

    // A busy machine that answers late is none of the servers here.
    private static readonly string[] Slice =
        ["--select", "replica-task-sessions/list*", "--select", "authentication/logo*", "--select", "read-side/jobs*", "--timeout", "60"];


    [TestCase(20, "1")]
    [TestCase(20, "4")]
    [TestCase(57, "4")]
    public async Task A_run_whose_session_ended_logs_on_again_once_and_goes_on(int at, string parallel)
    {
        var asked = 0;
        await using var gateway = await StartAsync(_ => Interlocked.Increment(ref asked) == at);
        var folder = Directory.CreateTempSubdirectory("ended-").FullName;

        var (code, output) = await gateway.RunAsync("/api", [.. Slice, "--parallel", parallel, "--report", folder]);
        var (again, judged, _) = await CommandLine.RunAsync(["judge", Path.Combine(folder, "archive.jsonl.gz")]);

        code.Should().Be(0);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Split("  note: The target ended the logon session of the run: GET ").Should().HaveCount(2);
        output.Should().Contain("The run logged on again, once; what was under way was asked again.\n");
        again.Should().Be(0, judged);
        judged.Should().Contain("  note: The target ended the logon session of the run: GET ");
    }

    [Test]
    public async Task A_session_that_a_variant_opened_itself_is_no_finding_when_all_sessions_end()
    {
        var logons = 0;
        await using var gateway = await StartAsync(request => request.Method == "GET" && logons == 2 && Interlocked.Exchange(ref logons, 100) == 2, request =>
            logons += request.Method == "POST" && logons < 100 ? 1 : 0);

        var (code, output) = await gateway.RunAsync("/api", "--select", "replica-task-sessions/list*", "--select", "authentication/logoff", "--parallel", "1");

        code.Should().Be(0);
        output.Should().Contain("  note: The target ended the logon session of the run");
    }

    [Test]
    public async Task A_second_session_that_ends_leaves_no_verdict()
    {
        var asked = 0;
        await using var gateway = await StartAsync(_ => Interlocked.Increment(ref asked) % 30 == 0);

        var (code, output) = await gateway.RunAsync("/api", [.. Slice, "--parallel", "1"]);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("It is the second session that it ended, and the run logs on again only once.");
    }

    [Test]
    public async Task A_logon_that_is_refused_when_the_session_ended_leaves_no_verdict()
    {
        var ended = false;
        var asked = 0;
        await using var gateway = await StartAsync(
            _ => ended |= Interlocked.Increment(ref asked) == 20,
            answer: request => ended && request.Method == "POST" ? FakeAnswer.Of("503 Service Unavailable") : null);

        var (code, output) = await gateway.RunAsync("/api", [.. Slice, "--parallel", "1"]);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("The run logged on again, and got no session: ").And.Contain("503 Service Unavailable");
    }

    [Test]
    public async Task A_server_that_takes_each_token_once_ended_no_session_and_is_wrong()
    {
        var used = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        await using var gateway = await StartAsync(
            _ => false,
            answer: request => request.Method == "GET" && TokenOf(request) is { } token && !used.TryAdd(token, 0) ? Unauthorized : null);

        var (code, output) = await gateway.RunAsync("/api", [.. Slice, "--parallel", "1"]);

        code.Should().Be(1);
        Gateway.Requirements(output).Should().NotBeEmpty();
        output.Should().NotContain("  note: ");
    }

    [Test]
    public async Task A_server_that_refuses_one_path_with_401_ended_no_session_and_is_wrong()
    {
        await using var gateway = await StartAsync(
            _ => false, answer: request => request.Target.StartsWith("/api/replicaTaskSessions", StringComparison.Ordinal) ? Unauthorized : null);

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(1);
        output.Should().Contain("status 401").And.NotContain("  note: ");
    }

    private static FakeAnswer Unauthorized => FakeAnswer.Of("401 Unauthorized", "application/xml", "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"401\" Message=\"No.\" FirstChanceExceptionMessage=\"\" />");

    private static string? TokenOf(FakeRequest request) => request.Fields.FirstOrDefault(field => field.Name == TokenName).Value;

    /// <summary>A server that ends all sessions before it answers a request.</summary>
    private static Task<Gateway> StartAsync(Func<FakeRequest, bool> endsAll, Action<FakeRequest>? seen = null, Func<FakeRequest, FakeAnswer?>? answer = null)
    {
        var tokens = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        return Gateway.StartAsync(async (right, request) =>
        {
            seen?.Invoke(request);
            foreach (var token in endsAll(request) ? tokens.Keys : [])
            {
                var id = Encoding.ASCII.GetString(Convert.FromBase64String(token));
                await right.AnswerAsync(new FakeRequest("DELETE", $"/api/logonSessions/{id}", [(TokenName, token)]));
                tokens.TryRemove(token, out _);
            }

            if (answer?.Invoke(request) is { } own)
            {
                return own;
            }

            var given = await right.AnswerAsync(request);
            foreach (var (_, token) in request.Method == "POST" && given is not null ? given.Fields.Where(field => field.Name == TokenName) : [])
            {
                tokens[token] = 0;
            }

            return given;
        });
    }
}
