using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Reports.Statements;

/// <summary>A statement for people.</summary>
public static class StatementMarkdown
{
    /// <summary>The page.</summary>
    /// <param name="result">The verdict.</param>
    /// <param name="inputs">What it rests on.</param>
    public static string Of(RunResult result, StatementInputs inputs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {VerdictText.Word(result.Outcome)}{(result.Header.Depth == RunDepth.Full ? "" : $" (depth {result.Header.Depth.Word()})")}: {MarkdownText.Code(result.Header.Target)}\n\n{Sentence(result, inputs)}\n\n| | |\n|---|---|\n");
        Row("target", result.Header.Target + (result.Header.ApiVersion is { } version ? $", API {version}" : ""));
        Row("certificate (SHA-256)", result.Header.Certificate ?? "not pinned");
        Row("asked on", result.Header.Started.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Row("suite", result.Header.Tool);
        Row("suite's data (SHA-256)", inputs.Data);
        Row("archive (SHA-256)", inputs.Archive);
        Row("selected", inputs.IsPartial ? string.Join(" ", inputs.Selection) : "the whole suite");
        Row("depth", DepthText.Sentence(result) ?? "full");
        Row("capabilities", result.Claims is { } claims ? ClaimText.Words(claims) : "none given: everything is claimed");
        Row("operations", string.Create(CultureInfo.InvariantCulture, $"{result.Operations.Count(operation => operation.Outcome == Outcome.Passed)} of {result.Operations.Count} asked and met"));
        Row("variants", string.Create(CultureInfo.InvariantCulture, $"{result.Counts.Variants}: {result.Counts.Passed} passed, {result.Counts.Deviating} deviate, {result.Counts.Errored} errored, {result.Counts.NotTested} not tested, {result.Counts.Declared} not judged by the capabilities"));
        text.Append('\n');
        List("Requirements violated", result.Requirements.Where(IsViolated));
        List("Requirements waived", result.Requirements.Where(requirement => requirement is { Outcome: Outcome.Deviates, Waived: > 0 }));
        List("Requirements not tested", result.Requirements.Where(requirement => requirement.Outcome == Outcome.NotTested));
        text.Append("Check it: `conform statement verify statement.json archive.jsonl.gz` judges the archive again.\n");
        return text.ToString();

        void Row(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"| {name} | {MarkdownText.Cell(value)} |\n");

        void List(string title, IEnumerable<RequirementResult> requirements)
        {
            var rows = requirements.Select(judged => Line(judged.Requirement)).ToList();
            text.Append(rows.Count == 0 ? "" : $"## {title}\n\n{string.Concat(rows)}\n");
        }
    }

    private static string Line(Requirement requirement) =>
        $"- {requirement.Id} ({requirement.Level.ToString().ToLowerInvariant()}): {MarkdownText.Escape(requirement.Statement)}\n";

    private static bool IsViolated(RequirementResult requirement) =>
        requirement.Outcome == Outcome.Deviates && requirement.Findings + requirement.Consequences > 0;

    private static string Sentence(RunResult result, StatementInputs inputs) => result.Outcome switch
    {
        Outcome.Passed when result.Header.Depth == RunDepth.Quick => "Everything that was asked holds. Depth quick is a sample: each requirement and operation was asked at least once, and most combinations were not.",
        Outcome.Passed when result.Header.Depth == RunDepth.Standard => "Everything that was asked holds. Depth standard asks each pair of values, not each combination.",
        Outcome.Passed when inputs.IsPartial => "Everything that was selected holds. Only a part of the suite was asked.",
        Outcome.Passed when result.Counts.Waived > 0 => "No documented requirement is violated, deviations apart that are waived.",
        Outcome.Passed when result.Claims is not null => "Everything that the target claims holds.",
        Outcome.Passed => "Everything that the suite asks holds.",
        Outcome.Deviates => "The target deviates from the documentation, or a waiver or a claim does not fit it.",
        Outcome.Errored => "There is no verdict: the target, the network or the harness broke.",
        _ => "Nothing is violated, but not everything could be asked.",
    };
}
