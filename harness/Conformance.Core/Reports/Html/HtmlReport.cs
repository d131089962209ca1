using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>
/// report.html: one file for a person, which asks no network for anything and says so in its Content-Security-Policy. Verdict,
/// findings
/// and tables can be read without scripts; filters, keys and the list of variants need the one script whose hash the policy
/// names.
/// </summary>
public static class HtmlReport
{
    private static readonly string[] Styles = ["page.css", "verdict.css", "findings.css", "tables.css", "print.css"];
    private static readonly string[] Scripts = ["theme.js", "filter.js", "variants.js", "links.js", "keyboard.js"];

    /// <summary>Writes the report as UTF-8; the same result gives the same bytes.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        var ids = FindingsSection.Ids(result.Findings);
        var (style, script) = (PageTemplate.Joined(Styles), PageTemplate.Joined(Scripts));
        var slots = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["policy"] = () => PageTemplate.Policy(style, script),
            ["title"] = () => $"{VerdictSection.Headline(result.Outcome)} · conformance report",
            ["style"] = () => style,
            ["verdict"] = () => Markup.Text(VerdictSection.Of(result)),
            ["areas"] = () => AreaOptions.Html(result),
            ["findings"] = () => FindingsSection.Html(result, ids),
            ["sections"] = () => string.Concat(Sections(result, ids).Select(section => section.Html())),
            ["variants"] = () => new Section("variants", "Variants", result.Variants.Count, [VariantList.Of(result)]).Html(),
            ["data"] = () => VariantData.Json(result, ids),
            ["script"] = () => script,
        };
        PageTemplate.Write("report.html", slots, stream);
    }

    private static IEnumerable<Section> Sections(RunResult result, IReadOnlyList<string> ids) =>
        [NotTestedSection.Of(result), WaiversSection.Of(result), RequirementsSection.Of(result, ids), OperationsSection.Of(result), SchemaSection.Of(result), ProfileSection.Of(result)];
}
