using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Results.Waivers;

namespace Conformance.Core.Reports;

/// <summary>A waiver as a person reads it, the same on the command line, in JUnit and in NUnit.</summary>
public static class WaiverText
{
    /// <summary>What became of all waivers: a block of lines for each that waives or fails, a line for each other; then an empty
    /// line.</summary>
    public static string Of(IReadOnlyList<WaiverResult> results)
    {
        var idle = results.ToLookup(result => result.State is WaiverState.OtherTarget or WaiverState.NotAsked);
        return string.Concat(idle[false].Select(result => Of(result) + "\n"))
            + string.Concat(idle[true].Select(Headline)) + (idle[true].Any() ? "\n" : "");
    }

    /// <summary>The block of lines for one.</summary>
    public static string Of(WaiverResult result)
    {
        var text = new StringBuilder(Headline(result));
        foreach (var group in result.Findings)
        {
            text.Append($"  expected     {Printable.OneLine(group.First.Violation.Expected)}\n");
            text.Append($"  actual       {Printable.OneLine(group.First.Violation.Actual)}   ({group.First.Variant}{(group.Places > 1 ? $" and {group.Places - 1} more" : "")})\n");
        }

        return Terms(text, result.Waiver).ToString();
    }

    /// <summary>The block of lines for one finding that is waived.</summary>
    public static string Of(WaiverResult result, Finding finding)
    {
        var text = new StringBuilder($"WAIVED {finding.Variant}\n");
        text.Append($"  requirement  {finding.Requirement.Id}  {finding.Requirement.Statement}  [{finding.Requirement.Source}]\n");
        text.Append($"  expected     {Printable.OneLine(finding.Violation.Expected)}\n");
        text.Append($"  actual       {Printable.OneLine(finding.Violation.Actual)}\n");
        return Terms(text, result.Waiver).ToString();
    }

    private static StringBuilder Terms(StringBuilder text, Waiver waiver) => text
        .Append($"  until        {waiver.ExpiresText}, {Printable.OneLine(waiver.Owner)}\n")
        .Append($"  reason       {Printable.OneLine(waiver.Reason)}{(waiver.Link.Length == 0 ? "" : "   " + Printable.OneLine(waiver.Link))}\n")
        .Append($"  waiver       {waiver.Place}\n");

    private static string Headline(WaiverResult result)
    {
        var waiver = result.Waiver;
        var scope = (waiver.Scenario is { } scenario ? $" in {scenario}" : "") + (waiver.At is { } at ? $" at {Printable.OneLine(at)}" : "")
            + (waiver.Actual is { } actual ? $", {Printable.OneLine(actual)}" : "");
        var place = result.State is WaiverState.OtherTarget or WaiverState.NotAsked ? $"   {result.Waiver.Place}" : "";
        return $"{Word(result.State)} {result.Waiver.Requirement}{scope}   {Printable.OneLine(result.Message)}{place}\n";
    }

    private static string Word(WaiverState state) => state switch
    {
        WaiverState.Waives => "WAIVED",
        WaiverState.Expired => "WAIVER EXPIRED",
        WaiverState.Stale => "WAIVER STALE",
        WaiverState.Unmatched => "WAIVER UNMATCHED",
        _ => "waiver left out",
    };
}
