using System.Diagnostics;

namespace Conformance.Benchmarks.Compare;

/// <summary>The most memory that the process has had resident since this was made, sampled every 20 ms.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Process process = Process.GetCurrentProcess();
    private readonly Timer timer;
    private readonly Lock gate = new();
    private readonly long start;
    private long peak;
    private bool isDone;

    public PeakMemory()
    {
        start = peak = process.WorkingSet64;
        timer = new Timer(_ => Sample(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
    }

    public long AboveStart()
    {
        Sample();
        return peak - start;
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDone = true;
        }

        timer.Dispose();
        process.Dispose();
    }

    private void Sample()
    {
        lock (gate)
        {
            if (!isDone)
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
            }
        }
    }
}
