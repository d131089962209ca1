using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>
/// ctrf.json (Common Test Report Format 0.0): one test for each variant. What was not tested is <c>skipped</c>, what has no
/// verdict is
/// <c>other</c>; <c>rawStatus</c> holds our own word. The behaviour profile is in <c>extra</c>.
/// </summary>
public static class CtrfReport
{
    /// <summary>Writes the result as indented UTF-8 JSON.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        var (name, version) = ToolName.Of(result.Header);
        var findings = result.Findings.SelectMany(group => group.All.Select(finding => (group, finding))).ToLookup(pair => pair.finding.Variant, StringComparer.Ordinal);
        var report = new JsonObject
        {
            ["reportFormat"] = "CTRF",
            ["specVersion"] = "0.0.0",
            ["generatedBy"] = result.Header.Tool,
            ["results"] = new JsonObject
            {
                ["tool"] = new JsonObject { ["name"] = name, ["version"] = version },
                ["summary"] = Summary(result),
                ["tests"] = Array(result.Variants.Select(variant => Test(variant, [.. findings[variant.Id]], result.Header))),
                ["environment"] = new JsonObject { ["appName"] = result.Header.Target, ["testEnvironment"] = $"world {result.Header.Facts.World.ToString().ToLowerInvariant()}{DepthText.Word(result.Header)}" },
                ["extra"] = Extra(result),
            },
        };
        JsonReport.Write(report, stream);
    }

    private static JsonObject Summary(RunResult result) => new()
    {
        ["tests"] = result.Counts.Variants,
        ["passed"] = result.Counts.Passed,
        ["failed"] = result.Counts.Deviating,
        ["skipped"] = result.Counts.NotTested,
        ["pending"] = 0,
        ["other"] = result.Counts.Errored,
        ["start"] = result.Header.Started.ToUnixTimeMilliseconds(),
        ["stop"] = (result.Header.Started + result.Header.Elapsed).ToUnixTimeMilliseconds(),
    };

    private static JsonObject Test(JudgedVariant variant, IReadOnlyList<(FindingGroup Group, Finding Finding)> findings, RunHeader header)
    {
        var scenario = variant.Id.Split('[')[0];
        return Object(
            ("testId", variant.Id),
            ("name", variant.Id),
            ("status", Status(variant.Outcome)),
            ("rawStatus", ResultsJson.Word(variant.Outcome)),
            ("duration", (long)variant.Elapsed.TotalMilliseconds),
            ("suite", new JsonArray(scenario.Split('/')[0], scenario)),
            ("message", variant.Reason is { } reason ? Printable.Whole(reason)
                : findings.Count > 0 ? Printable.OneLine($"{findings[0].Finding.Requirement.Id} {findings[0].Finding.Requirement.Statement}") : null),
            ("trace", findings.Count > 0 ? string.Join('\n', findings.Select(pair => FindingText.Of(pair.Finding, pair.Group.Exchange, header))) : null),
            ("filePath", findings.Count > 0 ? findings[0].Finding.Place.File : null),
            ("line", findings.Count > 0 && findings[0].Finding.Place.Line > 0 ? findings[0].Finding.Place.Line : null),
            ("tags", Array(variant.Checks.Select(check => check.Requirement).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (JsonNode)id))));
    }

    private static string Status(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Deviates => "failed",
        Outcome.NotTested => "skipped",
        _ => "other",
    };

    private static JsonObject Extra(RunResult result) => Object(
        ("outcome", ResultsJson.Word(result.Outcome)),
        ("depth", result.Header.Depth.Word()),
        ("cause", result.Cause is { } cause ? Printable.Whole(cause) : null),
        ("sessionsLeft", result.SessionsLeft.Count > 0 ? Array(result.SessionsLeft.Select(session => (JsonNode)Printable.Whole(session.Message))) : null),
        ("notes", result.Notes.Count > 0 ? Array(result.Notes.Select(note => (JsonNode)Printable.Whole(note))) : null),
        ("waivers", Array(result.Waivers.Select(waiver => new JsonObject
        {
            ["requirement"] = waiver.Waiver.Requirement,
            ["state"] = waiver.State.ToString(),
            ["owner"] = waiver.Waiver.Owner,
            ["expires"] = waiver.Waiver.ExpiresText,
            ["waived"] = waiver.Findings.Sum(group => group.Places),
        }))),
        ("staleCapabilities", result.Claims is { } claims ? Array(claims.Stale.Select(stale => (JsonNode)Printable.Whole(ClaimText.Of(stale)))) : null),
        ("behaviourProfile", Array(result.Profile.Select(entry => new JsonObject
        {
            ["key"] = entry.Key,
            ["behaviour"] = Printable.Whole(entry.Behaviour),
            ["requirement"] = entry.Requirement,
        }))));
}
