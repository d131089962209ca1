using Conformance.Cli;
using Conformance.Emulator;
using Conformance.Harness.Tests.Emulator;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>The log of <c>conform serve --log</c>.</summary>
public sealed class RequestLogTests
{
    [Test]
    public void A_request_is_a_line_without_the_id_that_the_token_follows_from()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new RequestLog(output).Write(new AnsweredRequest(
            new DateTimeOffset(2026, 7, 1, 9, 30, 12, 45, TimeSpan.Zero), "GET", "/api/logonSessions/abc?x=\u001b[31m", 401, TimeSpan.FromMilliseconds(1.25)));

        output.ToString().Should().Be("09:30:12.045  401  GET /api/logonSessions/{ID}?x=\\u001B[31m  1.3 ms\n");
    }

    [Test]
    public async Task Each_request_is_told_once_with_the_status_that_was_sent()
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<AnsweredRequest>();
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Answered = told.Enqueue });

        using var refused = await emulator.GetAsync("/jobs?format=Entity", "no-token");

        told.Should().ContainSingle().Which.Should().Match<AnsweredRequest>(request => request.Method == "GET" && request.Target == "/api/jobs?format=Entity" && request.Status == 401);
    }
}
