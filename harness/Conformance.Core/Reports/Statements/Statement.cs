using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports.Statements;

/// <summary>
/// What a run shows of a target, in a form that others can check and sign: an in-toto Statement (v1) whose predicate is the test
/// result of
/// in-toto's attestation framework (v0.1). What that predicate has no word for stands under <c>conform</c>.
/// </summary>
/// <remarks>Nothing in it depends on when or where it is written, so the same archive and the same suite give the same
/// bytes.</remarks>
public static class Statement
{
    /// <summary>The file's name in a report folder.</summary>
    public const string FileName = "statement.json";

    private const string Type = "https://in-toto.io/Statement/v1";
    private const string PredicateType = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>The statement.</summary>
    /// <param name="result">The verdict.</param>
    /// <param name="inputs">What it rests on.</param>
    public static JsonObject Of(RunResult result, StatementInputs inputs) => Object(
        ("_type", Type),
        ("subject", Array([Resource("archive.jsonl.gz", inputs.Archive)])),
        ("predicateType", PredicateType),
        ("predicate", Object(
            ("result", Word(result)),
            ("configuration", Array([
                Object(("name", result.Header.Tool.Split('+')[0])),
                Resource("scenarios and fixtures", inputs.Data),
                .. inputs.Files.Select(file => Resource(file.Name, Digest(file.Text))),
            ])),
            ("passedTests", Names(result, requirement => requirement is { Outcome: Outcome.Passed })),
            ("warnedTests", Names(result, requirement => requirement is { Outcome: Outcome.Deviates } && !Fails(requirement))),
            ("failedTests", Names(result, Fails)),
            ("conform", Details(result, inputs)))));

    /// <summary>The verdict as the predicate's word: <c>PASSED</c>, <c>WARNED</c> or <c>FAILED</c>. What is incomplete has not
    /// passed.</summary>
    public static string Word(RunResult result) => result.Outcome != Outcome.Passed ? "FAILED"
        : result.Counts.Warnings + result.Counts.Waived > 0 ? "WARNED" : "PASSED";

    /// <summary>A digest in the form of the statement.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static JsonObject Details(RunResult result, StatementInputs inputs) => Object(
        ("outcome", ResultsJson.Word(result.Outcome)),
        ("cause", result.Cause),
        ("target", Object(
            ("url", result.Header.Target),
            ("apiVersion", result.Header.ApiVersion),
            ("certificateSha256", result.Header.Certificate))),
        ("started", result.Header.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ("depth", result.Header.Depth.Word()),
        ("selection", Array(inputs.Selection.Select(expression => (JsonNode)expression))),
        ("capabilities", result.Claims is { } claims ? Object(
            ("notClaimed", Array(claims.NotClaimed.Select(operation => (JsonNode)operation))),
            ("lacks", Array(claims.Capabilities.Lacks.Select(claim => (JsonNode)claim.Text))),
            ("few", Array(claims.Capabilities.Few.Select(claim => (JsonNode)claim.Text))),
            ("versions", Array(claims.Capabilities.Versions.Select(claim => (JsonNode)claim.Text))),
            ("roles", Array(claims.Capabilities.Roles.Select(claim => (JsonNode)claim.Text))),
            ("stale", Array(claims.Stale.Select(stale => (JsonNode)$"{stale.Subject} {stale.Message}")))) : null),
        ("operations", Object(
            ("passed", result.Operations.Count(operation => operation.Outcome == Outcome.Passed)),
            ("documented", result.Operations.Count))),
        ("requirements", Object(
            ("met", Names(result, requirement => requirement is { Outcome: Outcome.Passed })),
            ("violated", Names(result, Fails)),
            ("waived", Names(result, requirement => requirement is { Outcome: Outcome.Deviates, Waived: > 0 })),
            ("notTested", Names(result, requirement => requirement is { Outcome: Outcome.NotTested })))),
        ("counts", Object(
            ("variants", result.Counts.Variants),
            ("passed", result.Counts.Passed),
            ("deviating", result.Counts.Deviating),
            ("errored", result.Counts.Errored),
            ("notTested", result.Counts.NotTested),
            ("notClaimed", result.Counts.Declared),
            ("belowDepth", result.Counts.BelowDepth),
            ("checks", result.Counts.Checks),
            ("moved", result.Counts.Moved))),
        ("files", Array(inputs.Files.Select(file => (JsonNode)Object(("role", file.Role), ("name", file.Name), ("text", file.Text))))));

    private static bool Fails(RequirementResult requirement) =>
        requirement is { Outcome: Outcome.Deviates, Requirement.Level: RequirementLevel.Documented } && requirement.Findings + requirement.Consequences > 0;

    private static JsonArray Names(RunResult result, Func<RequirementResult, bool> isMeant) =>
        Array(result.Requirements.Where(isMeant).Select(requirement => (JsonNode)requirement.Requirement.Id));

    private static JsonObject Resource(string name, string sha256) => Object(("name", name), ("digest", Object(("sha256", sha256))));
}
