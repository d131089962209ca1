using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Waivers;

/// <summary>Holds waivers against verdicts. A pure function: the same archive, waivers and day give the same result.</summary>
public static class Waiving
{
    /// <summary>The verdicts with what is waived set apart, and what became of each waiver, in the order given.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="waivers">The waivers.</param>
    /// <param name="occasion">What the run was.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    public static (IReadOnlyList<JudgedVariant> Variants, IReadOnlyList<WaiverResult> Waivers) Apply(
        IReadOnlyList<JudgedVariant> judged, IReadOnlyList<Waiver> waivers, Occasion occasion, Func<string, string, Exchange> exchange)
    {
        if (waivers.Count == 0)
        {
            return (judged, []);
        }

        var results = waivers.Select(waiver => Result(waiver, judged, occasion, exchange)).ToList();
        var inForce = results.Where(result => result.State == WaiverState.Waives).Select(result => result.Waiver).ToList();
        List<JudgedVariant> waived = [.. judged.Select(variant => Waived(variant, inForce))];

        // While a deviation from which others follow is not waived, nobody knows whether what followed stands behind a waiver.
        var isTold = waived.Exists(variant => variant.Findings.Any(finding => finding.IsNotImplemented || finding.IsOtherKind));
        return ([.. waived.Select(variant => variant with { IsBehindWaiver = inForce.Count > 0 && IsBehind(variant, isTold) })], results);
    }

    private static bool IsBehind(JudgedVariant variant, bool isTold) =>
        variant is { Outcome: Outcome.NotTested, Declared: null } && (variant.Waived.Count > 0 || (variant.Consequences.Count > 0 && !isTold));

    private static JudgedVariant Waived(JudgedVariant variant, List<Waiver> inForce)
    {
        var isWaived = variant.Findings.ToLookup(finding => inForce.Any(waiver => waiver.Covers(finding)));
        return isWaived[true].Any() ? variant.Keeping([.. isWaived[false]]) with { Waived = [.. isWaived[true]] } : variant;
    }

    private static WaiverResult Result(Waiver waiver, IReadOnlyList<JudgedVariant> judged, Occasion occasion, Func<string, string, Exchange> exchange)
    {
        var findings = judged.SelectMany(variant => variant.Findings).Where(waiver.Covers).ToList();
        var (state, message) = State(waiver, findings, judged, occasion);
        return new WaiverResult(waiver, state, message, state == WaiverState.Waives ? FindingGroup.Of(findings, exchange) : []);
    }

    private static (WaiverState State, string Message) State(Waiver waiver, List<Finding> findings, IReadOnlyList<JudgedVariant> judged, Occasion occasion)
    {
        if (!occasion.Target.Is(waiver.Target))
        {
            return (WaiverState.OtherTarget, $"is for {waiver.Target}; this target is {occasion.Target}.");
        }

        var scope = occasion.Suite.Scenarios.SelectMany(Variant.Of)
            .Where(variant => waiver.Covers(variant.Id) && Coverage.Of(variant, occasion.Suite).Contains(waiver.Requirement, StringComparer.Ordinal))
            .Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        var asked = judged.Where(variant => scope.Contains(variant.Id)).ToList();
        var excluded = occasion.Plan.Excluded.Where(variant => scope.Contains(variant.Variant.Id)).ToList();
        if (asked.Count > 0 && occasion.Today > waiver.Expires)
        {
            return (WaiverState.Expired, $"expired on {waiver.ExpiresText} and waives nothing any more. "
                + (findings.Count > 0 ? $"Mend the deviation, or let {waiver.Owner} renew it." : "Nothing that it is about deviates in this run: take it out."));
        }

        if (findings.Count > 0)
        {
            return (WaiverState.Waives, $"waives {Counted.Of(findings.Count, "violation")} in {Counted.Of(findings.Select(finding => finding.Variant).Distinct(StringComparer.Ordinal).Count(), "variant")} until {waiver.ExpiresText}.");
        }

        if (excluded.Count == scope.Count)
        {
            return (WaiverState.Unmatched, $"is about nothing that this target is asked: {excluded[0].Reason} (as {excluded[0].Variant.Id}). Mend its scenario or its target, or take it out.");
        }

        return IsProven(waiver, asked) && asked.Count + excluded.Count == scope.Count
            ? (WaiverState.Stale, waiver.IsNarrow
                ? $"is stale: {waiver.Requirement} was asked in {Counted.Of(asked.Count, "variant")}, and the deviation that it is about is not there any more. Take it out."
                : $"is stale: {waiver.Requirement} holds now in all of its {Counted.Of(asked.Count, "variant")}. Take it out.")
            : (WaiverState.NotAsked, asked.Count == 0 ? "is about nothing that was selected." : "is about more than this run asked and could judge, and nothing of that deviates.");
    }

    /// <summary>
    /// Whether the requirement was asked and holds, with no answer missing that could have shown otherwise. Of a narrow waiver
    /// other
    /// deviations of its requirement may stand beside it; and a variant for which the target has no data, or in which only
    /// another requirement
    /// could not be judged, shows none.
    /// </summary>
    private static bool IsProven(Waiver waiver, List<JudgedVariant> asked)
    {
        var checks = asked.SelectMany(variant => variant.Checks).Where(check => check.Requirement == waiver.Requirement).Select(check => check.Outcome).ToList();
        return (checks.Contains(CheckOutcome.Passed) || (waiver.IsNarrow && checks.Contains(CheckOutcome.Violated))) && !checks.Contains(CheckOutcome.Blocked)
            && !asked.Any(variant => variant.Outcome == Outcome.Errored || (variant.Outcome == Outcome.NotTested && !(waiver.IsNarrow && (variant.Exchanges == 0 || IsAsked(variant)))));

        bool IsAsked(JudgedVariant variant) => variant.Checks.Any(check => check.Requirement == waiver.Requirement);
    }
}
