using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>
/// targets.html: several targets side by side, each with a link to its own report, the requirements on which they differ, and
/// what they do
/// differently where nothing is specified. One file without scripts that asks no network for anything.
/// </summary>
public static class TargetsPage
{
    private static readonly string[] Styles = ["page.css", "verdict.css", "tables.css", "print.css"];
    private static readonly string[] Headings = ["Target", "Verdict", "Variants", "Violations", "Warnings", "Not tested", "Address"];

    /// <summary>Writes the page as UTF-8; the same results give the same bytes.</summary>
    /// <param name="results">The targets in the order asked; their reports stand in folders of their names beside the
    /// page.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(IReadOnlyList<NamedResult> results, Stream stream)
    {
        var outcome = NamedResult.Joined(results);
        var style = PageTemplate.Joined(Styles);
        PageTemplate.Write(
            "targets.html",
            new Dictionary<string, Func<string>>(StringComparer.Ordinal)
            {
                ["policy"] = () => PageTemplate.Policy(style, script: null),
                ["title"] = () => $"{VerdictSection.Headline(outcome)} · {results.Count} targets",
                ["style"] = () => style,
                ["verdict"] = () => Markup.Text(Verdict(outcome, results)),
                ["sections"] = () => Targets(results).Html() + Requirements(results).Html() + Behaviours(results).Html(),
            },
            stream);
    }

    private static XElement Verdict(Outcome outcome, IReadOnlyList<NamedResult> results) => Markup.Of(
        "header",
        ("class", $"verdict {Words.Key(outcome)}"),
        Markup.Of("p", ("class", "kicker"), "Veeam Backup Enterprise Manager REST API · conformance of several targets"),
        Markup.Of("h1", VerdictSection.Headline(outcome)),
        Markup.Of("p", ("class", "sentence"), $"{results.Count(named => named.Result.Outcome == Outcome.Passed)} of {results.Count} targets are conformant."));

    private static Section Targets(IReadOnlyList<NamedResult> results) => new(
        "targets",
        "Targets",
        results.Count,
        [Section.Table("targets", Headings, results.Select(named => Row(named.Name, named.Result)))]);

    private static XElement Row(string name, RunResult result) => Markup.Of(
        "tr",
        Section.Cell(Markup.Of("a", ("href", $"{name}/report.html"), name)),
        Section.Cell(Words.Badge(result.Outcome)),
        Section.Number(result.Counts.Variants),
        Section.Number(result.Counts.Findings),
        Section.Number(result.Counts.Warnings),
        Section.Number(result.Counts.NotTested),
        Section.Cell(Printable.OneLine(result.Header.Target), result.Cause is { } cause ? Markup.Of("small", cause) : null));

    private static Section Requirements(IReadOnlyList<NamedResult> results)
    {
        var rows = TargetsText.Differences(results);
        return new Section("requirements", "Requirements on which they differ", rows.Count, Beside(
            "Requirement",
            results,
            rows.Select(row => Markup.Of(
                "tr",
                Section.Cell(Markup.Of("span", ("class", "id"), row.Id), Markup.Of("small", row.Statement)),
                row.Outcomes.Select(outcome => Section.Cell(Words.Badge(outcome)))))));
    }

    /// <summary>What was asked of one target only is no difference between two.</summary>
    private static Section Behaviours(IReadOnlyList<NamedResult> results)
    {
        var rows = results.SelectMany((named, at) => named.Result.Profile.Select(entry => (entry, at)))
            .GroupBy(pair => (pair.entry.Requirement, pair.entry.Key))
            .Select(group => (group.Key, By: group.ToLookup(pair => pair.at, pair => pair.entry.Behaviour)))
            .Where(row => row.By.Select(behaviours => string.Join('\n', behaviours.Distinct(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .OrderBy(row => row.Key.Requirement, StringComparer.Ordinal).ThenBy(row => row.Key.Key, StringComparer.Ordinal)
            .ToList();
        return new Section("behaviours", "Behaviours that differ where nothing is specified", rows.Count, Beside(
            "Asked",
            results,
            rows.Select(row => Markup.Of(
                "tr",
                Section.Cell(Words.Code(row.Key.Key), Markup.Of("small", row.Key.Requirement)),
                results.Select((_, at) => Section.Cell(Printable.OneLine(string.Join("; ", row.By[at].Distinct(StringComparer.Ordinal)))))))));
    }

    private static IReadOnlyList<XElement> Beside(string heading, IReadOnlyList<NamedResult> results, IEnumerable<XElement> rows)
    {
        var all = rows.ToList();
        return all.Count == 0 ? [Markup.Of("p", ("class", "lead"), "None.")] : [Section.Table("beside", [heading, .. results.Select(named => named.Name)], all)];
    }
}
