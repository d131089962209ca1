using System.Text.Json.Nodes;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>A requirement as a SARIF rule.</summary>
internal static class SarifRule
{
    public static JsonObject Of(RequirementResult result)
    {
        var requirement = result.Requirement;
        return Object(
            ("id", requirement.Id),
            ("shortDescription", SarifText.Message(requirement.Statement)),
            ("fullDescription", SarifText.Message($"{requirement.Statement} {requirement.Note}".TrimEnd())),
            ("help", Help(requirement)),
            ("helpUri", SourcePage.UrlOf(requirement.Source)),
            ("defaultConfiguration", new JsonObject { ["level"] = Level(requirement.Level) }),
            ("properties", new JsonObject
            {
                ["tags"] = new JsonArray(requirement.Area, Word(requirement.Level)),
                ["requirementLevel"] = Word(requirement.Level),
                ["outcome"] = ResultsJson.Word(result.Outcome),
                ["checks"] = result.Checks,
            }));
    }

    /// <summary>What a violation of that level is in SARIF.</summary>
    public static string Level(RequirementLevel level) => level switch
    {
        RequirementLevel.Documented => "error",
        RequirementLevel.Observed => "warning",
        _ => "none",
    };

    private static JsonObject Help(Requirement requirement)
    {
        var meaning = requirement.Level switch
        {
            RequirementLevel.Documented => "It is documented: a deviation fails the run.",
            RequirementLevel.Observed => "It was seen on real servers: a deviation warns.",
            _ => "Nothing is specified: what the target does is recorded and never fails.",
        };
        var note = requirement.Note is null ? "" : $" {requirement.Note}";
        var url = SourcePage.UrlOf(requirement.Source);
        return new JsonObject
        {
            ["text"] = $"{requirement.Statement} {meaning}{note} Source: {url ?? requirement.Source}.",
            ["markdown"] = $"**{requirement.Id}** {MarkdownText.Escape(requirement.Statement)}\n\n{meaning}{MarkdownText.Escape(note)}\n\nSource: {(url is null ? MarkdownText.Escape(requirement.Source) : $"[{requirement.Source}]({url})")}\n",
        };
    }

    private static string Word(RequirementLevel level) => level.ToString().ToLowerInvariant();
}
