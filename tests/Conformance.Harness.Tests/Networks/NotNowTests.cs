using System.Collections.Concurrent;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>Servers that have no time, and targets that are not what was meant.</summary>
public sealed class NotNowTests
{
    private const string Words = "The maximum number of sessions has been reached.";
    private static readonly string[] Slice = ["--select", "replica-task-sessions/list*", "--select", "authentication/logo*", "--parallel", "1"];

    [TestCase("503 Service Unavailable")]
    [TestCase("429 Too Many Requests")]
    [TestCase("403 Forbidden")]
    public async Task A_limit_of_sessions_is_told_in_the_words_of_the_server_and_judged_by_nobody(string status)
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) => request.Method == "POST" ? Error(status, Words) : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain($"with the words \"{Words}\": not now, which is judged by nobody.");
    }

    [Test]
    public async Task An_answer_not_now_in_mid_run_is_an_error_and_no_finding()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
            request.Target.Contains("TaskSessions", StringComparison.Ordinal) ? Error("503 Service Unavailable", "Busy.") : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(3);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("was answered 503 Service Unavailable with the words \"Busy.\": not now");
    }

    [TestCase("429 Too Many Requests", "0")]
    [TestCase("503 Service Unavailable", "Thu, 01 Jan 2026 00:00:00 GMT")]
    public async Task A_target_that_says_when_to_come_again_is_asked_again_once(string status, string when)
    {
        var asked = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
            asked.AddOrUpdate($"{request.Method} {request.Target}", 1, (_, times) => times + 1) % 2 == 1 ? Error(status, "Later.") with { Fields = [("Content-Type", "application/xml"), ("Retry-After", when)] } : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(0, output);
        output.Should().Contain("CONFORMANT");
    }

    [Test]
    public async Task A_target_that_wants_more_time_than_anybody_has_is_not_waited_for()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) => request.Method == "POST"
            ? Error("503 Service Unavailable", "Maintenance.") with { Fields = [("Content-Type", "application/xml"), ("Retry-After", "3600")] } : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(3);
        output.Should().Contain("with the words \"Maintenance.\": not now");
    }

    [Test]
    public async Task The_words_of_the_server_stand_in_a_finding_about_a_status()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
            request.Target.Contains("TaskSessions", StringComparison.Ordinal) ? Error("500 Internal Server Error", "Database is down.") : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(1);
        output.Should().Contain("  server says  \"Database is down.\"\n");
    }

    [Test]
    public async Task A_target_of_http_that_redirects_to_https_is_unusable_and_gets_no_password()
    {
        var asked = 0;
        await using var gateway = await Gateway.StartAsync((_, request) =>
        {
            asked += request.Fields.Any(field => field.Name == "Authorization") ? 1 : 0;
            return Task.FromResult<FakeAnswer?>(FakeAnswer.Of("301 Moved Permanently") with { Fields = [("Location", "https://em.example:9398/api/")] });
        });

        var (code, output) = await gateway.RunAsync("/api", Slice);

        code.Should().Be(2);
        asked.Should().Be(0);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain("Redirects are not followed: give --target https://em.example:9398/api.");
    }

    [TestCase("")]
    [TestCase("/web/api")]
    [TestCase("/ap")]
    [TestCase("/api/jobs")]
    [TestCase("/api/v1.7/")]
    public async Task A_wrong_path_is_unusable_and_the_right_one_is_offered(string path)
    {
        await using var gateway = await Gateway.StartAsync((right, request) => right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync(path, Slice);

        code.Should().Be(2);
        Gateway.Requirements(output).Should().BeEmpty();
        output.Should().Contain($"but one answers at {gateway.Origin}/api. Give --target {gateway.Origin}/api.");
    }

    [TestCase("/api?x=1", "it goes on with ?x=1")]
    [TestCase("/api/#top", "it goes on with #top")]
    public async Task A_query_in_the_url_is_unusable_and_the_right_url_is_offered(string path, string words)
    {
        await using var gateway = await Gateway.StartAsync((right, request) => right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync(path, Slice);

        code.Should().Be(2);
        output.Should().Contain(words).And.Contain($"Give --target {gateway.Origin}/api.");
    }

    private static FakeAnswer Error(string status, string message) =>
        FakeAnswer.Of(status, "application/xml", $"<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"{status[..3]}\" Message=\"{message}\" FirstChanceExceptionMessage=\"\" />");
}
