using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>The verdicts on several targets side by side, as plain text.</summary>
public static class TargetsText
{
    /// <summary>A line for each target, then the requirements on which they differ; lines ended by LF.</summary>
    public static string Of(IReadOnlyList<NamedResult> results)
    {
        var text = new StringBuilder();
        var width = Math.Max("target".Length, results.Max(named => named.Name.Length));
        text.Append(CultureInfo.InvariantCulture, $"{"target".PadRight(width)}  verdict     variants  violated  warnings  not tested\n");
        foreach (var (name, result) in results)
        {
            var counts = result.Counts;
            text.Append(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {VerdictText.Word(result.Outcome),-10}  {counts.Variants,8}  {counts.Findings,8}  {counts.Warnings,8}  {counts.NotTested,10}{DepthText.Word(result.Header)}\n");
        }

        Differing(results, width, text);
        return text.ToString();
    }

    /// <summary>The requirements whose outcome is not the same everywhere, with each target's outcome in the order of
    /// <paramref name="results"/>.</summary>
    public static IReadOnlyList<(string Id, string Statement, IReadOnlyList<Outcome> Outcomes)> Differences(IReadOnlyList<NamedResult> results) =>
        [.. results.SelectMany((named, at) => named.Result.Requirements.Select(requirement => (requirement, at)))
            .GroupBy(pair => pair.requirement.Requirement.Id, StringComparer.Ordinal)
            .Select(group => (group.Key, group.First().requirement.Requirement.Statement, Outcomes: (IReadOnlyList<Outcome>)[.. group.OrderBy(pair => pair.at).Select(pair => pair.requirement.Outcome)]))
            .Where(row => row.Outcomes.Distinct().Count() > 1)
            .OrderBy(row => row.Key, StringComparer.Ordinal)];

    private static void Differing(IReadOnlyList<NamedResult> results, int width, StringBuilder text)
    {
        var rows = Differences(results);
        if (rows.Count == 0)
        {
            text.Append("\nThe targets agree on every requirement.\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\nRequirements on which the targets differ: {rows.Count}\n");
        foreach (var (id, statement, outcomes) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {id}  {statement}\n");
            foreach (var (outcome, at) in outcomes.Select((outcome, at) => (outcome, at)))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {results[at].Name.PadRight(width)}  {Word(outcome)}\n");
            }
        }
    }

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "met",
        Outcome.Deviates => "violated",
        Outcome.Errored => "errored",
        _ => "not tested",
    };
}
