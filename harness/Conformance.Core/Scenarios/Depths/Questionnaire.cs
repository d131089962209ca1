using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Depths;

/// <summary>What each variant of a plan answers, and what each two of them that a relation compares.</summary>
internal sealed class Questionnaire
{
    private readonly Numbered<Question> questions = new();
    private readonly EverywhereAsked everywhere;
    private readonly ApiContract contract;
    private readonly TargetFacts target;

    /// <summary>Reads the questions of a plan.</summary>
    /// <param name="variants">What may be taken.</param>
    /// <param name="suite">What is asked of each.</param>
    /// <param name="contract">The API's resources.</param>
    /// <param name="target">What is known of the target.</param>
    public Questionnaire(IReadOnlyList<Variant> variants, Suite suite, ApiContract contract, TargetFacts target)
    {
        (this.contract, this.target) = (contract, target);
        everywhere = new EverywhereAsked(suite, questions);
        var drafts = variants.Select(Alone)
            .Concat(variants.GroupBy(variant => variant.Scenario.Id, StringComparer.Ordinal).SelectMany(group => Together([.. group]))).ToList();

        // Where some are known to ask a requirement, those that may ask it or not do not count.
        var known = drafts.SelectMany(draft => draft.Firm).ToHashSet();
        foreach (var draft in drafts)
        {
            draft.Firm.UnionWith(draft.Possible.Where(question => !known.Contains(question)));
        }

        // A question is for those that answer it in the oldest version: so it is asked of a target of any version that can be
        // asked it.
        var oldest = new Dictionary<int, string?>();
        foreach (var draft in drafts)
        {
            foreach (var question in draft.Firm)
            {
                oldest[question] = oldest.TryGetValue(question, out var other) ? Older(draft.Since, other) : draft.Since;
            }
        }

        Candidates = [.. drafts.Select(draft => new Candidate(draft.Variants, [.. draft.Firm.Where(question => oldest[question] == draft.Since)]))];
    }

    /// <summary>The candidates of a depth.</summary>
    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>The questions by their numbers.</summary>
    public IReadOnlyList<Question> Questions => questions.All;

    private static string? Older(string? one, string? other) => one is null || other is null ? null : ApiVersions.IsBefore(one, other) ? one : other;

    private Draft Alone(Variant variant)
    {
        var draft = new Draft([variant]);
        var steps = variant.Scenario.Steps.Where(step => step is not (AdvanceStep or PickStep)).Select(step => new StepFacts(step, variant, target, contract)).ToList();
        foreach (var expectation in variant.Scenario.Expectations)
        {
            var step = steps.Find(step => step.Id == (expectation.Step ?? steps[^1].Id));
            draft.Add(step?.Hold(expectation.Conditions), [Requirement(expectation.Requirement), Line($"{expectation.Place} {expectation.Kind}")]);
        }

        foreach (var step in steps)
        {
            if (!variant.Scenario.IsComparisonOnly)
            {
                var (firm, possible) = everywhere.Of(step, variant);
                draft.Add(true, firm);
                draft.Add(null, possible);
            }

            if (step is { IsAnswered: true, Operation: { } operation })
            {
                var type = contract.Match(operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..])?.Operation.Resource.Type;
                draft.Add(true, [Of(QuestionKind.Operation, operation), Of(QuestionKind.Representation, $"{type} {step.Accept} {step.Format}")]);
            }
        }

        draft.Add(true, Values(variant));
        return draft;
    }

    private IEnumerable<int> Values(Variant variant)
    {
        var (scenario, axes) = (variant.Scenario, variant.Scenario.Axes);

        // The scenarios that are generated from one file are one scenario with one axis more: what it is asked of.
        yield return Of(QuestionKind.Pair, scenario.Id);
        for (var first = 0; first < axes.Count; first++)
        {
            var value = $"{axes[first].Name}={variant.Values[axes[first].Name].Name}";
            yield return Of(QuestionKind.Value, $"{scenario.Place} {value}");
            yield return Of(QuestionKind.Pair, $"{scenario.Id} {value}");
            for (var second = first + 1; second < axes.Count; second++)
            {
                yield return Of(QuestionKind.Pair, $"{scenario.Place} {value} {axes[second].Name}={variant.Values[axes[second].Name].Name}");
            }
        }
    }

    /// <summary>The first variant of each group that a relation compares, with each other one of it.</summary>
    private Dictionary<string, Draft>.ValueCollection Together(List<Variant> variants)
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
                    var draft = pairs.TryGetValue(key, out var known) ? known : pairs[key] = new Draft([ordered[0], other]);

                    // The last value is the one that is written otherwise: JSON where the first is XML, entities where it is
                    // references.
                    if (other == ordered[^1])
                    {
                        draft.Add(true, [Requirement(relation.Requirement), Line($"{relation.Place} {relation.Kind}")]);
                    }

                    draft.Add(true, [Of(QuestionKind.Compared, $"{variants[0].Scenario.Id} {relation.Place} {other.Values[relation.Across].Name}")]);
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

    private int Requirement(string id) => Of(QuestionKind.Requirement, id);

    private int Line(string line) => Of(QuestionKind.Line, line);

    private int Of(QuestionKind kind, string name) => questions.Of(new Question(kind, name));

    /// <summary>A candidate before all are known.</summary>
    /// <param name="variants">The variants.</param>
    private sealed class Draft(IReadOnlyList<Variant> variants)
    {
        public IReadOnlyList<Variant> Variants { get; } = variants;

        /// <summary>The first API version in which all of them apply; null for every one.</summary>
        public string? Since { get; } = variants.Select(Plan.SinceOf).Aggregate(ApiVersions.Newer);

        public HashSet<int> Firm { get; } = [];

        public HashSet<int> Possible { get; } = [];

        /// <summary>Adds what a check asks: whether its conditions will hold, null if that is not known.</summary>
        public void Add(bool? holds, IEnumerable<int> asked)
        {
            if (holds != false)
            {
                (holds == true ? Firm : Possible).UnionWith(asked);
            }
        }
    }
}
