namespace Conformance.Core.Results.Waivers;

/// <summary>What became of a waiver in a run.</summary>
public enum WaiverState
{
    /// <summary>There are findings that it is about, and they do not fail the run.</summary>
    Waives,

    /// <summary>Its last day is over: it waives nothing, and fails the run until it is taken out or renewed.</summary>
    Expired,

    /// <summary>All that it is about was asked and passes: it fails the run until it is taken out.</summary>
    Stale,

    /// <summary>The target is asked nothing that it is about: it fails the run until it is mended or taken out.</summary>
    Unmatched,

    /// <summary>It is for another target.</summary>
    OtherTarget,

    /// <summary>What it is about was not selected, or could not be judged as a whole, and nothing deviates there.</summary>
    NotAsked,
}
