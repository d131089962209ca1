namespace Conformance.Core.Scenarios.Depths;

/// <summary>What is asked of every answer, worked out once for all steps that conditions do not tell apart.</summary>
/// <param name="suite">The suite.</param>
/// <param name="questions">The numbers of questions.</param>
internal sealed class EverywhereAsked(Suite suite, Numbered<Question> questions)
{
    private readonly HashSet<string> names = suite.Everywhere.SelectMany(expectation => expectation.Conditions).Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<int> Firm, IReadOnlyList<int> Possible)> known = new(StringComparer.Ordinal);

    /// <summary>The questions that a step's answer is asked, and those that it may be asked.</summary>
    /// <param name="step">The step.</param>
    /// <param name="variant">The variant whose step it is.</param>
    public (IReadOnlyList<int> Firm, IReadOnlyList<int> Possible) Of(StepFacts step, Variant variant)
    {
        var key = string.Join('\n', variant.Values.Where(value => names.Contains(value.Key)).Select(value => $"{value.Key}={value.Value.Name}").Prepend(step.Key));
        return known.TryGetValue(key, out var asked) ? asked : known[key] = (Numbers(step, true), Numbers(step, null));
    }

    private List<int> Numbers(StepFacts step, bool? holds) => [.. suite.Everywhere.Where(expectation => step.Hold(expectation.Conditions) == holds)
        .SelectMany(expectation => new[] { new Question(QuestionKind.Requirement, expectation.Requirement), new Question(QuestionKind.Line, $"{expectation.Place} {expectation.Kind}") })
        .Select(questions.Of)];
}
