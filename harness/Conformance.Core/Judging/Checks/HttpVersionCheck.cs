namespace Conformance.Core.Judging.Checks;

/// <summary>The status line states this version, and each header field stands on one line, as that version demands (RFC 9112,
/// section 5.2).</summary>
/// <param name="Version">As in <c>1.1</c>.</param>
public sealed record HttpVersionCheck(string Version) : Check(CheckStage.Header)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Response.HttpVersion != $"HTTP/{Version}"
            ? CheckResult.Violated(ViolationKind.WrongValue, "HTTP version", $"HTTP/{Version}", answer.Response.HttpVersion)
            : CheckResult.Of(answer.Response.FoldedFields.Select(name => new Violation(
                ViolationKind.WrongBody, $"header field {name}", $"{name} on one line", $"{name} goes on in the next line, which is read as a blank")));
}
