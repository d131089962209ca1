namespace Conformance.Documents.Compare;

/// <summary>Puts findings to the rules, keeps the first differences and counts the rest.</summary>
internal sealed class FindingSink
{
    private readonly Rule[] rules;
    private readonly long[] uses;
    private readonly int[] pairings;
    private readonly CompareOptions options;
    private readonly bool isTrial;
    private readonly List<Difference> differences = [];
    private readonly List<Difference> allowed = [];
    private readonly List<string> notes = [];
    private ComparisonCounts counts = ComparisonCounts.None;

    public FindingSink(CompareOptions options)
    {
        this.options = options;
        rules = [.. options.Rules, PlaceholderRule.For(options), .. options.Defaults];
        uses = new long[rules.Length];
        pairings = [.. Enumerable.Range(0, rules.Length).Where(i => rules[i].Pairing is not null)];
        Trials = new Trials();
    }

    private FindingSink(FindingSink outer)
    {
        options = outer.options;
        rules = outer.rules;
        pairings = outer.pairings;
        uses = new long[rules.Length];
        Trials = outer.Trials;
        isTrial = true;
    }

    /// <summary>What trials came to.</summary>
    public Trials Trials { get; private init; }

    /// <summary>Differences so far, kept or not.</summary>
    public long Total { get; private set; }

    /// <summary>Findings so far that a rule allowed.</summary>
    public long Allowed { get; private set; }

    /// <summary>Whether this is a trial.</summary>
    public bool IsTrial => isTrial;

    /// <summary>Whether more findings change nothing: a trial with one difference has failed.</summary>
    public bool IsDone => isTrial && Total > 0;

    /// <summary>How many differences and how many allowed findings are kept so far.</summary>
    public (int Differences, int Allowed) Kept => (differences.Count, allowed.Count);

    public void Report(in Finding finding)
    {
        if (IsDone)
        {
            return;
        }

        var opinion = Decide(finding, out var rule);
        if (rule >= 0)
        {
            uses[rule]++;
        }

        if (opinion is { IsAllowed: true })
        {
            Allowed++;
            counts = finding.Moves == 0 ? counts : counts with { Moved = counts.Moved + finding.Moves };
            if (options.KeepsAllowed && allowed.Count < options.MaxDifferences)
            {
                allowed.Add(Describe(finding, opinion.Expectation));
            }

            return;
        }

        Total++;
        counts = isTrial ? counts : counts.With(finding);
        if (!isTrial && differences.Count < options.MaxDifferences)
        {
            differences.Add(Describe(finding, opinion?.Expectation));
        }
    }

    /// <summary>Adds a sentence to <see cref="Comparison.Notes"/>.</summary>
    public void Note(string sentence) => notes.Add(sentence);

    /// <summary>A trial that is known to fail.</summary>
    public void Fail() => Total++;

    /// <summary>A sink for comparing two nodes on trial.</summary>
    public FindingSink Trial() => new(this);

    /// <summary>Takes over what a trial without differences has found.</summary>
    public void Add(FindingSink trial)
    {
        Allowed += trial.Allowed;
        allowed.AddRange(trial.allowed.Take(options.MaxDifferences - allowed.Count));
        AddCounts(trial);
    }

    /// <summary>Whether the rules would let such a finding pass. It is not counted.</summary>
    public bool Allows(DifferenceKind kind, Node expected, Node actual) => Decide(new Finding(kind, expected, actual, "", ""), out _) is { IsAllowed: true };

    /// <summary>Whether all that differs at the node is let pass by a rule that ignores the place.</summary>
    public bool Ignores(Node node)
    {
        foreach (var rule in rules)
        {
            if ((rule.IgnoresPlace || rule.Refuses) && rule.At?.Matches(node) != false)
            {
                return rule.IgnoresPlace;
            }
        }

        return false;
    }

    /// <summary>Whether a rule of the author pairs, so that its uses are counted.</summary>
    public bool CountsPairings => options.Rules.Any(rule => rule.Pairing is not null);

    /// <summary>Whether another prefix is let pass everywhere, by a rule whose uses are not counted, and nothing is kept of
    /// it.</summary>
    public bool LetsPrefixesPass => options.Rules.Count == 0 && !options.KeepsAllowed && ReferenceEquals(options.Defaults, DefaultRules.All);

    /// <summary>Counts findings that the rules let pass, and of which nothing is kept.</summary>
    public void Allow(int count) => Allowed += count;

    /// <summary>How the children of <paramref name="parent"/> are paired.</summary>
    public Pairing PairingOf(Node parent) => PairingRule(parent) is var at and >= 0 ? rules[at].Pairing! : Pairing.InOrder;

    /// <summary>As <see cref="PairingOf"/>, and counts the rule as used.</summary>
    public Pairing UsePairingOf(Node parent)
    {
        var at = PairingRule(parent);
        if (at < 0)
        {
            return Pairing.InOrder;
        }

        uses[at]++;
        return rules[at].Pairing!;
    }

    public Comparison Result() => new(differences, Total, Allowed, Uses(uses)) { AllowedFindings = allowed, Counts = counts, Notes = Notes() };

    /// <summary>The result with that of <paramref name="inner"/> put in after the first <paramref name="place"/>
    /// findings.</summary>
    public Comparison Result(FindingSink inner, (int Differences, int Allowed) place)
    {
        var all = differences.Take(place.Differences).Concat(inner.differences).Concat(differences.Skip(place.Differences)).Take(options.MaxDifferences);
        var passed = allowed.Take(place.Allowed).Concat(inner.allowed).Concat(allowed.Skip(place.Allowed)).Take(options.MaxDifferences);
        AddCounts(inner);
        return new Comparison([.. all], Total + inner.Total, Allowed + inner.Allowed, Uses(uses))
        {
            AllowedFindings = [.. passed],
            Counts = counts,
            Notes = [.. Notes().Union(inner.Notes())],
        };
    }

    private void AddCounts(FindingSink other)
    {
        for (var i = 0; i < uses.Length; i++)
        {
            uses[i] += other.uses[i];
        }

        counts = counts.Plus(other.counts);
    }

    private string[] Notes() => !Trials.IsExhausted ? [.. notes]
        : [.. notes, FormattableString.Invariant($"More than {Trials.Most} pairs of list items would have to be tried; the rest is paired by content and place.")];

    private int PairingRule(Node parent)
    {
        foreach (var i in pairings)
        {
            if (rules[i].At?.Matches(parent) != false)
            {
                return i;
            }
        }

        return -1;
    }

    private Opinion? Decide(in Finding finding, out int rule)
    {
        var subject = finding.Subject;
        for (rule = 0; rule < rules.Length; rule++)
        {
            if (rules[rule].At?.Matches(subject) != false && rules[rule].Judge(finding) is { } opinion)
            {
                return opinion;
            }
        }

        rule = -1;
        return null;
    }

    private RuleUse[] Uses(long[] counts) => [.. options.Rules.Select((rule, i) => new RuleUse(rule, counts[i]))];

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
