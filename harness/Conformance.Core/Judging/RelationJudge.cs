using Conformance.Core.Judging.Relations;
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
            .Where(pair => Unmet(pair.Evidence, relation).All(condition => condition.IsOfAnswer))
            .GroupBy(
                pair => string.Join(',', pair.Evidence.Variant.Values.Where(value => value.Key != relation.Across).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value.Name}")),
                StringComparer.Ordinal)
            .Select(group => group.Select(pair => pair.Evidence).OrderBy(evidence => AxisIndex(evidence, relation.Across)).ToList())
            .Where(group => group.Count > 1);

    private static IReadOnlyList<Condition> Unmet(Evidence evidence, Relation relation) =>
        VariantJudge.Unmet(relation.Conditions, relation.Step ?? evidence.Subject, evidence);

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

    /// <summary>Compares all answers that can be compared with the first of them, of those without a finding if there is
    /// one.</summary>
    private static void Judge(List<Evidence> group, Relation relation, Rulebook rules, Dictionary<string, JudgedVariant> verdicts)
    {
        var check = rules.CheckOf(relation);
        foreach (var unmet in group.Where(evidence => Unmet(evidence, relation).Count > 0 && WrongIn(verdicts[evidence.Variant.Id], relation, evidence).Any(finding => finding.IsOtherKind)))
        {
            verdicts[unmet.Variant.Id] = verdicts[unmet.Variant.Id].Lacking(relation.Requirement, "the answer is of another kind than was asked for");
        }

        var answered = group.Where(evidence => Unmet(evidence, relation).Count == 0
            && AnswerOf(evidence, relation) is { Exchange.Response: not null } answer && NoVerdict.Of(answer, evidence) is null).ToList();
        var lacks = answered.ToDictionary(
            evidence => evidence,
            evidence => OversizedBody.LackOf(AnswerOf(evidence, relation)!)
                ?? check.Lack(AnswerOf(evidence, relation)!, WrongIn(verdicts[evidence.Variant.Id], relation, evidence)));
        var able = answered.Where(evidence => lacks[evidence] is null).ToList();
        foreach (var lacking in answered.Except(able))
        {
            var id = lacking.Variant.Id;
            verdicts[id] = verdicts[id].Lacking(relation.Requirement, lacks[lacking]!);
        }

        if (able.Count < 2)
        {
            return;
        }

        var first = able.FirstOrDefault(evidence => WrongIn(verdicts[evidence.Variant.Id], relation, evidence).Count == 0) ?? able[0];
        foreach (var other in able.Where(evidence => evidence != first))
        {
            var step = relation.Step ?? other.Subject;
            var result = Settled(check.Judge(other, AnswerOf(first, relation)!, AnswerOf(other, relation)!), check, relation, first, other);
            AnswerOf(other, relation)!.Forget();
            verdicts[other.Variant.Id] = result.IsLack ? verdicts[other.Variant.Id].Lacking(relation.Requirement, result.Vacuous!)
                : result is { Violations.Count: 0, Vacuous: not null, MovedKeys.Count: > 0 }
                ? Unsettled(verdicts[other.Variant.Id], result.Vacuous, relation, first, other) : With(verdicts[other.Variant.Id], result, relation, step, rules);
        }

        foreach (var evidence in able)
        {
            AnswerOf(evidence, relation)!.Forget();
        }
    }

    /// <summary>The result, if what differs may have moved, by what came when both were asked again; with a reason in the place
    /// of a verdict if nothing came.</summary>
    private static CheckResult Settled(CheckResult result, RelationCheck check, Relation relation, Evidence first, Evidence other)
    {
        if (result is not { Violations.Count: 0, MovedKeys.Count: > 0 })
        {
            return result;
        }

        if (first.Again(relation.Across) is not { } left || other.Again(relation.Across) is not { } right || AnswerOf(left, relation) is not { } one || AnswerOf(right, relation) is not { } two)
        {
            return result with { Vacuous = Settlement.NotAsked };
        }

        var (before, after) = (AnswerOf(first, relation)!, AnswerOf(other, relation)!);
        IReadOnlyList<(IReadOnlyList<Answer> First, IReadOnlyList<Answer> Again)> readings = [([before], [one]), ([after], [two])];
        var settled = readings.All(Settlement.AreComparable)
            ? new Settlement(result, check.Judge(right, one, two)).Result(
                readings, held => check.Judge(other.Holding(held), before, after), held => check.Judge(right.Holding(held), one, two))
            : Settlement.Incomparable;
        return settled.Vacuous is null ? settled : result with { Vacuous = settled.Vacuous };
    }

    /// <summary>Nothing is known of the requirement yet; what is to be asked again is asked in the order in which it was asked
    /// first.</summary>
    private static JudgedVariant Unsettled(JudgedVariant verdict, string reason, Relation relation, Evidence first, Evidence other) => verdict.Lacking(relation.Requirement, reason) with
    {
        Unsettled = reason != Settlement.NotAsked ? verdict.Unsettled
            : [.. verdict.Unsettled, .. new[] { first, other }.OrderBy(evidence => AnswerOf(evidence, relation)!.Exchange.SentAt)
                .Select(evidence => new AskedAgain(evidence.Variant.Id, [relation.Step ?? evidence.Subject], relation.Across))],
    };

    private static Answer? AnswerOf(Evidence evidence, Relation relation) => evidence.Answer(relation.Step ?? evidence.Subject);

    private static List<Finding> WrongIn(JudgedVariant verdict, Relation relation, Evidence evidence)
    {
        var step = relation.Step ?? evidence.Subject;
        return [.. verdict.Findings.Where(finding => finding.Step == step)];
    }

    private static JudgedVariant With(JudgedVariant verdict, CheckResult result, Relation relation, string step, Rulebook rules)
    {
        var requirement = rules.Suite.Requirements[relation.Requirement];
        var outcome = result.Vacuous is not null ? CheckOutcome.Vacuous : result.Violations.Count > 0 ? CheckOutcome.Violated : CheckOutcome.Passed;
        var deviates = outcome == CheckOutcome.Violated && requirement.Level == RequirementLevel.Documented;
        return verdict with
        {
            Moved = verdict.Moved + (outcome == CheckOutcome.Passed ? result.Moved : 0),
            Outcome = deviates && verdict.Outcome != Outcome.Errored ? Outcome.Deviates : verdict.Outcome,
            Reason = deviates && verdict.Outcome != Outcome.Errored ? null : verdict.Reason,
            Checks = [.. verdict.Checks, new JudgedCheck(requirement.Id, outcome, result.Vacuous)],
            Findings = [.. verdict.Findings, .. result.Violations.Select(violation => new Finding(requirement, verdict.Id, step, violation, relation.Place) { Stage = CheckStage.Relation })],
        };
    }
}
