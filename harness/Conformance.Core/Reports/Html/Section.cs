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
    /// <summary>A table of that many rows is not folded.</summary>
    private const int ShortTable = 10;

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

    /// <summary>
    /// What is long, folded behind one line that says what it is and how much: the page stays short, and a filter opens what
    /// meets it.
    /// </summary>
    /// <param name="heading">What it is: a text, or an element such as a heading.</param>
    /// <param name="tally">How much it is, and what became of it.</param>
    /// <param name="isOpen">Whether it is open at first.</param>
    /// <param name="content">What is folded.</param>
    public static XElement Folded(object heading, string tally, bool isOpen, XElement content) => Markup.Of(
        "details",
        ("class", "fold"),
        Markup.If(isOpen, "open"),
        Markup.Of("summary", heading, " ", Markup.Of("span", ("class", "tally"), tally)),
        content);

    /// <summary>A table with a row of headings; folded if it has many rows.</summary>
    public static XElement LongTable(string kind, IReadOnlyList<string> headings, IReadOnlyList<XElement> rows, string heading, string tally) =>
        Folded(heading, tally, rows.Count <= ShortTable, Table(kind, headings, rows));

    /// <summary>A table's cell.</summary>
    public static XElement Cell(params object?[] content) => Markup.Of("td", content);

    /// <summary>A table's cell with a number.</summary>
    public static XElement Number(int number) => Markup.Of("td", ("class", "number"), number.ToString("N0", CultureInfo.InvariantCulture));
}
