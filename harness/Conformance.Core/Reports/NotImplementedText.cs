using System.Globalization;
using Conformance.Core.Results;

namespace Conformance.Core.Reports;

/// <summary>Which operations a target does not have, in a few lines below the finding that says so.</summary>
public static class NotImplementedText
{
    private const int Shown = 6;

    /// <summary>
    /// The headline, as in <c>not implemented: 236 of 242 operations</c>; null if the group is about something else, or if
    /// something stood in the
    /// way of the run and no operation was answered: then nothing is known of the others.
    /// </summary>
    public static string? Headline(RunResult result, FindingGroup group) => !group.First.IsNotImplemented || IsUnknown(result) ? null
        : string.Create(CultureInfo.InvariantCulture, $"not implemented: {Missing(result).Count} of {Counted.Of(result.Operations.Count, "operation")}");

    /// <summary>The lines: what is missing, what could not be asked without it, what is there; empty if the group is about
    /// something else.</summary>
    public static string Of(RunResult result, FindingGroup group)
    {
        if (Headline(result, group) is null)
        {
            return "";
        }

        var unasked = result.Operations.Where(operation => operation is { IsNotImplemented: false, IsAnswered: false, Coverage.Variants.Count: > 0 }).ToList();
        var there = result.Operations.Where(operation => operation.IsAnswered).ToList();
        return $"{Line("missing", Missing(result))}{Line("not asked", unasked)}{Line("answered", there)}  {"next",-13}{Next(result)}\n";
    }

    /// <summary>What a person does about it.</summary>
    private static string Next(RunResult result) => result.Claims is { } claims
        ? $"implement what is missing, or take it out of {Printable.OneLine(claims.Capabilities.File)}"
        : "run with --report out; `conform capabilities out > capabilities.yaml` says what the target has; with --capabilities capabilities.yaml a run judges only that";

    private static bool IsUnknown(RunResult result) => result.Cause is not null && !result.Operations.Any(operation => operation.IsAnswered);

    private static List<OperationResult> Missing(RunResult result) => [.. result.Operations.Where(operation => operation.IsNotImplemented)];

    private static string Line(string word, List<OperationResult> operations) => operations.Count == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"  {word,-13}{operations.Count}: {string.Join(", ", operations.Take(Shown).Select(operation => operation.Coverage.Operation))}{(operations.Count > Shown ? ", …" : "")}\n");
}
