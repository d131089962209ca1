using System.Text;

namespace Conformance.PageServer.Query;

/// <summary>A filter: a comparison, or conditions joined by one operator.</summary>
internal abstract record Filter;

internal sealed record Comparison(string Field, string Operator, string Value) : Filter;

internal sealed record Joined(bool All, IReadOnlyList<Filter> Parts) : Filter;

/// <summary>Reads filters: ; is and, which binds more than , for or; parentheses group; quotes hold spaces (filter.md,
/// query_grouping.md).</summary>
internal sealed class FilterParser(string text)
{
    private static readonly string[] Operators = ["==", "!=", ">=", "<=", ">", "<"];
    private int at;

    /// <summary>Null when the text is no filter.</summary>
    public static Filter? Parse(string text)
    {
        var parser = new FilterParser(text);
        var filter = parser.Any(0);
        return parser.at == text.Length ? filter : null;
    }

    private Filter? Any(int depth) => Join(',', all: false, () => Join(';', all: true, () => One(depth)));

    private Filter? Join(char separator, bool all, Func<Filter?> part)
    {
        var parts = new List<Filter>();
        while (true)
        {
            if (part() is not { } next)
            {
                return null;
            }

            parts.Add(next);
            if (at >= text.Length || text[at] != separator)
            {
                return parts.Count == 1 ? parts[0] : new Joined(all, parts);
            }

            at++;
        }
    }

    private Filter? One(int depth)
    {
        if (depth < 20 && at < text.Length && text[at] == '(')
        {
            at++;
            var inner = Any(depth + 1);
            return inner is not null && at < text.Length && text[at++] == ')' ? inner : null;
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or ' '))
        {
            at++;
        }

        var field = text[start..at].Trim();
        var sign = Array.Find(Operators, candidate => text.AsSpan(at).StartsWith(candidate, StringComparison.Ordinal));
        if (field.Length == 0 || sign is null)
        {
            return null;
        }

        at += sign.Length;
        return Value() is { } value ? new Comparison(field, sign, value) : null;
    }

    private string? Value()
    {
        var value = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"')
                {
                    at++;
                    if (at >= text.Length || text[at] != '"')
                    {
                        return value.ToString();
                    }
                }

                value.Append(text[at]);
            }

            return null;
        }

        while (at < text.Length && text[at] is not (';' or ',' or ')'))
        {
            if (text[at] != ' ')
            {
                value.Append(text[at]);
            }

            at++;
        }

        return value.Length == 0 ? null : value.ToString();
    }
}
