namespace Conformance.Core.Judging.Checks;

/// <summary>The status line states this version.</summary>
/// <param name="Version">As in <c>1.1</c>.</param>
public sealed record HttpVersionCheck(string Version) : Check(CheckStage.Header)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        CheckResult.If(answer.Response.HttpVersion == $"HTTP/{Version}", ViolationKind.WrongValue, "HTTP version", $"HTTP/{Version}", answer.Response.HttpVersion);
}
