using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>Judges what must hold across the variants of a scenario.</summary>
public static class RelationJudge
{
    /// <summary>Adds the relations' findings to the verdicts of the variants that show them.</summary>
    /// <param name="judged">The verdicts so far, with their evidence.</param>
    /// <param name="rules">What the judge goes by.</param>
    public static IReadOnlyList<JudgedVariant> Judge(IReadOnlyList<(Evidence Evidence, JudgedVariant Verdict)> judged, Rulebook rules)
    {
        var verdicts = judged.ToDictionary(pair => pair.Verdict.Id, pair => pair.Verdict, StringComparer.Ordinal);
        foreach (var scenario in judged.GroupBy(pair => pair.Evidence.Variant.Scenario.Id, StringComparer.Ordinal))
        {
            foreach (var relation in scenario.First().Evidence.Variant.Scenario.Relations)
            {
                foreach (var group in Groups(scenario, relation))
                {
                    Judge(group, relation, rules, verdicts);
                }
            }
        }

        return [.. judged.Select(pair => verdicts[pair.Verdict.Id])];
    }

    /// <summary>Variants that differ in the relation's axis only, in the axis's order.</summary>
    private static IEnumerable<List<Evidence>> Groups(IEnumerable<(Evidence Evidence, JudgedVariant Verdict)> variants, Relation relation) =>
        variants
            .Where(pair => relation.Conditions.All(condition => VariantJudge.Holds(condition, relation.Step ?? pair.Evidence.Subject, pair.Evidence)))
            .GroupBy(
                pair => string.Join(',', pair.Evidence.Variant.Values.Where(value => value.Key != relation.Across).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value.Name}")),
                StringComparer.Ordinal)
            .Select(group => group.Select(pair => pair.Evidence).OrderBy(evidence => AxisIndex(evidence, relation.Across)).ToList())
            .Where(group => group.Count > 1);

    private static int AxisIndex(Evidence evidence, string across)
    {
        var values = evidence.Variant.Scenario.Axes.First(axis => axis.Name == across).Values;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] == evidence.Variant.Values[across])
            {
                return i;
            }
        }

        return values.Count;
    }

    private static void Judge(List<Evidence> group, Relation relation, Rulebook rules, Dictionary<string, JudgedVariant> verdicts)
    {
        // What a variant's own checks say comes first: a wrong answer would only be blamed a second time here.
        var sound = group.Where(evidence => IsSound(verdicts[evidence.Variant.Id], relation, evidence)).ToList();
        if (sound.Count < 2)
        {
            return;
        }

        var first = sound[0];
        var check = rules.CheckOf(relation);
        foreach (var other in sound.Skip(1))
        {
            var step = relation.Step ?? other.Subject;
            var result = check.Judge(other, first.Answer(step)!, other.Answer(step)!);
            other.Answer(step)!.Forget();
            verdicts[other.Variant.Id] = With(verdicts[other.Variant.Id], result, relation, step, rules);
        }

        foreach (var evidence in sound)
        {
            evidence.Answer(relation.Step ?? evidence.Subject)!.Forget();
        }
    }

    private static bool IsSound(JudgedVariant verdict, Relation relation, Evidence evidence)
    {
        var step = relation.Step ?? evidence.Subject;
        return evidence.Answer(step)?.Exchange.Response is not null && !verdict.Findings.Any(finding => finding.Step == step);
    }

    private static JudgedVariant With(JudgedVariant verdict, CheckResult result, Relation relation, string step, Rulebook rules)
    {
        var requirement = rules.Suite.Requirements[relation.Requirement];
        var outcome = result.Vacuous is not null ? CheckOutcome.Vacuous : result.Violations.Count > 0 ? CheckOutcome.Violated : CheckOutcome.Passed;
        var deviates = outcome == CheckOutcome.Violated && requirement.Level == RequirementLevel.Documented;
        return verdict with
        {
            Outcome = deviates && verdict.Outcome != Outcome.Errored ? Outcome.Deviates : verdict.Outcome,
            Reason = deviates && verdict.Outcome != Outcome.Errored ? null : verdict.Reason,
            Checks = [.. verdict.Checks, new JudgedCheck(requirement.Id, outcome, result.Vacuous)],
            Findings = [.. verdict.Findings, .. result.Violations.Select(violation => new Finding(requirement, verdict.Id, step, violation, relation.Place) { Stage = CheckStage.Relation })],
        };
    }
}
