using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>Where the script puts the variants; without a script, their number by area.</summary>
internal static class VariantList
{
    private static readonly string[] Headings = ["Area", "Variants", "Passed", "Deviate", "Errored", "Not tested"];

    /// <summary>The place of the list.</summary>
    public static XElement Of(RunResult result) => Markup.Of(
        "div",
        Markup.Of("div", ("id", "variant-list"), ("class", "needs-script"), ("hidden", "")),
        Markup.Of(
            "div",
            ("id", "variant-areas"),
            Section.Table("areas", Headings, result.Variants.GroupBy(variant => Words.Area(variant.Id), StringComparer.Ordinal).Select(Row)),
            Markup.Of("p", ("class", "note"), string.Create(CultureInfo.InvariantCulture, $"results.json lists each of the {result.Variants.Count:N0} variants."))));

    private static XElement Row(IGrouping<string, JudgedVariant> area) => Markup.Of(
        "tr",
        Section.Cell(area.Key),
        Section.Number(area.Count()),
        Section.Number(area.Count(variant => variant.Outcome == Outcome.Passed)),
        Section.Number(area.Count(variant => variant.Outcome == Outcome.Deviates)),
        Section.Number(area.Count(variant => variant.Outcome == Outcome.Errored)),
        Section.Number(area.Count(variant => variant.Outcome == Outcome.NotTested)));
}
