namespace Conformance.Core.Judging.Checks;

/// <summary>There is no body.</summary>
public sealed record NoBodyCheck() : Check(CheckStage.Header)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        CheckResult.If(!answer.HasBody, ViolationKind.Unexpected, "body", "no body", $"a body of {answer.Response.Body.Length} bytes");
}
