using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;
using Conformance.Core.Results.Claims;
using Conformance.Core.Results.Waivers;

namespace Conformance.Core.Reports;

/// <summary>results.json: the result for programs. Its words are a contract; fixtures/schema/results.schema.json describes
/// it.</summary>
public static class ResultsJson
{
    /// <summary>Writes the result as indented UTF-8 JSON, in an order that is the same for the same result.</summary>
    public static void Write(RunResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        Header(result, json);
        json.WriteString("outcome", Word(result.Outcome));
        json.WriteString("cause", result.Cause);
        Array(json, "sessionsLeft", result.SessionsLeft, session =>
        {
            json.WriteString("message", session.Message);
            json.WriteBoolean("waived", session.IsWaived);
        });
        Texts(json, "notes", result.Notes);
        Counts(result.Counts, json);
        Array(json, "requirements", result.Requirements, requirement =>
        {
            json.WriteString("id", requirement.Requirement.Id);
            json.WriteString("level", Lower(requirement.Requirement.Level));
            json.WriteString("outcome", Word(requirement.Outcome));
            json.WriteString("statement", requirement.Requirement.Statement);
            json.WriteString("source", requirement.Requirement.Source);
            json.WriteNumber("checks", requirement.Checks);
            json.WriteNumber("findings", requirement.Findings);
            json.WriteNumber("waived", requirement.Waived);
            json.WriteNumber("consequences", requirement.Consequences);
            json.WriteNumber("notJudged", requirement.NotJudged);
        });
        Array(json, "operations", result.Operations, operation =>
        {
            json.WriteString("operation", operation.Coverage.Operation);
            json.WriteString("page", operation.Coverage.Page);
            json.WriteString("outcome", Word(operation.Outcome));
            json.WriteBoolean("notImplemented", operation.IsNotImplemented);
            json.WriteString("reason", operation.Reason);
            Texts(json, "variants", operation.Coverage.Variants.Select(variant => variant.Id));
            Texts(json, "requirements", operation.Coverage.Requirements);
        });
        Findings(result.Findings, result.Header, json);
        Array(json, "consequences", result.Variants.SelectMany(variant => variant.Consequences), finding => Essence(finding, json));
        Array(json, "waivers", result.Waivers, waiver => Waiver(waiver, result.Header, json));
        Capabilities(result.Claims, json);
        Array(json, "variants", result.Variants, variant =>
        {
            json.WriteString("id", variant.Id);
            json.WriteString("outcome", Word(variant.Outcome));
            json.WriteString("reason", variant.Reason);
            json.WriteBoolean("declared", variant.Declared is not null);
            json.WriteNumber("exchanges", variant.Exchanges);
            json.WriteNumber("checks", variant.Checks.Count(check => check.Outcome is CheckOutcome.Passed or CheckOutcome.Violated or CheckOutcome.Recorded));
        });
        Array(json, "profile", result.Profile, entry =>
        {
            json.WriteString("key", entry.Key);
            json.WriteString("behaviour", entry.Behaviour);
            json.WriteString("requirement", entry.Requirement);
        });
        Schema(result.Schema, json);
        Array(json, "excluded", result.Excluded, excluded =>
        {
            json.WriteString("variant", excluded.Variant.Id);
            json.WriteString("reason", excluded.Reason);
        });
        Texts(json, "unusedRules", result.UnusedRules);
        json.WriteEndObject();
    }

    /// <summary>The word for an outcome, as programs read it.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Deviates => "deviates",
        Outcome.Errored => "errored",
        _ => "notTested",
    };

    private static void Header(RunResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject("header");
        json.WriteString("tool", result.Header.Tool);
        json.WriteString("target", result.Header.Target);
        json.WriteString("apiVersion", result.Header.ApiVersion);
        json.WriteString("dialect", result.Header.Dialect);
        Array(json, "dialects", result.Header.Dialects, pair =>
        {
            json.WriteString("resource", pair.Resource);
            json.WriteString("dialect", pair.Dialect);
        });
        json.WriteString("certificate", result.Header.Certificate);
        json.WriteString("client", result.Header.Client);
        json.WriteString("depth", result.Header.Depth.Word());
        json.WriteString("world", Lower(result.Header.Facts.World));
        json.WriteString("started", result.Header.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("requests", result.Header.Requests);
        json.WriteNumber("seconds", Math.Round(result.Header.Elapsed.TotalSeconds, 3));
        json.WriteEndObject();
    }

    private static void Counts(RunCounts counts, Utf8JsonWriter json)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("variants", counts.Variants);
        json.WriteNumber("exchanges", counts.Exchanges);
        json.WriteNumber("checks", counts.Checks);
        json.WriteNumber("requirements", counts.Requirements);
        json.WriteNumber("findings", counts.Findings);
        json.WriteNumber("warnings", counts.Warnings);
        json.WriteNumber("consequences", counts.Consequences);
        json.WriteNumber("moved", counts.Moved);
        json.WriteNumber("waived", counts.Waived);
        json.WriteNumber("failingWaivers", counts.FailingWaivers);
        json.WriteNumber("behindWaivers", counts.BehindWaivers);
        json.WriteNumber("declared", counts.Declared);
        json.WriteNumber("staleClaims", counts.StaleClaims);
        json.WriteNumber("belowDepth", counts.BelowDepth);
        json.WriteNumber("passed", counts.Passed);
        json.WriteNumber("deviating", counts.Deviating);
        json.WriteNumber("errored", counts.Errored);
        json.WriteNumber("notTested", counts.NotTested);
        json.WriteEndObject();
    }

    /// <summary>Null if no schema was given, so that nobody takes silence for agreement.</summary>
    private static void Schema(SchemaComparison? comparison, Utf8JsonWriter json)
    {
        if (comparison is null)
        {
            json.WriteNull("schema");
            return;
        }

        json.WriteStartObject("schema");
        json.WriteString("file", comparison.Schema);
        json.WriteNumber("bodies", comparison.Bodies);
        Array(json, "disagreements", comparison.Disagreements, row =>
        {
            json.WriteString("path", row.Path);
            json.WriteString("schema", row.Schema);
            json.WriteString("server", row.Server);
            json.WriteString("contract", row.Contract);
            Texts(json, "between", row.Between.Select(pair => JsonNamingPolicy.CamelCase.ConvertName(pair.ToString())));
            json.WriteString("variant", row.Variant);
            json.WriteString("step", row.Step);
        });
        json.WriteEndObject();
    }

    /// <summary>Null if none were given, so that everything is claimed.</summary>
    private static void Capabilities(ClaimResult? claims, Utf8JsonWriter json)
    {
        if (claims is null)
        {
            json.WriteNull("capabilities");
            return;
        }

        json.WriteStartObject("capabilities");
        json.WriteString("file", claims.Capabilities.File);
        Texts(json, "notClaimed", claims.NotClaimed);
        Texts(json, "lacks", claims.Capabilities.Lacks.Select(claim => claim.Text));
        Texts(json, "few", claims.Capabilities.Few.Select(claim => claim.Text));
        Texts(json, "versions", claims.Capabilities.Versions.Select(claim => claim.Text));
        Texts(json, "roles", claims.Capabilities.Roles.Select(claim => claim.Text));
        Array(json, "stale", claims.Stale, stale =>
        {
            json.WriteString("subject", stale.Subject);
            json.WriteString("message", stale.Message);
            json.WriteString("place", stale.Place.ToString());
        });
        json.WriteEndObject();
    }

    private static void Waiver(WaiverResult result, RunHeader header, Utf8JsonWriter json)
    {
        var waiver = result.Waiver;
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(result.State.ToString()));
        json.WriteBoolean("fails", result.Fails);
        json.WriteString("message", result.Message);
        json.WriteString("target", waiver.Target);
        json.WriteString("requirement", waiver.Requirement);
        json.WriteString("scenario", waiver.Scenario);
        json.WriteString("at", waiver.At);
        json.WriteString("actual", waiver.Actual);
        json.WriteString("owner", waiver.Owner);
        json.WriteString("reason", waiver.Reason);
        json.WriteString("link", waiver.Link);
        json.WriteString("expires", waiver.ExpiresText);
        json.WriteString("place", waiver.Place.ToString());
        Findings(result.Findings, header, json);
    }

    private static void Findings(IReadOnlyList<FindingGroup> groups, RunHeader header, Utf8JsonWriter json) => Array(
        json, "findings", groups.SelectMany(group => group.All.Select(finding => (group, finding))), pair => Finding(pair.group, pair.finding, header, json));

    private static void Finding(FindingGroup group, Finding finding, RunHeader header, Utf8JsonWriter json)
    {
        Essence(finding, json);
        json.WriteString("again", header.Again(finding.Variant));
        if (ReferenceEquals(group.First, finding) && Curl.Of(group.Exchange.Request, header) is { } curl)
        {
            json.WriteString("curl", curl);
        }
    }

    private static void Essence(Finding finding, Utf8JsonWriter json)
    {
        json.WriteString("requirement", finding.Requirement.Id);
        json.WriteString("scenario", finding.Variant.Split('[')[0]);
        json.WriteString("variant", finding.Variant);
        json.WriteString("step", finding.Step);
        json.WriteString("level", Lower(finding.Requirement.Level));
        json.WriteString("message", finding.Requirement.Statement);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(finding.Violation.Kind.ToString()));
        json.WriteString("subject", finding.Violation.Subject);
        json.WriteString("expected", finding.Violation.Expected);
        json.WriteString("actual", finding.Violation.Actual);
        json.WriteString("said", finding.Violation.Said);
        json.WriteString("path", finding.Violation.Path);
        json.WriteNumber("more", finding.Violation.More);
        json.WriteString("place", finding.Place.ToString());
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Lower<T>(T value)
        where T : Enum => value.ToString().ToLowerInvariant();
}
