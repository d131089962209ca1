using System.Text.Json.Nodes;
using Conformance.Core.Judging;
using Conformance.Core.Results.Diffs;
using Conformance.Core.Scenarios.Depths;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>A diff of two runs for programs; fixtures/schema/diff.schema.json describes it.</summary>
public static class DiffJson
{
    /// <summary>Writes it as indented UTF-8 JSON.</summary>
    public static void Write(RunDiff diff, Stream stream) => JsonReport.Write(
        new JsonObject
        {
            ["same"] = diff.AreSame,
            ["left"] = Side(diff.Left),
            ["right"] = Side(diff.Right),
            ["common"] = diff.Common,
            ["requirements"] = Array(diff.Requirements.Select(requirement => new JsonObject
            {
                ["id"] = requirement.Requirement.Id,
                ["level"] = requirement.Requirement.Level.ToString().ToLowerInvariant(),
                ["statement"] = requirement.Requirement.Statement,
                ["left"] = ResultsJson.Word(requirement.Left),
                ["right"] = ResultsJson.Word(requirement.Right),
                ["onlyLeft"] = Array(requirement.OnlyLeft.Select(Finding)),
                ["onlyRight"] = Array(requirement.OnlyRight.Select(Finding)),
            })),
            ["behaviours"] = Array(diff.Behaviours.Select(behaviour => new JsonObject
            {
                ["key"] = behaviour.Key,
                ["requirement"] = behaviour.Requirement,
                ["left"] = behaviour.Left,
                ["right"] = behaviour.Right,
            })),
            ["variants"] = Array(diff.Variants.Select(Variants)),
            ["answers"] = Array(diff.Answers.Select(Answer)),
            ["lawful"] = Array(diff.Lawful.Select(Answer)),
            ["notCompared"] = Array(diff.NotCompared.Select(Variants)),
        },
        stream);

    private static JsonObject Side(RunSide side) => new()
    {
        ["file"] = side.Name,
        ["target"] = side.Result.Header.Target,
        ["client"] = side.Result.Header.Client,
        ["depth"] = side.Result.Header.Depth.Word(),
        ["world"] = side.Result.Header.Facts.World.ToString().ToLowerInvariant(),
        ["outcome"] = ResultsJson.Word(side.Result.Outcome),
        ["variants"] = side.Result.Counts.Variants,
    };

    private static JsonObject Finding(Finding finding) => Object(
        ("variant", finding.Variant),
        ("step", finding.Step),
        ("expected", finding.Violation.Expected),
        ("actual", finding.Violation.Actual),
        ("path", finding.Violation.Path));

    private static JsonObject Variants(VariantDiff diff) => new()
    {
        ["left"] = diff.Left is { } left ? ResultsJson.Word(left) : null,
        ["right"] = diff.Right is { } right ? ResultsJson.Word(right) : null,
        ["reason"] = diff.Reason,
        ["ids"] = Array(diff.Ids.Select(id => (JsonNode)id)),
    };

    private static JsonObject Answer(AnswerDiff diff) => new()
    {
        ["what"] = diff.What,
        ["where"] = diff.Where,
        ["left"] = diff.Left,
        ["right"] = diff.Right,
        ["count"] = diff.Count,
        ["variants"] = Array(diff.Variants.Select(id => (JsonNode)id)),
        ["path"] = diff.Path,
    };
}
