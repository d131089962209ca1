namespace Conformance.Core.Results.Waivers;

/// <summary>A waiver and what became of it in a run.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="State">What became of it.</param>
/// <param name="Message">The same as a sentence, with what to do if something is to be done.</param>
/// <param name="Findings">What it waives, grouped by cause; these are not among the run's findings.</param>
public sealed record WaiverResult(Waiver Waiver, WaiverState State, string Message, IReadOnlyList<FindingGroup> Findings)
{
    /// <summary>Whether the waiver itself fails the run.</summary>
    public bool Fails => State is WaiverState.Expired or WaiverState.Stale or WaiverState.Unmatched;
}
