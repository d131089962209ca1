using System.Text;
using System.Text.RegularExpressions;

namespace Conformance.Core.Scenarios;

/// <summary>Texts with names in braces, as in <c>/replicaSessions/{session.id}</c>.</summary>
public static partial class Template
{
    /// <summary>The names in braces, in order of appearance.</summary>
    public static IEnumerable<string> Names(string text) => IsPlain(text) ? [] : Hole().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The names behind a brace that nothing closes, in order of appearance.</summary>
    public static IEnumerable<string> Unclosed(string text) => IsPlain(text) ? [] : Open().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>The text with every hole filled.</summary>
    /// <exception cref="KeyNotFoundException">A name has no value; the message names it.</exception>
    public static string Fill(string text, Func<string, string?> value)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var filled = new StringBuilder();
        var end = 0;
        foreach (var hole in Hole().EnumerateMatches(text))
        {
            var name = text.AsSpan(hole.Index + 1, hole.Length - 2).ToString();
            filled.Append(text, end, hole.Index - end)
                .Append(value(name) ?? throw new KeyNotFoundException($"nothing is bound as {{{name}}}"));
            end = hole.Index + hole.Length;
        }

        return filled.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>Nearly all texts of scenarios: no brace, so nothing to look for.</summary>
    private static bool IsPlain(string text) => !text.Contains('{', StringComparison.Ordinal);

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9.-]*)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{((?>[A-Za-z][A-Za-z0-9.-]*))(?!\})")]
    private static partial Regex Open();
}
