using Conformance.Core.Compare;

namespace Conformance.Core.Judging;

/// <summary>The verdict on one variant.</summary>
/// <param name="Id">The variant's id.</param>
/// <param name="Outcome">What became of it; a violation of level <c>observed</c> leaves it passed.</param>
/// <param name="Reason">Why it errored or was not tested, as a sentence; otherwise null.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Profile">What the target did where nothing is specified.</param>
/// <param name="Checks">What became of each check.</param>
/// <param name="Exchanges">How many requests were sent.</param>
public sealed record JudgedVariant(
    string Id,
    Outcome Outcome,
    string? Reason,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<ProfileEntry> Profile,
    IReadOnlyList<JudgedCheck> Checks,
    int Exchanges)
{
    /// <summary>The rules of fixtures that were asked, and how often each decided.</summary>
    public IReadOnlyList<RuleUse> Rules { get; init; } = [];

    /// <summary>How long its exchanges took together.</summary>
    public TimeSpan Elapsed { get; init; }
}
