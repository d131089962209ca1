using System.Globalization;
using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Tells a comparison to a person. All that the documents control is escaped, so that no body can steer the
/// terminal.</summary>
public static class ComparisonText
{
    /// <summary>So many differences are shown with the lines round them.</summary>
    private const int MostHunks = 20;

    /// <summary>The text, with LF at each line's end, without context.</summary>
    public static string Of(Comparison comparison, string expectedFile, string actualFile) =>
        Of(comparison, new ComparedSource(expectedFile), new ComparedSource(actualFile), TextStyle.Plain);

    /// <summary>The text, with LF at each line's end.</summary>
    public static string Of(Comparison comparison, ComparedSource expected, ComparedSource actual, TextStyle style)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(style);
        var text = new StringBuilder();
        var shown = style.Context == 0 ? [] : comparison.Differences.Take(MostHunks).ToList();
        var excerpts = (
            Excerpts.Read(expected, shown.Select(difference => difference.ExpectedPosition), style.Context),
            Excerpts.Read(actual, shown.Select(difference => difference.ActualPosition), style.Context));
        for (var i = 0; i < comparison.Differences.Count; i++)
        {
            Append(text, comparison.Differences[i], expected.Name, actual.Name, style);
            if (i < shown.Count)
            {
                Hunk.Append(text, shown[i], excerpts, style);
                text.Append('\n');
            }
        }

        foreach (var (prefix, uri) in Namespaces(comparison))
        {
            text.Append(CultureInfo.InvariantCulture, $"namespace {Visible(prefix)} = {Visible(uri)}\n");
        }

        foreach (var rule in comparison.UnusedRules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(rule.Source is null ? "" : rule.Source + ": ")}the rule \"{Visible(rule.Name)}\" decided nothing. Correct its path or delete it.\n");
        }

        foreach (var note in comparison.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"note: {note}\n");
        }

        return text.Append(Paint(Summary(comparison), comparison.AreSame ? "32" : "31", style)).Append('\n').ToString();
    }

    /// <summary>One line: <c>same</c> or how many differences there are of which sort.</summary>
    public static string Summary(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var kept = comparison.Differences.Count;
        var moved = comparison.Counts.Moved;
        return (comparison.Total, moved) switch
        {
            (0, 0) => "same",
            (0, 1) => "same (1 member stands in another order)",
            (0, _) => FormattableString.Invariant($"same ({moved} members stand in another order)"),
            var (total, _) when total == kept => comparison.Counts.ToString(),
            _ => FormattableString.Invariant($"{comparison.Counts}; the first {kept} are shown"),
        };
    }

    /// <summary>The text with control and formatting characters written as escapes.</summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }

    private static void Append(StringBuilder text, Difference difference, string expectedFile, string actualFile, TextStyle style)
    {
        var (wanted, found) = (Shown(difference.ExpectedPath.Text), Shown(difference.ActualPath.Text));
        var tail = string.Create(CultureInfo.InvariantCulture, $"({actualFile}:{difference.ActualPosition}, {difference.Kind})");
        text.Append(CultureInfo.InvariantCulture, $"{Paint($"{expectedFile}:{difference.ExpectedPosition}:", "1", style)} {Visible(difference.Message)}\n");
        text.Append(wanted == found
            ? string.Create(CultureInfo.InvariantCulture, $"  at        {wanted} {tail}\n")
            : string.Create(CultureInfo.InvariantCulture, $"  expected  {wanted}\n  actual    {found} {tail}\n"));
    }

    private static string Paint(string text, string colour, TextStyle style) => style.HasColour ? $"\e[{colour}m{text}\e[0m" : text;

    private static string Shown(string path) => path.Length == 0 ? "(the root)" : Visible(path);

    private static IEnumerable<(string Prefix, string Uri)> Namespaces(Comparison comparison) => comparison.Differences
        .SelectMany(difference => difference.ExpectedPath.Namespaces.Concat(difference.ActualPath.Namespaces))
        .Select(pair => (pair.Key, pair.Value))
        .Distinct()
        .OrderBy(pair => pair, Comparer<(string, string)>.Create((left, right) => string.CompareOrdinal(left.Item1 + left.Item2, right.Item1 + right.Item2)));
}
