using System.Security.Cryptography;
using System.Text;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>
/// report.html: one file for a person, which asks no network for anything and says so in its Content-Security-Policy. Verdict, findings
/// and tables can be read without scripts; filters, keys and the list of variants need the one script whose hash the policy names.
/// </summary>
public static class HtmlReport
{
    private static readonly string[] Styles = ["page.css", "verdict.css", "findings.css", "tables.css", "print.css"];
    private static readonly string[] Scripts = ["theme.js", "filter.js", "variants.js", "links.js", "keyboard.js"];

    /// <summary>Writes the report as UTF-8; the same result gives the same bytes.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        var ids = FindingsSection.Ids(result.Findings);
        var (style, script) = (Joined(Styles), Joined(Scripts));
        var slots = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["policy"] = () => $"default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(script)}'; img-src data:; base-uri 'none'; form-action 'none'",
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
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var template = Resource("report.html");
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf("{{", at, StringComparison.Ordinal);
            writer.Write(open < 0 ? template[at..] : template[at..open]);
            var close = open < 0 ? template.Length : template.IndexOf("}}", open, StringComparison.Ordinal);
            writer.Write(open < 0 ? "" : slots[template[(open + 2)..close]]());
            at = close + 2;
        }
    }

    private static IEnumerable<Section> Sections(RunResult result, IReadOnlyList<string> ids) =>
        [NotTestedSection.Of(result), WaiversSection.Of(result), RequirementsSection.Of(result, ids), OperationsSection.Of(result), ProfileSection.Of(result)];

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Joined(string[] names) => string.Concat(names.Select(Resource));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report/" + name)
            ?? throw new InvalidOperationException($"{name} is not embedded; see Conformance.Core.csproj");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
