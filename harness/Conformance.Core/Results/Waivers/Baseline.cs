using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Waivers;

/// <summary>
/// Writes waivers for what deviates in a run: one for each kind of finding and each value that was found. Each waives only this,
/// so that
/// another deviation of the same requirement fails the next run.
/// </summary>
public static partial class Baseline
{
    /// <summary>With more values than these, one waiver with a glob takes the place of one for each value.</summary>
    private const int ValuesInFull = 3;

    /// <summary>The text of a waivers file.</summary>
    /// <param name="result">The run. What was waived in it is written again.</param>
    /// <param name="owner">Who answers for the waivers.</param>
    /// <param name="reason">Why the deviations are accepted.</param>
    /// <param name="link">Where they are followed up; null if that is not said.</param>
    /// <param name="expires">The last day, in UTC.</param>
    public static string Write(RunResult result, string owner, string reason, string? link, DateOnly expires)
    {
        var text = new StringBuilder("# Known deviations, accepted until their day; an expired, stale or unmatched waiver fails the run.\nwaivers:\n");
        var groups = result.Findings.Concat(result.Waivers.SelectMany(waiver => waiver.Findings)).Where(group => group.First.Requirement.Level == RequirementLevel.Documented);
        var entries = groups.SelectMany(group => Values(group.Actuals).Select(actual => (group.First.Requirement.Id, group.First.Violation.Subject, actual)))
            .Distinct().OrderBy(entry => entry.Id, StringComparer.Ordinal).ThenBy(entry => entry.Subject, StringComparer.Ordinal).ThenBy(entry => entry.actual, StringComparer.Ordinal);
        foreach (var (requirement, subject, actual) in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  - target: {Quoted(result.Header.Target)}
                    requirement: {requirement}
                    at: {Quoted(subject)}
                    actual: {Quoted(actual)}
                    owner: {Quoted(owner)}
                    reason: {Quoted(reason)}
                    expires: {expires:yyyy-MM-dd}

                """);
            text.Append(link is null ? "" : $"    link: {Quoted(link)}\n");
        }

        return result.Findings.Count + result.Waivers.Sum(waiver => waiver.Findings.Count) == 0 ? "waivers: []\n" : text.ToString();
    }

    /// <summary>Of a longer value only the beginning is written: nobody reads the rest, and it differs sooner or later.</summary>
    private const int LongestValue = 160;

    /// <summary>Globs that cover the values; what is another in each run (UIDs, times, ports of this machine) is a star in
    /// them.</summary>
    private static IReadOnlyList<string> Values(IReadOnlyList<string> actuals)
    {
        var steady = actuals.Select(actual => Beginning(Fleeting().Replace(actual, "*"))).Distinct(StringComparer.Ordinal).ToList();
        if (steady.Count <= ValuesInFull)
        {
            return [.. steady.Select(value => value.Length == 0 ? "*" : value)];
        }

        var start = steady.Aggregate(CommonStart);
        var end = steady.Select(value => value[start.Length..]).Aggregate(CommonEnd);
        return [$"{start}*{end}"];
    }

    private static string Beginning(string value) =>
        value.Length <= LongestValue ? value : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "*";

    private static string CommonStart(string left, string right) => left[..left.AsSpan().CommonPrefixLength(right)];

    private static string CommonEnd(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)] == right[^(length + 1)])
        {
            length++;
        }

        return left[(left.Length - length)..];
    }

    /// <summary>A text in double quotes, which YAML reads as JSON does.</summary>
    private static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|%20|[ +])[0-9:.]*[0-9](?:Z|[+-][0-9]{2}:[0-9]{2})?|(?<=://(?:127\\.0\\.0\\.1|localhost|\\[::1\\])):[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fleeting();
}
