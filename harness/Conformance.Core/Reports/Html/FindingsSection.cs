using System.Globalization;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>
/// Findings by cause. What a page can hold is bounded: beyond 8 MB findings are shown without their evidence, beyond 400 they are
/// left to results.json, both with notice.
/// </summary>
internal static class FindingsSection
{
    private const int Shown = 400;
    private const int LongestEvidence = 8 * 1024 * 1024;

    /// <summary>The section as HTML.</summary>
    /// <param name="result">The result.</param>
    /// <param name="ids">The id of each group in the page, by its place in <see cref="RunResult.Findings"/>.</param>
    public static string Html(RunResult result, IReadOnlyList<string> ids)
    {
        var section = new Section("findings", "Findings by cause", result.Findings.Count, []).Html();
        var articles = new List<string>();
        var length = 0L;
        for (var i = 0; i < Math.Min(Shown, result.Findings.Count); i++)
        {
            var article = Markup.Text(FindingArticle.Of(result.Findings[i], NotImplementedText.Headline(result, result.Findings[i]) ?? HeadlineText.Of(result.Findings[i]), ids[i], result.Header, length < LongestEvidence));
            length += article.Length;
            articles.Add(article);
        }

        if (result.Findings.Count > Shown)
        {
            articles.Add(Markup.Text(Markup.Of("p", ("class", "note"), string.Create(
                CultureInfo.InvariantCulture, $"And {result.Findings.Count - Shown:N0} more kinds of findings; results.json lists them all."))));
        }

        if (articles.Count == 0)
        {
            articles.Add(Markup.Text(Markup.Of("p", ("class", "note"), "No requirement is violated.")));
        }

        // Each article is written by itself, so that its length is known.
        var end = section.IndexOf("</h2>", StringComparison.Ordinal) + "</h2>".Length;
        return string.Concat(section.AsSpan(0, end), string.Concat(articles), section.AsSpan(end));
    }

    /// <summary>An id for each group, no two the same.</summary>
    public static IReadOnlyList<string> Ids(IReadOnlyList<FindingGroup> groups)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. groups.Select(FindingArticle.Id).Select(id =>
        {
            seen[id] = seen.GetValueOrDefault(id) + 1;
            return seen[id] == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{seen[id]}");
        })];
    }
}
