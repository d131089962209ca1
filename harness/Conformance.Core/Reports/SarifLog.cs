using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>
/// results.sarif (OASIS SARIF 2.1.0): rules are the requirements that findings are about, results the findings, each at the line
/// of the scenario file that asks.
/// What a run could not ask is told as notifications of its invocation; the behaviour profile is a property of the run, because
/// consumers make an alert of every result.
/// </summary>
public static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>Writes the result as indented UTF-8 JSON.</summary>
    /// <param name="result">The run.</param>
    /// <param name="sources">Where the files are that it points at.</param>
    /// <param name="stream">Where it is written.</param>
    public static void Write(RunResult result, SourceFolders sources, Stream stream)
    {
        var found = SarifResults.Groups(result).Select(pair => pair.Group.First.Requirement.Id).ToHashSet(StringComparer.Ordinal);
        List<RequirementResult> rules = [.. result.Requirements.Where(requirement => found.Contains(requirement.Requirement.Id))];
        var (name, version) = ToolName.Of(result.Header);
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject { ["name"] = name, ["version"] = version, ["rules"] = Array(rules.Select(SarifRule.Of)) },
            },
            ["invocations"] = new JsonArray(Invocation(result)),
            ["originalUriBaseIds"] = sources.Bases,
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = Array(SarifResults.Of(result, rules, sources)),
            ["properties"] = Properties(result),
        };
        JsonReport.Write(new JsonObject { ["$schema"] = Schema, ["version"] = "2.1.0", ["runs"] = new JsonArray(run) }, stream);
    }

    private static JsonObject Invocation(RunResult result) => Object(
        ("executionSuccessful", result.Outcome != Outcome.Errored),
        ("startTimeUtc", Instant(result.Header.Started)),
        ("endTimeUtc", result.Header.Elapsed > TimeSpan.Zero ? Instant(result.Header.Started + result.Header.Elapsed) : null),
        ("exitCode", ExitCodes.Of(result)),
        ("toolExecutionNotifications", Array(Notifications(result))));

    private static IEnumerable<JsonObject> Notifications(RunResult result)
    {
        if (result.Cause is { } cause)
        {
            yield return Notification("error", cause);
        }

        foreach (var note in result.Notes)
        {
            yield return Notification("note", note);
        }

        foreach (var session in result.SessionsLeft)
        {
            yield return Notification(session.IsWaived ? "warning" : "error", session.Message);
        }

        foreach (var waiver in result.Waivers.Where(waiver => waiver.Fails))
        {
            yield return Notification("error", $"{waiver.Waiver.Place}: the waiver of {waiver.Waiver.Requirement}: {waiver.Message}");
        }

        foreach (var stale in result.Claims?.Stale ?? [])
        {
            yield return Notification("error", $"{stale.Place}: {stale.Subject} {stale.Message}");
        }

        foreach (var group in result.Variants.Where(variant => variant is { Declared: null, IsBehindWaiver: false } && variant.Outcome is Outcome.NotTested or Outcome.Errored)
            .GroupBy(variant => (variant.Outcome, variant.Reason ?? "no reason was given.")))
        {
            var word = group.Key.Outcome == Outcome.Errored ? "errored" : "not tested";
            yield return Notification(
                group.Key.Outcome == Outcome.Errored ? "error" : "warning",
                string.Create(CultureInfo.InvariantCulture, $"{word}, {group.Count()} of {result.Counts.Variants} variants: {group.Key.Item2}"),
                ("variants", Array(group.Select(variant => (JsonNode)variant.Id))));
        }
    }

    private static JsonObject Notification(string level, string message, params ReadOnlySpan<(string Name, JsonNode? Value)> properties) => Object(
        ("level", level),
        ("message", SarifText.Message(message)),
        ("properties", properties.Length > 0 ? Object(properties) : null));

    private static JsonObject Properties(RunResult result) => new()
    {
        ["outcome"] = ResultsJson.Word(result.Outcome),
        ["target"] = result.Header.Target,
        ["depth"] = result.Header.Depth.Word(),
        ["world"] = result.Header.Facts.World.ToString().ToLowerInvariant(),
        ["behaviourProfile"] = Array(result.Profile.Select(entry => new JsonObject
        {
            ["key"] = entry.Key,
            ["behaviour"] = Printable.Whole(entry.Behaviour),
            ["requirement"] = entry.Requirement,
            ["variant"] = entry.Variant,
        })),
    };

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
