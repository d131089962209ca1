namespace Conformance.Replay.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Done">Variants that are through.</param>
/// <param name="Total">Variants in all.</param>
/// <param name="Exchanges">Requests sent so far.</param>
public sealed record RunProgress(int Done, int Total, int Exchanges);
