namespace Conformance.Documents.Compare;

/// <summary>Puts findings to the rules, keeps the first differences and counts the rest.</summary>
internal sealed class FindingSink
{
    private readonly Rule[] rules;
    private readonly long[] uses;
    private readonly Rule[] pairings;
    private readonly CompareOptions options;
    private readonly List<Difference> differences = [];
    private readonly List<Difference> allowed = [];

    public FindingSink(CompareOptions options)
    {
        this.options = options;
        rules = [.. options.Rules, PlaceholderRule.For(options.Variables), .. options.Defaults];
        uses = new long[rules.Length];
        pairings = [.. rules.Where(rule => rule.Pairing is not null)];
    }

    /// <summary>Differences so far, kept or not.</summary>
    public long Total { get; private set; }

    /// <summary>Findings so far that a rule allowed.</summary>
    public long Allowed { get; private set; }

    public void Report(in Finding finding)
    {
        var subject = finding.Subject;
        Opinion? opinion = null;
        for (var i = 0; i < rules.Length && opinion is null; i++)
        {
            if (rules[i].At?.Matches(subject) != false)
            {
                opinion = rules[i].Judge(finding);
                uses[i] += opinion is null ? 0 : 1;
            }
        }

        if (opinion is { IsAllowed: true })
        {
            Allowed++;
            if (options.KeepsAllowed && allowed.Count < options.MaxDifferences)
            {
                allowed.Add(Describe(finding, opinion.Expectation));
            }

            return;
        }

        Total++;
        if (differences.Count < options.MaxDifferences)
        {
            differences.Add(Describe(finding, opinion?.Expectation));
        }
    }

    /// <summary>How the children of <paramref name="parent"/> are paired.</summary>
    public Pairing PairingOf(Node parent)
    {
        foreach (var rule in pairings)
        {
            if (rule.At?.Matches(parent) != false)
            {
                return rule.Pairing!;
            }
        }

        return Pairing.InOrder;
    }

    public Comparison Result() =>
        new(differences, Total, Allowed, [.. options.Rules.Select((rule, i) => new RuleUse(rule, uses[i]))]) { AllowedFindings = allowed };

    /// <summary>How many differences are kept so far.</summary>
    public int Kept => differences.Count;

    /// <summary>The result with that of <paramref name="inner"/> put in after the first <paramref name="place"/> differences.</summary>
    public Comparison Result(FindingSink inner, int place)
    {
        var all = differences.Take(place).Concat(inner.differences).Concat(differences.Skip(place)).Take(options.MaxDifferences);
        return new Comparison(
            [.. all],
            Total + inner.Total,
            Allowed + inner.Allowed,
            [.. options.Rules.Select((rule, i) => new RuleUse(rule, uses[i] + inner.uses[i]))]);
    }

    private static Difference Describe(in Finding finding, string? expectation) => new(
        finding.Kind,
        (finding.Expected ?? finding.Owner ?? finding.Subject).Path,
        (finding.Actual ?? finding.Owner ?? finding.Subject).Path,
        Snippets.Shorten(finding.ExpectedValue),
        Snippets.Shorten(finding.ActualValue),
        (finding.Expected ?? finding.Owner)?.Position ?? default,
        (finding.Actual ?? finding.Owner)?.Position ?? default,
        Sentences.Of(finding, expectation));
}
