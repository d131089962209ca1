using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Results.Waivers;
using Conformance.DataFiles;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>Findings as SARIF results, one each; what is waived is suppressed.</summary>
internal static class SarifResults
{
    /// <summary>The results, in the order of the findings. The exchange stands at the first of each group only, as in
    /// results.json.</summary>
    /// <param name="result">The run.</param>
    /// <param name="told">The requirements that are rules of the log, in their order.</param>
    /// <param name="sources">Where the files are that it points at.</param>
    public static IEnumerable<JsonObject> Of(RunResult result, IEnumerable<RequirementResult> told, SourceFolders sources)
    {
        var rules = told.Select((requirement, index) => (requirement.Requirement.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (group, finding, waiver) in Groups(result).SelectMany(pair => pair.Group.All.Select(finding => (pair.Group, finding, pair.Waiver))))
        {
            var identity = $"{finding.Requirement.Id}\n{finding.Variant}\n{finding.Step}\n{finding.Place.File}";
            var occurrence = occurrences[identity] = occurrences.GetValueOrDefault(identity) + 1;
            var one = Result(finding, ReferenceEquals(group.First, finding) ? group.Exchange : null, result.Header, (rules[finding.Requirement.Id], $"{identity}\n{occurrence}"), sources);
            if (waiver is not null)
            {
                one["suppressions"] = new JsonArray(Suppression(waiver, sources));
            }

            yield return one;
        }
    }

    /// <summary>The groups of findings, those that are waived with their waiver.</summary>
    internal static IEnumerable<(FindingGroup Group, Waiver? Waiver)> Groups(RunResult result) => result.Findings.Select(group => (Group: group, Waiver: (Waiver?)null))
        .Concat(result.Waivers.SelectMany(waiver => waiver.Findings.Select(group => (Group: group, Waiver: (Waiver?)waiver.Waiver))));

    private static JsonObject Result(Finding finding, Exchange? exchange, RunHeader header, (int Rule, string Identity) known, SourceFolders sources) => Object(
        ("ruleId", finding.Requirement.Id),
        ("ruleIndex", known.Rule),
        ("kind", "fail"),
        ("level", SarifRule.Level(finding.Requirement.Level)),
        ("message", SarifText.Message($"{finding.Requirement.Statement} Expected {finding.Violation.Expected}, found {finding.Violation.Actual}, in {finding.Variant}, step {finding.Step}.")),
        ("locations", new JsonArray(new JsonObject
        {
            ["physicalLocation"] = Place(finding.Place, sources),
            ["logicalLocations"] = new JsonArray(new JsonObject { ["fullyQualifiedName"] = finding.Variant, ["kind"] = "variant" }),
        })),
        ("relatedLocations", new JsonArray(new JsonObject
        {
            ["id"] = 1,
            ["physicalLocation"] = Place(finding.Requirement.Place, sources),
            ["message"] = SarifText.Message($"{finding.Requirement.Id} in the catalogue"),
        })),
        ("partialFingerprints", new JsonObject { ["conformFinding/v1"] = Fingerprint(known.Identity) }),
        ("webRequest", exchange is null ? null : Request(exchange.Request)),
        ("webResponse", exchange?.Response is { } response ? Response(response) : null),
        ("properties", Object(
            ("variant", finding.Variant),
            ("step", finding.Step),
            ("expected", Printable.Whole(finding.Violation.Expected)),
            ("actual", Printable.Whole(finding.Violation.Actual)),
            ("path", finding.Violation.Path is { } path ? Printable.Whole(path) : null),
            ("again", header.Again(finding.Variant)),
            ("curl", exchange is null ? null : Curl.Of(exchange.Request, header)))));

    private static JsonObject Suppression(Waiver waiver, SourceFolders sources) => new()
    {
        ["kind"] = "external",
        ["status"] = "accepted",
        ["justification"] = SarifText.Plain(waiver.Reason),
        ["location"] = new JsonObject { ["physicalLocation"] = Place(waiver.Place, sources) },
        ["properties"] = new JsonObject { ["owner"] = waiver.Owner, ["expires"] = waiver.ExpiresText, ["link"] = waiver.Link },
    };

    private static JsonObject Place(DataPlace place, SourceFolders sources) => Object(
        ("artifactLocation", sources.Location(place)),
        ("region", place.Line > 0 ? new JsonObject { ["startLine"] = place.Line, ["startColumn"] = Math.Max(1, place.Column) } : null));

    /// <summary>The same for the same finding in every run: neither values nor lines go into it.</summary>
    private static string Fingerprint(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));

    private static JsonObject Request(SentRequest request) => new()
    {
        ["protocol"] = "HTTP",
        ["version"] = "1.1",
        ["method"] = request.Method,
        ["target"] = request.Url,
        ["headers"] = Headers(request.Headers),
    };

    private static JsonObject Response(ReceivedResponse response) => new()
    {
        ["protocol"] = "HTTP",
        ["version"] = Printable.OneLine(response.HttpVersion.Split('/')[^1]),
        ["statusCode"] = response.Status,
        ["reasonPhrase"] = Printable.OneLine(response.ReasonPhrase),
        ["headers"] = Headers(response.Headers),
        ["noResponseReceived"] = false,
    };

    /// <summary>SARIF has one value for each name; the values of a repeated field are joined as HTTP joins them.</summary>
    private static JsonObject Headers(IEnumerable<HeaderField> fields)
    {
        var headers = new JsonObject();
        foreach (var field in fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase))
        {
            headers[Printable.OneLine(field.Key)] = Printable.Whole(string.Join(", ", field.Select(one => one.Value)));
        }

        return headers;
    }
}
