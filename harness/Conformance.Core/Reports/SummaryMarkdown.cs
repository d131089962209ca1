using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using static Conformance.Core.Reports.MarkdownText;

namespace Conformance.Core.Reports;

/// <summary>
/// summary.md, for a CI step summary: the verdict, the counts and the first findings on one screen; then everything else folded
/// into
/// details. Whatever a server controls is escaped.
/// </summary>
public static class SummaryMarkdown
{
    private const int FindingsAbove = 6;
    private const int ReasonsAbove = 3;

    /// <summary>Step summaries may have 1 MiB; beyond these the archive and results.json have the rest.</summary>
    private const int FindingsBelow = 100;
    private const int RowsBelow = 500;

    /// <summary>The text, lines ended by LF.</summary>
    public static string Of(RunResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {VerdictText.Word(result.Outcome)} {Code(result.Header.Target)}{DepthText.Word(result.Header)}\n\n");
        if (DepthText.Sentence(result) is { } depth)
        {
            text.Append(CultureInfo.InvariantCulture, $"> {depth}\n\n");
        }

        if (result.Cause is { } cause)
        {
            text.Append(CultureInfo.InvariantCulture, $"> {Escape(cause)}\n\n");
        }

        foreach (var note in result.Notes.Take(ReasonsAbove))
        {
            text.Append(CultureInfo.InvariantCulture, $"> {Escape(note)}\n\n");
        }

        foreach (var session in result.SessionsLeft.Take(ReasonsAbove))
        {
            text.Append(CultureInfo.InvariantCulture, $"> **{(session.IsWaived ? "session left, waived" : "session left")}** {Escape(session.Message)}\n\n");
        }

        Counts(result, text);
        Findings(result, text);
        NotTested(result, text);
        Waivers(result, text);
        Capabilities(result, text);
        Details(result, text);
        return text.ToString();
    }

    private static void Counts(RunResult result, StringBuilder text)
    {
        var counts = result.Counts;
        text.Append("| variants | passed | deviate | errored | not tested | checks | violated | warnings | requirements |\n");
        text.Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {counts.Variants} | {counts.Passed} | {counts.Deviating} | {counts.Errored} | {counts.NotTested} | {counts.Checks} | {counts.Findings} | {counts.Warnings} | {counts.Requirements} of {result.Requirements.Count} |\n\n");
        text.Append(result.Claims is { } claims ? $"{Counted.Of(counts.Declared, "variant")} not judged, by {Code(claims.Capabilities.File)}: {ClaimText.Words(claims)}.\n\n" : "");
        text.Append(counts.Moved > 0 ? $"{Counted.Of(counts.Moved, "difference")} let through: the data moved between two requests, which were asked again to see that.\n\n" : "");
    }

    private static void Findings(RunResult result, StringBuilder text)
    {
        foreach (var group in result.Findings.Take(FindingsAbove))
        {
            var requirement = group.First.Requirement;
            var word = requirement.Level == RequirementLevel.Documented ? "deviates" : "warns";
            text.Append(CultureInfo.InvariantCulture, $"- **{Source(requirement)}** {word} in {Counted.Of(group.Variants.Count, "variant")}: {Escape(requirement.Statement)}  \n");
            text.Append(CultureInfo.InvariantCulture, $"  expected {Code(group.First.Violation.Expected)}, actual {Code(group.First.Violation.Actual)}, first in {Code(group.First.Variant)}{(NotImplementedText.Headline(result, group) is { } missing ? $"; {missing}" : "")}\n");
        }

        More(result.Findings.Count - FindingsAbove, "kinds of findings below", text);
    }

    private static void NotTested(RunResult result, StringBuilder text)
    {
        var groups = Reasons(result);
        foreach (var group in groups.Take(ReasonsAbove))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **not tested** {Counted.Of(group.Count(), "variant")}: {Escape(group.Key)}\n");
        }

        More(groups.Count - ReasonsAbove, "reasons below", text);
        text.Append(result.Findings.Count + groups.Count > 0 ? "\n" : "");
    }

    /// <summary>Waivers that fail the run stand above; those that waive are folded.</summary>
    private static void Waivers(RunResult result, StringBuilder text)
    {
        var failing = result.Waivers.Where(waiver => waiver.Fails).ToList();
        foreach (var waiver in failing.Take(ReasonsAbove))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **waiver of {waiver.Waiver.Requirement}** ({Code(waiver.Waiver.Place.ToString())}): {Escape(waiver.Message)}\n");
        }

        More(failing.Count - ReasonsAbove, "waivers below", text);
        text.Append(failing.Count > 0 ? "\n" : "");
    }

    private static void Capabilities(RunResult result, StringBuilder text)
    {
        var stale = result.Claims?.Stale ?? [];
        foreach (var claim in stale)
        {
            text.Append(CultureInfo.InvariantCulture, $"- **capability stale** ({Code(claim.Place.ToString())}): {Escape(claim.Subject)} {Escape(claim.Message)}\n");
        }

        text.Append(stale.Count > 0 ? "\n" : "");
    }

    private static void Details(RunResult result, StringBuilder text)
    {
        var findings = result.Findings.Take(FindingsBelow).Select(group => Block(FindingText.Of(group, NotImplementedText.Headline(result, group) ?? HeadlineText.Of(group), result.Header))).ToList();
        Fold(text, "Findings with their evidence", result.Findings.Count, string.Join('\n', findings), findings.Count);

        var untested = Reasons(result).SelectMany(group => group.Select(variant => $"- {Code(variant.Id)}: {Escape(group.Key)}\n")).ToList();
        Fold(text, "Not tested", untested.Count, string.Concat(untested.Take(RowsBelow)), Math.Min(untested.Count, RowsBelow));

        var requirements = result.Requirements.Where(requirement => requirement.Outcome == Outcome.Deviates || requirement.Checks == 0).ToList();
        var rows = requirements.Select(requirement => $"| {Source(requirement.Requirement)} | {Level(requirement.Requirement)} | {(requirement.Checks == 0 && requirement.Findings == 0 ? "not tested" : "violated")} | {requirement.Findings.ToString(CultureInfo.InvariantCulture)} | {Escape(requirement.Requirement.Statement)} |\n");
        Fold(text, "Requirements violated or not tested", requirements.Count, "| requirement | level | outcome | findings | statement |\n|---|---|---|---:|---|\n" + string.Concat(rows), requirements.Count);

        var waivers = result.Waivers.Select(waiver => $"| {waiver.Waiver.Requirement} | {waiver.State} | {waiver.Findings.Sum(group => group.Places).ToString(CultureInfo.InvariantCulture)} | {Cell(waiver.Waiver.Owner)} | {waiver.Waiver.ExpiresText} | {Cell(waiver.Waiver.Reason)} |\n");
        Fold(text, "Waivers", result.Waivers.Count, "| requirement | state | waived | owner | until | reason |\n|---|---|---:|---|---|---|\n" + string.Concat(waivers), result.Waivers.Count);

        var profile = result.Profile.Take(RowsBelow).Select(entry => $"| {Cell(entry.Key)} | {Cell(entry.Behaviour)} | {entry.Requirement} |\n").ToList();
        Fold(text, "Behaviour where nothing is specified", result.Profile.Count, "| what | behaviour | requirement |\n|---|---|---|\n" + string.Concat(profile), profile.Count);

        var schema = (result.Schema?.Disagreements ?? []).Take(RowsBelow).Select(row => $"| {Cell(row.Path)} | {Cell(row.Schema)} | {Cell(row.Server)} | {Cell(row.Contract)} | {row.Pairs} |\n").ToList();
        Fold(text, "Schema, server and contract disagree", result.Schema?.Disagreements.Count ?? 0, "| what | schema | server | contract | disagree |\n|---|---|---|---|---|\n" + string.Concat(schema), schema.Count);

        var excluded = result.Excluded.GroupBy(excluded => excluded.Reason, StringComparer.Ordinal).Select(group => $"- {Counted.Of(group.Count(), "variant")}: {Escape(group.Key)}\n").ToList();
        Fold(text, "Left out", result.Excluded.Count, string.Concat(excluded), result.Excluded.Count);
    }

    private static void Fold(StringBuilder text, string title, int count, string body, int shown)
    {
        if (count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"<details><summary>{title} ({count})</summary>\n\n{body}");
        text.Append(shown < count ? string.Create(CultureInfo.InvariantCulture, $"\nThe first {shown} of {count}; results.json has them all.\n") : "");
        text.Append("\n</details>\n\n");
    }

    private static List<IGrouping<string, JudgedVariant>> Reasons(RunResult result) =>
        [.. result.Variants.Where(variant => variant.Outcome is Outcome.NotTested or Outcome.Errored && variant.Reason is not null)
            .GroupBy(variant => variant.Reason!, StringComparer.Ordinal).OrderByDescending(group => group.Count())];

    private static string Source(Requirement requirement) =>
        SourcePage.UrlOf(requirement.Source) is { } url ? $"[{requirement.Id}]({url})" : requirement.Id;

    private static string Level(Requirement requirement) => requirement.Level.ToString().ToLowerInvariant();

    private static void More(int count, string what, StringBuilder text) =>
        text.Append(count > 0 ? string.Create(CultureInfo.InvariantCulture, $"- … and {count} more {what}\n") : "");
}
