using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>The body can be read as what its Content-Type says.</summary>
public sealed record WellFormedCheck() : Check(CheckStage.WellFormed)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Fault is { } fault
            ? CheckResult.Violated(
                $"a body that can be read as {MediaType.Essence(answer.ContentType)}",
                fault.Message,
                string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}, column {fault.Column}"))
        : answer.Document is null ? CheckResult.Nothing("the answer has no XML or JSON body")
        : CheckResult.Passed;
}
