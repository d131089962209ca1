using System.Globalization;
using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Tells a comparison in Markdown: a line that sums up, and a table of the differences.</summary>
public static class ComparisonMarkdown
{
    /// <summary>The text, with LF at each line's end. All that the documents control stands in code, escaped.</summary>
    public static string Of(Comparison comparison, string expectedFile, string actualFile)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{ComparisonText.Summary(comparison)}**: {Code(expectedFile)} against {Code(actualFile)}\n");
        if (comparison.Differences.Count > 0)
        {
            text.Append("\n| where | expected | actual | what differs |\n|---|---|---|---|\n");
        }

        foreach (var difference in comparison.Differences)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Code(difference.ExpectedPath.Text)} {difference.ExpectedPosition}, {difference.ActualPosition} | {Code(difference.ExpectedValue)} | {Code(difference.ActualValue)} | {difference.Kind}{CodePoints.Between(difference.ExpectedValue, difference.ActualValue)} |\n");
        }

        foreach (var line in comparison.UnusedRules.Select(rule => $"The rule {Code(rule.Name)} decided nothing.").Concat(comparison.Notes))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{line}\n");
        }

        return text.ToString();
    }

    /// <summary>A code span in HTML: inside it nothing means anything to Markdown once these characters are written as
    /// references.</summary>
    private static string Code(string? value)
    {
        if (value is null)
        {
            return "nothing";
        }

        var text = new StringBuilder("<code>");
        foreach (var c in ComparisonText.Visible(value.Length == 0 ? "(empty)" : value))
        {
            _ = char.IsAsciiLetterOrDigit(c) || c is ' ' or '/' or '.' or '-' or ':' or ',' or '=' || c > 127
                ? text.Append(c)
                : text.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        }

        return text.Append("</code>").ToString();
    }
}
