using System.Text;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Reports;

/// <summary>Findings as lines that GitHub Actions or Azure Pipelines show beside a job, an error for a deviation and a warning
/// for an observed behaviour that is not met.</summary>
public static class Annotations
{
    /// <summary>GitHub shows ten errors and ten warnings of a step.</summary>
    private const int Shown = 10;

    /// <summary>The lines; empty outside of both.</summary>
    /// <param name="result">The run.</param>
    /// <param name="environment">Gives a variable of the environment: GitHub sets GITHUB_ACTIONS to <c>true</c>, Azure TF_BUILD
    /// to <c>True</c>.</param>
    /// <remarks>
    /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions and
    /// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
    /// </remarks>
    public static string Of(RunResult result, Func<string, string?> environment)
    {
        Func<FindingGroup, string, string>? line = environment("GITHUB_ACTIONS") == "true" ? GitHub
            : string.Equals(environment("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase) ? Azure : null;
        var text = new StringBuilder();
        foreach (var group in line is null ? [] : result.Findings.GroupBy(group => group.First.Requirement.Level).SelectMany(level => level.Take(Shown)))
        {
            text.Append(line!(group, NotImplementedText.Headline(result, group) ?? HeadlineText.Of(group))).Append('\n');
        }

        return text.ToString();
    }

    private static string GitHub(FindingGroup group, string headline) =>
        $"::{(IsError(group) ? "error" : "warning")} title={Escaped(group.First.Requirement.Id + " " + headline, "%\r\n:,")}::{Escaped(Message(group), "%\r\n")}";

    /// <summary>Azure writes a percent sign of the text as %AZP25.</summary>
    private static string Azure(FindingGroup group, string headline) =>
        $"##vso[task.logissue type={(IsError(group) ? "error" : "warning")}]{$"{group.First.Requirement.Id} {headline}. {Message(group)}".Replace("%", "%AZP25", StringComparison.Ordinal)}";

    private static bool IsError(FindingGroup group) => group.First.Requirement.Level == RequirementLevel.Documented;

    private static string Message(FindingGroup group) =>
        $"{group.First.Requirement.Statement} Expected: {Printable.OneLine(group.First.Violation.Expected)}. Actual: {Printable.OneLine(group.First.Violation.Actual)}. "
        + $"In {group.First.Variant}{(group.Variants.Count > 1 ? FormattableString.Invariant($" and {group.Variants.Count - 1} more") : "")}.";

    /// <summary>The text with signs as GitHub reads them back, a percent sign and two digits.</summary>
    private static string Escaped(string text, string signs) =>
        string.Concat(text.Select(sign => signs.Contains(sign, StringComparison.Ordinal) ? FormattableString.Invariant($"%{(int)sign:X2}") : sign.ToString()));
}
