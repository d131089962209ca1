namespace Conformance.Core.Judging.Checks;

/// <summary>The body's media type, compared as a media type and not as text.</summary>
/// <param name="Wanted"><c>xml</c>, <c>json</c>, or <c>xml-or-json</c>.</param>
public sealed record MediaTypeCheck(string Wanted) : Check(Wanted == "xml-or-json" ? CheckStage.Header : CheckStage.MediaType)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        // That an error has a body is another requirement's affair.
        if (!answer.HasBody && (Wanted == "xml-or-json" || answer.Response.Status >= 400))
        {
            return CheckResult.Nothing("the answer has no body");
        }

        var holds = Wanted switch
        {
            "xml" => MediaType.IsXml(answer.ContentType),
            "json" => MediaType.IsJson(answer.ContentType),
            _ => MediaType.IsXml(answer.ContentType) || MediaType.IsJson(answer.ContentType),
        };
        return CheckResult.If(
            holds && answer.HasBody,
            answer.HasBody ? ViolationKind.WrongBody : ViolationKind.Missing,
            Wanted == "xml-or-json" ? "XML or JSON" : Wanted.ToUpperInvariant(),
            $"a body of Content-Type {(Wanted == "xml-or-json" ? "application/xml or application/json" : "application/" + Wanted)}",
            !answer.HasBody ? "no body" : answer.ContentType is { } type ? $"Content-Type {type}" : "no Content-Type");
    }
}
