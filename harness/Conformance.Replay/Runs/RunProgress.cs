namespace Conformance.Replay.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Done">Variants that are through.</param>
/// <param name="Total">Variants in all.</param>
/// <param name="Exchanges">Requests sent so far.</param>
public sealed record RunProgress(int Done, int Total, int Exchanges)
{
    /// <summary>How long the run waits now, because the target asks it to; null if it does not.</summary>
    public TimeSpan? Waits { get; init; }

    /// <summary>The requests that were planned for the variants that are through, equal ones once.</summary>
    public int Over { get; init; }

    /// <summary>The requests that are planned in all; 0 if that is unknown.</summary>
    public int Planned { get; init; }

    /// <summary>How large the run is, told once before it begins; null otherwise.</summary>
    public PlanSize? Size { get; init; }
}
