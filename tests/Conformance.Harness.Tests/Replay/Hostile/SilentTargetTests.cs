using System.Globalization;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A target that goes silent ends the run after a few variants, whatever limits it has.</summary>
public sealed class SilentTargetTests
{
    private static readonly string[] Limits = ["0.3", "1"];

    [TestCaseSource(nameof(Limits))]
    public async Task A_target_that_goes_silent_after_the_logon_ends_the_run(string timeout)
    {
        var run = await HostileRun.OfAsync(
            async (request, answer, over) => request.Target == "/api/" || request.Method is "POST" or "DELETE" ? answer : await NeverAsync(over),
            "--select", "read-side/*/read", "--timeout", timeout, "--parallel", "1");

        run.ExitCode.Should().Be(3, run.Output);
        run.Output.Should().Contain("The target broke off").And.Contain("3 variants in a row found nobody");
        run.Asked.Should().HaveCountLessThan(12, "three variants, the opening and the logoff");
    }

    [Test]
    public async Task A_target_that_is_silent_where_discovery_looks_ends_the_run()
    {
        var run = await HostileRun.OfAsync(
            async (request, answer, over) => request.Method == "GET" && request.Target.Contains("format=Entity", StringComparison.Ordinal) ? await NeverAsync(over) : answer,
            "--select", "jobs/*", "--select", "replica-sessions/*", "--timeout", "0.3", "--parallel", "1");

        run.ExitCode.Should().Be(3, run.Output);
        run.Asked.Count(asked => asked.Contains("format=Entity", StringComparison.Ordinal)).Should().BeLessThan(12, string.Create(CultureInfo.InvariantCulture, $"{run.Output}"));
    }

    private static async Task<FakeAnswer?> NeverAsync(CancellationToken over)
    {
        await Task.Delay(Timeout.Infinite, over);
        return null;
    }
}
