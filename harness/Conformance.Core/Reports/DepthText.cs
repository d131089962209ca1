using System.Globalization;
using Conformance.Core.Results;
using Conformance.Core.Scenarios.Depths;

namespace Conformance.Core.Reports;

/// <summary>What a report says of a run that asked less than it could: a run of full depth needs no word.</summary>
internal static class DepthText
{
    /// <summary>The word for the first line, as in <c>  depth quick</c>; empty at full depth.</summary>
    /// <param name="header">What the run was.</param>
    public static string Word(RunHeader header) => header.Depth == RunDepth.Full ? "" : $"  depth {header.Depth.Word()}";

    /// <summary>What was asked and what was not, as a sentence; null at full depth.</summary>
    /// <param name="result">The run.</param>
    public static string? Sentence(RunResult result) => result.Header.Depth switch
    {
        RunDepth.Full => null,
        RunDepth.Quick => Invariant($"Depth quick: a sample. Each requirement and operation that can be asked was asked at least once, each only at this depth; {Left(result)}."),
        _ => Invariant($"Depth standard: each pair of values was asked, not each combination; {Left(result)}."),
    };

    private static string Left(RunResult result) =>
        Invariant($"{result.Counts.BelowDepth:N0} of {result.Counts.BelowDepth + result.Counts.Variants:N0} variants were left out");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
