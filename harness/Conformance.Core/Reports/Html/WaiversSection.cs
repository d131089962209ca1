using System.Xml.Linq;
using Conformance.Core.Results;
using Conformance.Core.Results.Waivers;

namespace Conformance.Core.Reports.Html;

/// <summary>Known deviations that are accepted for a while, what became of each, and who answers for it.</summary>
internal static class WaiversSection
{
    private const int FindingsShown = 5;
    private static readonly string[] Headings = ["Requirement", "State", "Waives", "Owner", "Reason", "Expires"];

    /// <summary>The section.</summary>
    public static Section Of(RunResult result) => new(
        "waivers",
        "Waivers",
        result.Waivers.Count,
        [
            result.Waivers.Count == 0 ? Markup.Of("p", ("class", "note"), "No deviation is waived.")
                : Section.Table("waivers", Headings, result.Waivers.Select(waiver => Row(waiver, result.Requirements.FirstOrDefault(requirement => requirement.Requirement.Id == waiver.Waiver.Requirement)))),
        ]);

    private static XElement Row(WaiverResult result, RequirementResult? requirement)
    {
        var waiver = result.Waiver;
        return Markup.Of(
            "tr",
            ("data-item", "waiver"),
            ("data-level", requirement is null ? "" : Words.Level(requirement.Requirement.Level)),
            ("data-area", requirement?.Requirement.Area ?? ""),
            Section.Cell(Markup.Of("span", ("class", "id"), waiver.Requirement), Markup.Of("small", waiver.Scenario ?? "every scenario")),
            Section.Cell(Markup.Of("span", ("class", result.Fails ? "badge deviates" : "badge waived"), Word(result.State)), Markup.Of("small", Printable.OneLine(result.Message))),
            Section.Cell(result.Findings.Take(FindingsShown).Select(group => Markup.Of(
                "small", Words.Code(group.First.Variant), $" expected {Printable.OneLine(group.First.Violation.Expected)} — actual {Printable.OneLine(group.First.Violation.Actual)}"))),
            Section.Cell(waiver.Owner),
            Section.Cell(waiver.Reason, Markup.Of("small", Link(waiver.Link)), Markup.Of("small", Words.Code(waiver.Place.ToString()))),
            Section.Cell(waiver.ExpiresText));
    }

    /// <summary>The link is the user's own words: only the web is linked, never a script.</summary>
    private static XElement Link(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? Markup.Of("a", ("href", link), ("rel", "noreferrer"), link) : Markup.Of("span", link);

    private static string Word(WaiverState state) => state switch
    {
        WaiverState.Waives => "waives",
        WaiverState.Expired => "expired",
        WaiverState.Stale => "stale",
        WaiverState.Unmatched => "unmatched",
        WaiverState.OtherTarget => "for another target",
        _ => "not asked",
    };
}
