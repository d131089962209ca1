using System.Globalization;
using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>A part of the page under a heading that counts its items; a script keeps the count while it filters.</summary>
/// <param name="Id">Its id, for links.</param>
/// <param name="Title">The heading.</param>
/// <param name="Count">How many items it has.</param>
/// <param name="Content">What stands below the heading.</param>
internal sealed record Section(string Id, string Title, int Count, IReadOnlyList<XElement> Content)
{
    /// <summary>The section as HTML.</summary>
    public string Html() => Markup.Text(Markup.Of(
        "section",
        ("id", Id),
        Count == 0 ? ("class", "empty") : null,
        Markup.Of("h2", Title, " ", Markup.Of("span", ("class", "count"), Count.ToString("N0", CultureInfo.InvariantCulture))),
        Content,
        Markup.Of("p", ("class", "none"), ("hidden", ""), "Nothing here meets the filter.")));

    /// <summary>A table with a row of headings.</summary>
    public static XElement Table(string kind, IReadOnlyList<string> headings, IEnumerable<XElement> rows) => Markup.Of(
        "div",
        ("class", "table"),
        Markup.Of(
            "table",
            ("class", kind),
            Markup.Of("thead", Markup.Of("tr", headings.Select(heading => Markup.Of("th", ("scope", "col"), heading)))),
            Markup.Of("tbody", rows)));

    /// <summary>A table's cell.</summary>
    public static XElement Cell(params object?[] content) => Markup.Of("td", content);

    /// <summary>A table's cell with a number.</summary>
    public static XElement Number(int number) => Markup.Of("td", ("class", "number"), number.ToString("N0", CultureInfo.InvariantCulture));
}
