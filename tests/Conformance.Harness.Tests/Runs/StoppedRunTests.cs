using Conformance.Core.Judging;
using Conformance.Replay.Folders;
using Conformance.Replay.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>Whenever a run is stopped, what was done is judged.</summary>
public sealed class StoppedRunTests
{
    [Test]
    public async Task A_run_that_is_stopped_between_its_parts_keeps_what_is_done()
    {
        using var stop = new CancellationTokenSource();
        var request = new RunRequest { Selection = new(["jobs/one", "authentication/idle-expiry"]), Parallel = 1 };
        var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);

        var result = (await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, new StopAtTheEnd(stop), stop.Token)).Result;

        result.Cause.Should().Contain("was stopped").And.Contain("what was done is judged");
        result.Outcome.Should().Be(Outcome.Errored);
        result.Counts.Passed.Should().BePositive();
    }

    private sealed class StopAtTheEnd(CancellationTokenSource stop) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value.Done == value.Total)
            {
                stop.Cancel();
            }
        }
    }
}
