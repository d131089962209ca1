using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>A wait that a server asks for is seen while it lasts, and told afterwards.</summary>
public sealed class WaitTests
{
    [Test]
    public async Task A_wait_stands_on_the_terminal_in_the_reports_and_in_what_is_judged_again()
    {
        var asked = 0;
        await using var gateway = await Gateway.StartAsync(async (right, request) => Interlocked.Increment(ref asked) is 2 or 12
            ? FakeAnswer.Of("503 Service Unavailable") with { Fields = [("Retry-After", "1")] } : await right.AnswerAsync(request));
        var folder = Directory.CreateTempSubdirectory("wait-").FullName;

        var (code, output) = await gateway.RunAsync("/api", "--select", "replica-task-sessions/list*", "--parallel", "1", "--report", folder);
        var (_, judged, _) = await CommandLine.RunAsync(["judge", folder]);

        const string told = "The run waited 2 times, 2 s in all, as the server asked (429 or 503 with Retry-After).";
        code.Should().Be(0);
        output.Split("waits 1 s, as the server asks\n").Should().HaveCount(3);
        output.Should().Contain($"  note: {told}\n");
        judged.Should().Contain($"  note: {told}\n");
        foreach (var report in new[] { "results.json", "summary.md", "report.html", "ctrf.json", "results.sarif" })
        {
            (await File.ReadAllTextAsync(Path.Combine(folder, report))).Should().Contain("The run waited 2 times", report);
        }
    }
}
