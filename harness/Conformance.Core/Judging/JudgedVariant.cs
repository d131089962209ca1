using Conformance.Core.Compare;
using Conformance.Core.Scenarios;

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

    /// <summary>What else could not be asked, as a sentence; null if everything could. Stays when findings are taken away.</summary>
    public string? Unproven { get; init; }

    /// <summary>Findings that a waiver set apart: they are shown and do not count.</summary>
    public IReadOnlyList<Finding> Waived { get; init; } = [];

    /// <summary>The verdict with only some of its findings: without one that fails it, it is what it would be without them.</summary>
    public JudgedVariant Keeping(IReadOnlyList<Finding> kept)
    {
        var relieved = Outcome == Outcome.Deviates && !kept.Any(finding => finding.Requirement.Level == RequirementLevel.Documented);
        return !relieved ? this with { Findings = kept }
            : this with { Findings = kept, Outcome = Unproven is null ? Outcome.Passed : Outcome.NotTested, Reason = Unproven };
    }

    /// <summary>How long its exchanges took together.</summary>
    public TimeSpan Elapsed { get; init; }
}
