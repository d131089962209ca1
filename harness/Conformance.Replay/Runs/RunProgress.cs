namespace Conformance.Replay.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Done">Variants that are through.</param>
/// <param name="Total">Variants in all.</param>
/// <param name="Exchanges">Requests sent so far.</param>
public sealed record RunProgress(int Done, int Total, int Exchanges)
{
    /// <summary>How long the run waits now, because the target asks it to; null if it does not.</summary>
    public TimeSpan? Waits { get; init; }
}
