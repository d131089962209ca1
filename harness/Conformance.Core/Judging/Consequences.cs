using Conformance.Core.Judging.Checks;

namespace Conformance.Core.Judging;

/// <summary>
/// Where a requirement that everything rests on is violated (a token that is not accepted, say), the same wrong status all over the
/// suite is a consequence: it is told once, where it was asked for.
/// </summary>
internal static class Consequences
{
    /// <summary>The verdicts without findings that follow from a gate's.</summary>
    public static IReadOnlyList<JudgedVariant> Folded(IReadOnlyList<JudgedVariant> judged)
    {
        var gates = judged.SelectMany(variant => variant.Findings)
            .Where(finding => finding.Requirement.IsGate && IsStatus(finding))
            .GroupBy(finding => finding.Violation.Actual, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return gates.Count == 0 ? judged : [.. judged.Select(variant => Folded(variant, gates))];
    }

    private static JudgedVariant Folded(JudgedVariant variant, Dictionary<string, Finding> gates)
    {
        var consequence = variant.Findings.FirstOrDefault(finding => !finding.Requirement.IsGate && IsStatus(finding) && gates.ContainsKey(finding.Violation.Actual));
        if (consequence is null)
        {
            return variant;
        }

        var gate = gates[consequence.Violation.Actual];
        var kept = variant.Findings.Where(finding => finding.Requirement.IsGate || !IsStatus(finding) || !gates.ContainsKey(finding.Violation.Actual)).ToList();
        var deviates = kept.Any(finding => finding.Requirement.Level == Scenarios.RequirementLevel.Documented);
        var reason = $"{gate.Requirement.Id} is violated ({gate.Variant}): {gate.Violation.Actual} here too.";
        return variant with
        {
            Findings = kept,
            Outcome = variant.Outcome == Outcome.Deviates && !deviates ? Outcome.NotTested : variant.Outcome,
            Reason = variant.Outcome == Outcome.Deviates && !deviates ? reason : variant.Reason,
            Checks = [.. variant.Checks.Select(check => check.Outcome == CheckOutcome.Violated && !kept.Any(finding => finding.Requirement.Id == check.Requirement)
                ? check with { Outcome = CheckOutcome.Blocked, Reason = reason } : check)],
        };
    }

    private static bool IsStatus(Finding finding) => finding.Violation.Expected.StartsWith(StatusCheck.Word, StringComparison.Ordinal);
}
