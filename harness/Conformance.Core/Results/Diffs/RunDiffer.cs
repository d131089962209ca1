using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Diffs;

/// <summary>Compares two runs that were judged by the same rules. A pure function.</summary>
public static class RunDiffer
{
    /// <summary>What differs.</summary>
    /// <param name="left">The first run.</param>
    /// <param name="right">The second run.</param>
    /// <param name="variants">The variants that both could have, for the rules of their fixtures.</param>
    /// <param name="rules">What both were judged by.</param>
    public static RunDiff Compare(RunSide left, RunSide right, IEnumerable<Variant> variants, Rulebook rules)
    {
        var there = right.Result.Variants.Select(variant => variant.Id).ToHashSet(StringComparer.Ordinal);
        var common = left.Result.Variants.Select(variant => variant.Id).Where(there.Contains).ToHashSet(StringComparer.Ordinal);
        var (answers, lawful) = AnswerDiffer.Compare(left, right, [.. variants.Where(variant => common.Contains(variant.Id))], rules);
        var (missing, notCompared) = Variants(left.Result, right.Result);
        return new RunDiff(
            left, right, common.Count, Requirements(left.Result, right.Result, common), Behaviours(left.Result, right.Result, common), missing, answers, lawful, notCompared);
    }

    private static List<RequirementDiff> Requirements(RunResult left, RunResult right, HashSet<string> common)
    {
        var (leftFindings, rightFindings) = (Findings(left, common), Findings(right, common));
        var (leftChecked, rightChecked) = (Checked(left, common), Checked(right, common));
        return
        [
            .. left.Requirements.Select(result => result.Requirement)
                .Select(requirement => new RequirementDiff(
                    requirement,
                    OutcomeOf(requirement.Id, leftFindings, leftChecked),
                    OutcomeOf(requirement.Id, rightFindings, rightChecked),
                    Without(leftFindings[requirement.Id], rightFindings[requirement.Id]),
                    Without(rightFindings[requirement.Id], leftFindings[requirement.Id])))
                .Where(diff => diff.Left != diff.Right || diff.OnlyLeft.Count + diff.OnlyRight.Count > 0)
                .OrderBy(diff => diff.OnlyLeft.Count + diff.OnlyRight.Count == 0)
                .ThenBy(diff => diff.Requirement.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What a target does counts, waived or not.</summary>
    private static ILookup<string, Finding> Findings(RunResult result, HashSet<string> common) =>
        result.Findings.Concat(result.Waivers.SelectMany(waiver => waiver.Findings)).SelectMany(group => group.All)
            .Where(finding => common.Contains(finding.Variant)).ToLookup(finding => finding.Requirement.Id, StringComparer.Ordinal);

    private static HashSet<string> Checked(RunResult result, HashSet<string> common) => result.Variants
        .Where(variant => common.Contains(variant.Id)).SelectMany(variant => variant.Checks)
        .Where(check => check.Outcome is CheckOutcome.Passed or CheckOutcome.Violated or CheckOutcome.Recorded)
        .Select(check => check.Requirement).ToHashSet(StringComparer.Ordinal);

    private static Outcome OutcomeOf(string id, ILookup<string, Finding> findings, HashSet<string> isChecked) =>
        findings[id].Any() ? Outcome.Deviates : isChecked.Contains(id) ? Outcome.Passed : Outcome.NotTested;

    private static List<Finding> Without(IEnumerable<Finding> findings, IEnumerable<Finding> others)
    {
        var known = others.Select(finding => (finding.Variant, finding.Step)).ToHashSet();
        return [.. findings.Where(finding => !known.Contains((finding.Variant, finding.Step)))];
    }

    private static List<BehaviourDiff> Behaviours(RunResult left, RunResult right, HashSet<string> common)
    {
        var (ours, theirs) = (Profile(left, common), Profile(right, common));
        return
        [
            .. ours.Keys.Union(theirs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => new BehaviourDiff(
                    key, ours.GetValueOrDefault(key, theirs.GetValueOrDefault(key)).Requirement, ours.GetValueOrDefault(key).Behaviour, theirs.GetValueOrDefault(key).Behaviour))
                .Where(diff => diff.Left != diff.Right),
        ];
    }

    /// <summary>The behaviours that tell two targets apart: how a body is written is lawful variety, and told as such.</summary>
    private static Dictionary<string, (string Requirement, string Behaviour)> Profile(RunResult result, HashSet<string> common)
    {
        var variety = result.Requirements.Where(one => one.Requirement.IsVariety).Select(one => one.Requirement.Id).ToHashSet(StringComparer.Ordinal);
        return result.Profile.Where(entry => common.Contains(entry.Variant) && !variety.Contains(entry.Requirement)).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => (group.First().Requirement, string.Join(" / ", group.Select(entry => entry.Behaviour).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))),
            StringComparer.Ordinal);
    }

    private static (IReadOnlyList<VariantDiff> Missing, IReadOnlyList<VariantDiff> NotCompared) Variants(RunResult left, RunResult right)
    {
        var (ours, theirs) = (ById(left), ById(right));
        var (excludedLeft, excludedRight) = (Excluded(left), Excluded(right));
        var all = ours.Keys.Union(theirs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => (Id: id, Left: ours.GetValueOrDefault(id), Right: theirs.GetValueOrDefault(id), Excluded: excludedLeft.GetValueOrDefault(id) ?? excludedRight.GetValueOrDefault(id)))
            .Where(pair => pair.Left is null || pair.Right is null || (pair.Left.Outcome != pair.Right.Outcome && (HasNone(pair.Left) || HasNone(pair.Right))))
            .ToLookup(pair => pair.Excluded is not null, pair => new VariantDiff(
                pair.Left?.Outcome, pair.Right?.Outcome, pair.Excluded ?? (pair.Left is { Reason: { } reason } ? reason : pair.Right?.Reason), [pair.Id]));
        return (Grouped(all[false]), Grouped(all[true]));
    }

    private static bool HasNone(JudgedVariant variant) => variant.Outcome is Outcome.Errored or Outcome.NotTested;

    private static Dictionary<string, JudgedVariant> ById(RunResult result) => result.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);

    private static Dictionary<string, string> Excluded(RunResult result) =>
        result.Excluded.ToDictionary(excluded => excluded.Variant.Id, excluded => excluded.Reason, StringComparer.Ordinal);

    private static IReadOnlyList<VariantDiff> Grouped(IEnumerable<VariantDiff> diffs) =>
        [.. diffs.GroupBy(diff => (diff.Left, diff.Right, diff.Reason)).Select(group => group.First() with { Ids = [.. group.SelectMany(diff => diff.Ids)] })];
}
