namespace Conformance.Documents.Compare;

/// <summary>What a comparison came to.</summary>
/// <param name="Differences">The first differences, in document order, up to <see cref="CompareOptions.MaxDifferences"/>.</param>
/// <param name="Total">How many differences there are in all.</param>
/// <param name="Allowed">How many findings a rule allowed.</param>
/// <param name="Rules">The author's rules and how many findings each one decided.</param>
public sealed record Comparison(IReadOnlyList<Difference> Differences, long Total, long Allowed, IReadOnlyList<RuleUse> Rules)
{
    /// <summary>The first findings that a rule allowed, if <see cref="CompareOptions.KeepsAllowed"/> asks for them; otherwise
    /// empty.</summary>
    public IReadOnlyList<Difference> AllowedFindings { get; init; } = [];

    /// <summary>How many differences there are of which sort.</summary>
    public ComparisonCounts Counts { get; init; } = ComparisonCounts.None;

    /// <summary>What the reader of the result must know about how it came about, one sentence each: a bound that was
    /// met.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether there is no difference.</summary>
    public bool AreSame => Total == 0;

    /// <summary>The author's rules that decided nothing: out of date, or misspelt.</summary>
    public IEnumerable<Rule> UnusedRules => Rules.Where(use => use.Count == 0).Select(use => use.Rule);
}

/// <summary>How often a rule decided.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">The number of findings that it decided, either way.</param>
public sealed record RuleUse(Rule Rule, long Count);
