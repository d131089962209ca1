using System.Globalization;

namespace Conformance.Core.Judging.Checks;

/// <summary>The body can be read as what its Content-Type says.</summary>
public sealed record WellFormedCheck() : Check(CheckStage.WellFormed)
{
    private const string Wide = "utf-16";

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Response.CodingFault is { } coding ? CheckResult.Violated(
            ViolationKind.Unreadable, "content coding of the body", $"a body in the content coding {answer.Response.Codings} that Content-Encoding states", coding)
        : answer.Fault is { } fault
            ? CheckResult.Violated(
                ViolationKind.Unreadable, "body", $"a body that can be read as {MediaType.Essence(answer.ContentType)}",
                fault.Message,
                string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}, column {fault.Column}"))
        : Mislabelled(answer) is { } label ? CheckResult.Violated(
            ViolationKind.WrongValue, "charset", $"a body in the charset {label} that Content-Type states", $"a body in {answer.Outline!.EncodingName}")
        : answer.IsUnread ? CheckResult.Passed
        : answer.Outline is null ? CheckResult.Nothing("the answer has no XML or JSON body")
        : CheckResult.Passed;

    /// <summary>The charset parameter, if the body's bytes are plainly in another encoding; null if they agree, or nothing is
    /// stated.</summary>
    private static string? Mislabelled(Answer answer) =>
        answer.Outline is { } document && MediaType.Charset(answer.ContentType) is { } charset && Family(charset) is { } stated
            && stated != Family(document.EncodingName) && !AreSameForAscii(stated, Family(document.EncodingName), answer.Response.Body.Span)
            ? charset : null;

    /// <summary>All but UTF-16 write ASCII the same.</summary>
    private static bool AreSameForAscii(string stated, string? actual, ReadOnlySpan<byte> body) =>
        stated != Wide && actual != Wide && !body.ContainsAnyExceptInRange((byte)0, (byte)0x7F);

    /// <summary>Encodings that write the same bytes for what they share, ASCII apart; null for one that we do not know.</summary>
    private static string? Family(string charset) => charset switch
    {
        "utf-8" or "utf8" => "utf-8",
        "utf-16" or "utf-16le" or "utf-16be" => Wide,
        "us-ascii" or "iso-8859-1" or "latin1" or "windows-1252" => "single byte",
        _ => null,
    };
}
