using Conformance.Replay.Runs;

namespace Conformance.Runs;

/// <summary>How far a run of several parts is, as one run.</summary>
/// <param name="progress">Told about the whole.</param>
/// <param name="total">Variants of all parts.</param>
/// <param name="planned">Requests of all parts; 0 if that is unknown.</param>
internal sealed class WholeProgress(IProgress<RunProgress> progress, int total, int planned = 0) : IProgress<RunProgress>
{
    private readonly Lock gate = new();
    private RunProgress before = new(0, total, 0) { Planned = planned };
    private RunProgress current = new(0, total, 0) { Planned = planned };

    /// <inheritdoc />
    public void Report(RunProgress value)
    {
        lock (gate)
        {
            // Several variants end at once, and the counts of an earlier end may come later.
            var whole = new RunProgress(before.Done + value.Done, total, before.Exchanges + value.Exchanges) { Over = before.Over + value.Over, Planned = planned };
            current = whole.Done > current.Done ? whole : current;
            progress.Report(whole);
        }
    }

    /// <summary>Tells that the run waits.</summary>
    public void Wait(TimeSpan wait)
    {
        lock (gate)
        {
            progress.Report(current with { Waits = wait });
        }
    }

    /// <summary>Tells how large the run is.</summary>
    public void Begin(PlanSize size)
    {
        lock (gate)
        {
            progress.Report(current with { Size = size });
        }
    }

    /// <summary>What comes next is counted after what was there.</summary>
    public void PartEnds()
    {
        lock (gate)
        {
            before = current;
        }
    }
}
