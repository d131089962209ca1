namespace Conformance.Documents.Compare;

/// <summary>
/// Reads placeholders out of expected texts. XmlUnit's own must be the whole text (white space around it, and around its parts,
/// is passed
/// over), as XmlUnit has it; ours may also stand inside a text, as in <c>https://host/api/jobs/${conform.uuid}?format=Entity</c>.
/// </summary>
public static class PlaceholderSyntax
{
    /// <summary>Every placeholder there is.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "xmlunit.ignore", "xmlunit.isNumber", "xmlunit.isDateTime", "xmlunit.matchesRegex",
        "conform.uuid", "conform.uid", "conform.instant", "conform.bytes", "conform.url", "conform.bound",
    ];

    /// <summary>Whether the text may hold a placeholder: a quick look.</summary>
    public static bool IsLikely(string? text) => text is not null && text.Contains("${", StringComparison.Ordinal);

    /// <summary>
    /// The literal texts and placeholders of <paramref name="text"/> in their order: one or the other is null in each part. A
    /// <c>${</c> of neither family is literal.
    /// </summary>
    public static IReadOnlyList<(string? Literal, Placeholder? Placeholder)> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<(string?, Placeholder?)>();
        var literal = 0;
        var at = 0;
        while ((at = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0)
        {
            var (placeholder, end) = One(text, at);
            if (placeholder is null)
            {
                at += 2;
                continue;
            }

            if (at > literal)
            {
                parts.Add((text[literal..at], null));
            }

            parts.Add((null, placeholder));
            literal = at = end;
        }

        if (literal < text.Length || text.Length == 0)
        {
            parts.Add((text[literal..], null));
        }

        return parts;
    }

    /// <summary>What is wrong with the placeholders of an expected text, one sentence each; empty if nothing is.</summary>
    public static IEnumerable<string> Faults(string text)
    {
        foreach (var (_, placeholder) in Parse(text))
        {
            if (placeholder is not null && !Names.Contains(placeholder.Name, StringComparer.Ordinal))
            {
                yield return $"There is no placeholder \"{placeholder.Name}\"; there are {string.Join(", ", Names)}.";
            }
            else if (placeholder is not null && PlaceholderChecks.Fault(placeholder) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static (Placeholder? Placeholder, int End) One(string text, int at)
    {
        var start = Blank(text, at + 2);
        var dot = text.IndexOf('.', start);
        if (dot < 0 || text.AsSpan(start, dot - start) is not ("xmlunit" or "conform"))
        {
            return (null, at);
        }

        var end = dot + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end == dot + 1)
        {
            return (null, at);
        }

        var (family, keyword) = (text[start..dot], text[(dot + 1)..end]);
        var next = Blank(text, end);
        if (next < text.Length && text[next] == '}')
        {
            return (new Placeholder(family, keyword, null), next + 1);
        }

        if (next == text.Length || text[next] != '(')
        {
            return (null, at);
        }

        // A regular expression may hold any bracket, so the arguments end where ")" and "}" stand with at most white space
        // between.
        for (var close = text.IndexOf(')', next); close >= 0; close = text.IndexOf(')', close + 1))
        {
            var brace = Blank(text, close + 1);
            if (brace < text.Length && text[brace] == '}')
            {
                return (new Placeholder(family, keyword, text[(next + 1)..close]), brace + 1);
            }
        }

        return (null, at);
    }

    private static int Blank(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
