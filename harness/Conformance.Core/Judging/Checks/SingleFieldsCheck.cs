using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>Header fields that can have one value only stand once (RFC 9110, section 5.3).</summary>
public sealed record SingleFieldsCheck() : Check(CheckStage.Header)
{
    private static readonly string[] Names = ["Content-Type", "Content-Length", "Date", "Location", TokenHeaderCheck.FieldName];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) => CheckResult.Of(Names
        .Select(name => (Name: name, Values: answer.Response.Headers.All(name)))
        .Where(field => field.Values.Count > 1)
        .Select(field => new Violation(ViolationKind.Repeated, $"header field {field.Name}", $"{field.Name} once", $"{field.Name}: {string.Join(" | ", field.Values)}")));
}
