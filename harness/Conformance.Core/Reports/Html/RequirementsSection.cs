using System.Xml.Linq;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Reports.Html;

/// <summary>Every requirement of the catalogue by area, areas that were asked about first, documented ones first, with its
/// source.</summary>
internal static class RequirementsSection
{
    private static readonly string[] Headings = ["Requirement", "Statement", "Level", "Outcome", "Checks", "Violations", "Source"];

    private const string Deviates = "deviates";
    private const string Warns = "warns";
    private const string Waived = "waived";
    private const string Recorded = "recorded";

    /// <summary>What a reader wants to know first.</summary>
    private static readonly List<string> Order = [Deviates, Warns, "errored", "not tested", Waived, "passed", Recorded];

    /// <summary>The section.</summary>
    /// <param name="result">The result.</param>
    /// <param name="ids">The id of each group of findings in the page.</param>
    public static Section Of(RunResult result, IReadOnlyList<string> ids)
    {
        var findings = result.Findings.Zip(ids).ToLookup(pair => pair.First.First.Requirement.Id, pair => pair.Second, StringComparer.Ordinal);
        var areas = result.Variants.SelectMany(variant => variant.Checks.Select(check => (check.Requirement, Area: Words.Area(variant.Id))))
            .Distinct().ToLookup(pair => pair.Requirement, pair => pair.Area, StringComparer.Ordinal);
        var tables = result.Requirements
            .GroupBy(requirement => requirement.Requirement.Area, StringComparer.Ordinal)
            .OrderBy(group => group.All(requirement => requirement.Checks == 0)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Section.Folded(
                Markup.Of("h3", group.Key),
                Tally([.. group]),
                isOpen: false,
                Section.Table(
                    "requirements",
                    Headings,
                    group.OrderBy(requirement => requirement.Checks == 0).ThenBy(requirement => requirement.Requirement.Level)
                        .Select(requirement => Row(requirement, findings, areas)))));
        return new Section("requirements", "Requirements", result.Requirements.Count, [.. tables]);
    }

    /// <summary>How many requirements an area has, and what became of them, as in
    /// <c>36: 1 deviates, 33 passed, 2 not tested</c>.</summary>
    private static string Tally(IReadOnlyList<RequirementResult> results) => Counted.Of(results.Count, "requirement") + ": " + string.Join(
        ", ",
        results.GroupBy(Word).OrderBy(group => Order.IndexOf(group.Key)).Select(group => $"{group.Count()} {(group.Key == Deviates && group.Count() > 1 ? "deviate" : group.Key)}"));

    private static XElement Row(RequirementResult result, ILookup<string, string> findings, ILookup<string, string> areas)
    {
        var requirement = result.Requirement;
        return Markup.Of(
            "tr",
            ("data-item", "requirement"),
            ("data-outcome", Words.Key(result.Outcome)),
            ("data-level", Words.Level(requirement.Level)),
            ("data-area", string.Join(' ', areas[requirement.Id].Prepend(requirement.Area).Distinct(StringComparer.Ordinal))),
            Section.Cell(("class", "id"), requirement.Id),
            Section.Cell(requirement.Statement, requirement.Note is { } note ? Markup.Of("small", note) : null),
            Section.Cell(Words.Level(requirement.Level)),
            Section.Cell(Outcome(result)),
            Section.Number(result.Checks),
            Section.Cell(("class", "number"), result.Findings == 0 ? "0" : Links(result, [.. findings[requirement.Id]])),
            Section.Cell(("class", "source"), SourceLink.Of(requirement.Source)));
    }

    /// <summary>An unmet observed requirement fails nothing, so it has another word and another colour.</summary>
    private static string Word(RequirementResult result) =>
        result is { Outcome: Judging.Outcome.Deviates, Findings: 0 } ? Waived
        : result.Outcome == Judging.Outcome.Deviates && result.Requirement.Level == RequirementLevel.Observed ? Warns
        : result is { Outcome: Judging.Outcome.Passed, Requirement.Level: RequirementLevel.Unspecified } ? Recorded
        : Words.Of(result.Outcome);

    private static XElement Outcome(RequirementResult result) => Word(result) switch
    {
        Recorded => Markup.Of("span", ("class", "badge"), Recorded),
        var word and (Waived or Warns) => Markup.Of("span", ("class", $"badge {word}"), word),
        _ => Words.Badge(result.Outcome),
    };

    private static XElement Links(RequirementResult result, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? Markup.Of("span", result.Findings.ToString(System.Globalization.CultureInfo.InvariantCulture))
        : Markup.Of("a", ("href", "#" + ids[0]), result.Findings.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
