using System.Globalization;
using System.Xml.Linq;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>The documented operations, and what their variants came to.</summary>
internal static class OperationsSection
{
    private static readonly string[] Headings = ["Operation", "Outcome", "Variants", "Why it was not tested"];

    /// <summary>The section.</summary>
    public static Section Of(RunResult result)
    {
        var tested = result.Operations.Count(operation => operation.Outcome != Outcome.NotTested);
        var deviating = result.Operations.Count(operation => operation.Outcome == Outcome.Deviates);
        var missing = result.Operations.Count(operation => operation.IsNotImplemented);
        return new Section(
            "operations",
            "Operations",
            result.Operations.Count,
            [
                Markup.Of("p", ("class", "lead"), string.Create(CultureInfo.InvariantCulture, $"{tested} of {result.Operations.Count} documented operations of the read side and the logon cycle were tested{(deviating > 0 ? $", and {deviating} deviate; the filter for outcomes above shows them alone" : "")}.{(missing > 0 ? $" {Counted.Of(missing, "operation")} {(missing == 1 ? "is" : "are")} not implemented: asked for something that exists, the target knew of nothing." : "")}")),
                Section.LongTable(
                    "operations", Headings, [.. result.Operations.Select(Row)], "Each operation", Counted.Of(result.Operations.Count, "operation")),
            ]);
    }

    private static XElement Row(OperationResult operation) => Markup.Of(
        "tr",
        ("data-item", "operation"),
        ("data-outcome", Words.Key(operation.Outcome)),
        ("data-area", string.Join(' ', operation.Coverage.Variants.Select(variant => variant.Scenario.Area).Distinct(StringComparer.Ordinal))),
        Section.Cell(Words.Code(operation.Coverage.Operation)),
        Section.Cell(Words.Badge(operation.Outcome)),
        Section.Number(operation.Coverage.Variants.Count),
        Section.Cell(operation is { IsNotImplemented: true, Reason: null } ? "not implemented" : operation.Reason is { } reason ? Printable.OneLine(reason) : null));
}
