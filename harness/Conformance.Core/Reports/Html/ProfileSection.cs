using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>What the target does where nothing is specified.</summary>
internal static class ProfileSection
{
    private const int Shown = 1000;
    private static readonly string[] Headings = ["Asked", "Behaviour", "Requirement"];

    /// <summary>The section.</summary>
    public static Section Of(RunResult result)
    {
        if (result.Profile.Count == 0)
        {
            return new Section("profile", "Behaviour profile", 0, [Markup.Of("p", ("class", "note"), "Nothing was asked that the documentation leaves open.")]);
        }

        List<XElement> content =
        [
            Markup.Of("p", ("class", "lead"), "Nothing is written down about these. What the target does is recorded and never fails."),
            Section.LongTable(
                "profile", Headings, [.. result.Profile.Take(Shown).Select(Row)], "What the target does", Counted.Of(result.Profile.Count, "behaviour")),
        ];

        if (result.Profile.Count > Shown)
        {
            content.Add(Markup.Of("p", ("class", "note"), string.Create(CultureInfo.InvariantCulture, $"And {result.Profile.Count - Shown:N0} more; results.json lists them all.")));
        }

        return new Section("profile", "Behaviour profile", result.Profile.Count, content);
    }

    private static XElement Row(ProfileEntry entry) => Markup.Of(
        "tr",
        ("data-item", "profile"),
        ("data-level", "unspecified"),
        ("data-area", $"{entry.Requirement.Split('-')[0]} {Words.Area(entry.Variant)}"),
        Section.Cell(Words.Code(entry.Key)),
        Section.Cell(Printable.OneLine(entry.Behaviour)),
        Section.Cell(("class", "id"), entry.Requirement));
}
