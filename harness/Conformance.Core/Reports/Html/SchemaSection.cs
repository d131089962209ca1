using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>Where the schema of an installation, the server and the documentation disagree.</summary>
internal static class SchemaSection
{
    private const int Shown = 1000;
    private static readonly string[] Headings = ["Element or attribute", "Schema", "Server", "Contract", "Disagree"];

    /// <summary>The section.</summary>
    public static Section Of(RunResult result)
    {
        if (result.Schema is not { } comparison)
        {
            return new Section("schema", "Schema", 0, [Markup.Of("p", ("class", "note"), "No schema was given. --xsd FILE compares the RestAPI.xsd of an installation with what its server sends and with the documentation.")]);
        }

        var rows = comparison.Disagreements;
        List<XElement> content =
        [
            Markup.Of("p", ("class", "lead"), string.Create(CultureInfo.InvariantCulture, $"{comparison.Bodies:N0} XML bodies were held against {Printable.OneLine(comparison.Schema)} and the contract. A shipped schema is known to be wrong in places, so none of this fails the run.")),
        ];
        if (rows.Count > 0)
        {
            content.Add(Section.LongTable(
                "schema", Headings, [.. rows.Take(Shown).Select(Row)], "Where they disagree", Counted.Of(rows.Count, "place")));
        }

        if (rows.Count > Shown)
        {
            content.Add(Markup.Of("p", ("class", "note"), string.Create(CultureInfo.InvariantCulture, $"And {rows.Count - Shown:N0} more; results.json lists them all.")));
        }

        return new Section("schema", "Schema", rows.Count, content);
    }

    private static XElement Row(SchemaDisagreement row) => Markup.Of(
        "tr",
        ("data-item", "schema"),
        ("data-area", Words.Area(row.Variant)),
        Section.Cell(Words.Code(row.Path), Markup.Of("small", "seen in ", Words.Code(row.Variant))),
        Section.Cell(Printable.OneLine(row.Schema)),
        Section.Cell(Printable.OneLine(row.Server)),
        Section.Cell(Printable.OneLine(row.Contract)),
        Section.Cell(row.Pairs));
}
