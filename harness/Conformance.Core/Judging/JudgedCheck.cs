namespace Conformance.Core.Judging;

/// <summary>What became of one check.</summary>
/// <param name="Requirement">The id of the requirement that it is for.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why nothing was checked, for <see cref="CheckOutcome.Vacuous"/> and
/// <see cref="CheckOutcome.Blocked"/>.</param>
public sealed record JudgedCheck(string Requirement, CheckOutcome Outcome, string? Reason = null);

/// <summary>What became of a check.</summary>
public enum CheckOutcome
{
    /// <summary>Something was checked and nothing is wrong.</summary>
    Passed,

    /// <summary>Something is wrong.</summary>
    Violated,

    /// <summary>A behaviour was recorded.</summary>
    Recorded,

    /// <summary>There was nothing to check, so it proves nothing.</summary>
    Vacuous,

    /// <summary>What it needs to be judged did not come, because something else is wrong: its requirement is not tested
    /// here.</summary>
    Blocked,
}
