using System.Diagnostics;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Benchmarks.Peers;

/// <summary>A run in this process, after others have made the compiler compile what is used most: what a variant costs for
/// itself.</summary>
/// <param name="Seconds">Wall time of reading, replaying and judging, the best of the rounds.</param>
/// <param name="ProcessorSeconds">Processor time of the same, the server's among it; what else the machine does has less of a say
/// in it.</param>
internal sealed record WarmRun(double Seconds, double ProcessorSeconds)
{
    private const int Rounds = 3;
    private const int Enough = 20_000;

    /// <summary>Runs until the compiler has nothing to gain any more.</summary>
    public static Task WarmUpAsync(string work, FastServer server) => OnceAsync(PeerFiles.Conform(work, Enough), server);

    /// <summary>The best of a few runs of a number of variants.</summary>
    public static async Task<WarmRun> OfAsync(string work, FastServer server, int count)
    {
        var scenarios = PeerFiles.Conform(work, count);
        var runs = new List<WarmRun>();
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add(await OnceAsync(scenarios, server));
        }

        return new WarmRun(runs.Min(run => run.Seconds), runs.Min(run => run.ProcessorSeconds));
    }

    private static async Task<WarmRun> OnceAsync(string scenarios, FastServer server)
    {
        var request = new RunRequest { Target = server.Url, User = "bench", Password = "benchmark", Scenarios = scenarios };
        using var process = Process.GetCurrentProcess();
        var (before, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        var result = await ConformanceRun.JudgeAsync(prepared, TimeProvider.System, null, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return result.Counts.Passed == prepared.Plan.Variants.Count ? new WarmRun(elapsed, (process.TotalProcessorTime - before).TotalSeconds)
            : throw new InvalidOperationException("A variant did not pass: the measurement means nothing.");
    }
}
