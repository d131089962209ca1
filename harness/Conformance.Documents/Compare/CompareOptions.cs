namespace Conformance.Documents.Compare;

/// <summary>What a comparison goes by.</summary>
public sealed record CompareOptions
{
    /// <summary>The author's rules, asked first. One that decides nothing is reported.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>The rules asked after the author's and the placeholders.</summary>
    public IReadOnlyList<Rule> Defaults { get; init; } = DefaultRules.All;

    /// <summary>Values for <c>${conform.bound(name)}</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The namespace (RFC 8141) of a <c>${conform.uid}</c>, as in <c>example</c> of <c>urn:example:Type:…</c>; null for
    /// any.</summary>
    public string? UrnNamespace { get; init; }

    /// <summary>How many differences are kept; the rest are counted.</summary>
    public int MaxDifferences { get; init; } = 100;

    /// <summary>Whether findings that a rule allowed are kept too, up to <see cref="MaxDifferences"/>.</summary>
    public bool KeepsAllowed { get; init; }

    /// <summary>How XML and JSON relate, for comparing one with the other.</summary>
    public RepresentationMapping Mapping { get; init; } = RepresentationMapping.Regular;

    /// <summary>The documented defaults.</summary>
    public static CompareOptions Default { get; } = new();
}
