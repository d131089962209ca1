using Conformance.Harness.Tests.Fakes;
using Conformance.Harness.Tests.Networks;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>The very same wrong answer to many requests is told once.</summary>
public sealed class SameWrongAnswerTests
{
    [Test]
    public async Task A_documented_violation_does_not_follow_from_one_that_only_warns()
    {
        await using var gateway = await Gateway.StartAsync(async (right, request) =>
            request.Target.Contains("/replicaSessions", StringComparison.Ordinal) ? Broken : await right.AnswerAsync(request));

        var (code, output) = await gateway.RunAsync(
            "/api", "--select", "read-side/jobs-id*", "--select", "read-side/replica-sessions/*", "--select", "read-side/replica-sessions-id/*");

        code.Should().Be(1);
        Gateway.Requirements(output).Should().Contain("OPS-001");
    }

    private static FakeAnswer Broken => FakeAnswer.Of(
        "500 Internal Server Error", "application/xml", "<Error xmlns=\"http://www.veeam.com/ent/v1.0\" StatusCode=\"500\" Message=\"Broken.\" FirstChanceExceptionMessage=\"\" />");
}
