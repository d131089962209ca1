using Conformance.Documents.Compare;
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
    /// <summary>A variant that has no verdict.</summary>
    /// <param name="id">The variant's id.</param>
    /// <param name="reason">Why, as a sentence.</param>
    /// <param name="exchanges">How many requests were sent.</param>
    public static JudgedVariant Broken(string id, string reason, int exchanges) => new(id, Outcome.Errored, reason, [], [], [], exchanges);

    /// <summary>The rules of fixtures that were asked, and how often each decided.</summary>
    public IReadOnlyList<RuleUse> Rules { get; init; } = [];

    /// <summary>What else could not be asked, as a sentence; null if everything could. Stays when findings are taken
    /// away.</summary>
    public string? Unproven { get; init; }

    /// <summary>Findings that a waiver set apart: they are shown and do not count.</summary>
    public IReadOnlyList<Finding> Waived { get; init; } = [];

    /// <summary>What is wrong only because of what is told elsewhere.</summary>
    public IReadOnlyList<Finding> Consequences { get; init; } = [];

    /// <summary>The verdict with some of its findings taken for consequences of another: if those alone failed it, nothing is
    /// known of it.</summary>
    /// <param name="isConsequence">Which.</param>
    /// <param name="reason">What they follow from, as a sentence.</param>
    public JudgedVariant Following(Func<Finding, bool> isConsequence, string reason)
    {
        var consequences = Findings.Where(isConsequence).ToList();
        if (consequences.Count == 0)
        {
            return this;
        }

        var rest = Keeping([.. Findings.Where(finding => !isConsequence(finding))]);
        var relieved = Outcome == Outcome.Deviates && rest.Outcome != Outcome.Deviates;
        return rest with
        {
            Consequences = [.. Consequences, .. consequences],
            Outcome = relieved ? Outcome.NotTested : rest.Outcome,
            Reason = relieved ? reason : rest.Reason,
            Checks = [.. Checks.Select(check => check.Outcome == CheckOutcome.Violated && !rest.Findings.Any(finding => finding.Requirement.Id == check.Requirement)
                ? check with { Outcome = CheckOutcome.Blocked, Reason = reason } : check)],
        };
    }

    /// <summary>The verdict with only some of its findings: without one that fails it, it is what it would be without
    /// them.</summary>
    public JudgedVariant Keeping(IReadOnlyList<Finding> kept)
    {
        var relieved = Outcome == Outcome.Deviates && !kept.Any(finding => finding.Requirement.Level == RequirementLevel.Documented);
        return !relieved ? this with { Findings = kept }
            : this with { Findings = kept, Outcome = Unproven is null ? Outcome.Passed : Outcome.NotTested, Reason = Unproven };
    }

    /// <summary>The verdict with one more requirement that could not be judged: nothing passes of which something is not
    /// known.</summary>
    /// <param name="requirement">The requirement's id.</param>
    /// <param name="reason">Why not, as a sentence without a full stop.</param>
    public JudgedVariant Lacking(string requirement, string reason)
    {
        var unproven = $"{(Unproven is { } before ? before.TrimEnd('.') + "; " : "")}{requirement}: {reason}.";
        var isUntested = Outcome is Outcome.Passed or Outcome.NotTested;
        return this with
        {
            Outcome = isUntested ? Outcome.NotTested : Outcome,
            Reason = isUntested ? unproven : Reason,
            Unproven = unproven,
            Checks = [.. Checks, new JudgedCheck(requirement, CheckOutcome.Blocked, reason)],
        };
    }

    /// <summary>The operations that it asked for something that exists, and how each was answered.</summary>
    public IReadOnlyList<AskedOperation> Asked { get; init; } = [];

    /// <summary>The operation whose answer gave it nothing to ask for, against what the pages say; null if it could ask, or
    /// another reason kept it.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>Whether it is not tested only because of a deviation that a waiver accepts: then it does not make a run
    /// incomplete.</summary>
    public bool IsBehindWaiver { get; init; }

    /// <summary>The operation that is not implemented, which alone kept it from a verdict, as in <c>GET /jobs</c>; null if there
    /// is none.</summary>
    public string? Missing { get; init; }

    /// <summary>The roles that the run's account may have, where its refusal kept this from a verdict; empty if it did
    /// not.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What is to be asked again before it is known whether what differs has moved; empty once it was.</summary>
    public IReadOnlyList<AskedAgain> Unsettled { get; init; } = [];

    /// <summary>How many differences were let through because the data moved between two requests.</summary>
    public int Moved { get; init; }

    /// <summary>Why the target's capabilities take it out of the verdict, as a sentence; null if they do not. Then it is not
    /// tested, for this reason.</summary>
    public string? Declared { get; init; }

    /// <summary>How long its exchanges took together.</summary>
    public TimeSpan Elapsed { get; init; }
}
