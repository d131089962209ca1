using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging.Checks;

/// <summary>The length of a body is known before the connection closes: Content-Length or chunked transfer coding.</summary>
public sealed record LengthCheck() : Check(CheckStage.Header)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        !answer.HasBody ? CheckResult.Nothing("the answer has no body")
        : answer.Response is { Framing: BodyFraming.ContentLength } response && response.Headers.First("Content-Length") is { } stated
            && stated != response.ReceivedLength.ToString(CultureInfo.InvariantCulture)
            ? CheckResult.Violated(ViolationKind.WrongValue, "header field Content-Length", $"Content-Length {response.ReceivedLength}, as many bytes came", stated)
        : CheckResult.If(
            answer.Response.Framing is BodyFraming.ContentLength or BodyFraming.Chunked,
            ViolationKind.Missing,
            "length of the body",
            "Content-Length (or chunked transfer coding)",
            "neither; the body ends when the connection closes");
}
