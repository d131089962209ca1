using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Depths;

/// <summary>What each variant of a plan answers, and what each two of them that a relation compares.</summary>
internal static class Questionnaire
{
    /// <summary>The candidates of a depth.</summary>
    /// <param name="variants">What may be taken.</param>
    /// <param name="suite">What is asked of each.</param>
    /// <param name="contract">The API's resources.</param>
    /// <param name="target">What is known of the target.</param>
    public static IReadOnlyList<Candidate> Of(IReadOnlyList<Variant> variants, Suite suite, ApiContract contract, TargetFacts target)
    {
        var everywhere = new AskedEverywhere(suite);
        var drafts = variants.Select(variant => Alone(variant, everywhere, contract, target))
            .Concat(variants.GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).SelectMany(group => Together([.. group]))).ToList();

        // Where some are known to ask a requirement, those that may ask it or not do not count.
        var known = drafts.SelectMany(draft => draft.Firm).ToHashSet();
        var candidates = drafts.Select(draft => new Candidate(
            draft.Variants, [.. draft.Firm.Concat(draft.Possible.Where(question => !known.Contains(question))).Distinct()])).ToList();

        // A question is for those that answer it in the oldest version: so it is asked of a target of any version that can be asked it.
        var oldest = candidates.SelectMany(candidate => candidate.Questions.Select(question => (question, candidate.Since)))
            .GroupBy(pair => pair.question, pair => pair.Since).ToDictionary(group => group.Key, group => group.Aggregate((one, other) => Older(one, other)));
        return [.. candidates.Select(candidate => candidate with { Questions = [.. candidate.Questions.Where(question => oldest[question] == candidate.Since)] })];
    }

    private static string? Older(string? one, string? other) => one is null || other is null ? null : ApiVersions.IsBefore(one, other) ? one : other;

    private static Draft Alone(Variant variant, AskedEverywhere everywhere, ApiContract contract, TargetFacts target)
    {
        var draft = new Draft([variant], [], []);
        var steps = variant.Scenario.Steps.Where(step => step is not (AdvanceStep or PickStep)).Select(step => new StepFacts(step, variant, target, contract)).ToList();
        foreach (var expectation in variant.Scenario.Expectations)
        {
            var step = steps.Find(step => step.Id == (expectation.Step ?? steps[^1].Id));
            draft.Add(expectation.Requirement, Line(expectation), step?.Hold(expectation.Conditions));
        }

        foreach (var step in steps)
        {
            foreach (var (expectation, holds) in variant.Scenario.IsComparisonOnly ? [] : everywhere.Of(step, variant))
            {
                draft.Add(expectation.Requirement, Line(expectation), holds);
            }

            if (step is { IsAnswered: true, Operation: { } operation })
            {
                draft.Firm.Add(new Question(QuestionKind.Operation, operation));
                var type = contract.Match(operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..])?.Operation.Resource.Type;
                draft.Firm.Add(new Question(QuestionKind.Representation, $"{type} {step.Accept} {step.Format}"));
            }
        }

        draft.Firm.AddRange(Values(variant));
        return draft;
    }

    private static IEnumerable<Question> Values(Variant variant)
    {
        var (scenario, axes) = (variant.Scenario, variant.Scenario.Axes);
        foreach (var axis in axes)
        {
            yield return new Question(QuestionKind.Value, $"{scenario.Place} {axis.Name}={variant.Values[axis.Name].Name}");
        }

        // The scenarios that are generated from one file are one scenario with one axis more: what it is asked of.
        yield return new Question(QuestionKind.Pair, scenario.Id);
        foreach (var axis in axes)
        {
            yield return new Question(QuestionKind.Pair, $"{scenario.Id} {axis.Name}={variant.Values[axis.Name].Name}");
        }

        for (var first = 0; first < axes.Count; first++)
        {
            for (var second = first + 1; second < axes.Count; second++)
            {
                yield return new Question(
                    QuestionKind.Pair,
                    $"{scenario.Place} {axes[first].Name}={variant.Values[axes[first].Name].Name} {axes[second].Name}={variant.Values[axes[second].Name].Name}");
            }
        }
    }

    /// <summary>The first variant of each group that a relation compares, with each other one of it.</summary>
    private static IEnumerable<Draft> Together(List<Variant> variants)
    {
        var pairs = new Dictionary<string, Draft>(StringComparer.Ordinal);
        foreach (var relation in variants[0].Scenario.Relations)
        {
            var values = variants[0].Scenario.Axes.First(axis => axis.Name == relation.Across).Values;
            foreach (var group in variants.Where(variant => Coverage.Applies(relation.Conditions, variant)).GroupBy(variant => OtherValues(variant, relation.Across), StringComparer.Ordinal))
            {
                var ordered = group.OrderBy(variant => IndexOf(values, variant.Values[relation.Across])).ToList();
                foreach (var other in ordered.Skip(1))
                {
                    var key = $"{ordered[0].Id} {other.Id}";
                    var draft = pairs.TryGetValue(key, out var known) ? known : pairs[key] = new Draft([ordered[0], other], [], []);

                    // The last value is the one that is written otherwise: JSON where the first is XML, entities where it is references.
                    if (other == ordered[^1])
                    {
                        draft.Add(relation.Requirement, $"{relation.Place} {relation.Kind}", true);
                    }

                    draft.Firm.Add(new Question(QuestionKind.Compared, $"{variants[0].Scenario.Id} {relation.Place} {other.Values[relation.Across].Name}"));
                }
            }
        }

        return pairs.Values;
    }

    private static string OtherValues(Variant variant, string across) =>
        string.Join(',', variant.Scenario.Axes.Where(axis => axis.Name != across).Select(axis => $"{axis.Name}={variant.Values[axis.Name].Name}"));

    private static int IndexOf(IReadOnlyList<AxisValue> values, AxisValue value)
    {
        var at = 0;
        while (at < values.Count && values[at] != value)
        {
            at++;
        }

        return at;
    }

    private static string Line(Expectation expectation) => $"{expectation.Place} {expectation.Kind}";

    private sealed record Draft(IReadOnlyList<Variant> Variants, List<Question> Firm, List<Question> Possible)
    {
        /// <summary>Adds a check: whether its conditions will hold, null if that is not known.</summary>
        public void Add(string requirement, string line, bool? holds)
        {
            if (holds == false)
            {
                return;
            }

            var questions = holds == true ? Firm : Possible;
            questions.Add(new Question(QuestionKind.Requirement, requirement));
            questions.Add(new Question(QuestionKind.Line, line));
        }
    }

    /// <summary>What is asked of every answer, worked out once for all steps that conditions do not tell apart.</summary>
    private sealed class AskedEverywhere(Suite suite)
    {
        private readonly HashSet<string> names = suite.Everywhere.SelectMany(expectation => expectation.Conditions).Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlyList<(Expectation, bool?)>> known = new(StringComparer.Ordinal);

        public IReadOnlyList<(Expectation Expectation, bool? Holds)> Of(StepFacts step, Variant variant)
        {
            var key = string.Join('\n', variant.Values.Where(value => names.Contains(value.Key)).Select(value => $"{value.Key}={value.Value.Name}").Prepend(step.Key));
            return known.TryGetValue(key, out var asked) ? asked
                : known[key] = [.. suite.Everywhere.Select(expectation => (expectation, step.Hold(expectation.Conditions)))];
        }
    }
}
