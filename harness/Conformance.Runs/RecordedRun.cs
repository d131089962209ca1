using Conformance.Core.Recordings;
using Conformance.Core.Results;

namespace Conformance.Runs;

/// <summary>What a target answered while it was recorded.</summary>
/// <param name="at">When it began.</param>
/// <param name="world">What it holds.</param>
public sealed class RecordedRun(DateTimeOffset at, RecordedWorld world)
{
    private readonly SortedDictionary<string, string> leftOut = new(StringComparer.Ordinal);

    /// <summary>When it began.</summary>
    public DateTimeOffset At { get; } = at;

    /// <summary>What it holds.</summary>
    public RecordedWorld World { get; } = world;

    /// <summary>Each GET that was answered twice in the same way.</summary>
    public IReadOnlyList<Recording> Recordings { get; internal set; } = [];

    /// <summary>The paths that were not recorded, sorted, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> LeftOut => leftOut;

    /// <summary>What stood in the way of the whole recording; null if nothing did.</summary>
    public RunCause? Cause { get; internal set; }

    /// <summary>The logon sessions that could not be ended, each as a sentence with what to do.</summary>
    public IReadOnlyList<string> SessionsLeft { get; internal set; } = [];

    /// <summary>Says that a path is not recorded.</summary>
    internal void LeaveOut(string path, string why) => leftOut.TryAdd(path, why);
}
