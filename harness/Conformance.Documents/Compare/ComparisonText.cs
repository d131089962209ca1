using System.Globalization;
using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Tells a comparison to a person. All that the documents control is escaped, so that no body can steer the terminal.</summary>
public static class ComparisonText
{
    /// <summary>The text, with LF at each line's end. The file names are for the reader only.</summary>
    public static string Of(Comparison comparison, string expectedFile, string actualFile)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        foreach (var difference in comparison.Differences)
        {
            text.Append(CultureInfo.InvariantCulture, $"{expectedFile}:{difference.ExpectedPosition}: {difference.Kind}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {Visible(difference.Message)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  expected  {Visible(Shown(difference.ExpectedPath.Text))}\n");
            text.Append(CultureInfo.InvariantCulture, $"  actual    {Visible(Shown(difference.ActualPath.Text))} ({actualFile}:{difference.ActualPosition})\n");
        }

        foreach (var (prefix, uri) in Namespaces(comparison))
        {
            text.Append(CultureInfo.InvariantCulture, $"namespace {Visible(prefix)} = {Visible(uri)}\n");
        }

        foreach (var rule in comparison.UnusedRules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(rule.Source is null ? "" : rule.Source + ": ")}the rule \"{Visible(rule.Name)}\" decided nothing. Correct its path or delete it.\n");
        }

        var kept = comparison.Differences.Count;
        text.Append(comparison.Total switch
        {
            0 => "same\n",
            1 => "1 difference\n",
            var total when total == kept => $"{total.ToString(CultureInfo.InvariantCulture)} differences\n",
            var total => FormattableString.Invariant($"{total} differences, the first {kept} are shown\n"),
        });
        return text.ToString();
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

    private static string Shown(string path) => path.Length == 0 ? "(the root)" : path;

    private static IEnumerable<(string Prefix, string Uri)> Namespaces(Comparison comparison) => comparison.Differences
        .SelectMany(difference => difference.ExpectedPath.Namespaces.Concat(difference.ActualPath.Namespaces))
        .Select(pair => (pair.Key, pair.Value))
        .Distinct()
        .OrderBy(pair => pair, Comparer<(string, string)>.Create((left, right) => string.CompareOrdinal(left.Item1 + left.Item2, right.Item1 + right.Item2)));
}
