namespace Conformance.Core.Exchanges;

/// <summary>A final response (not 1xx) as it came in. Nothing was followed or normalised.</summary>
/// <param name="HttpVersion">The version of the status line, as in <c>HTTP/1.1</c>.</param>
/// <param name="Status">The status code.</param>
/// <param name="ReasonPhrase">The reason phrase; may be empty.</param>
/// <param name="Headers">All header fields in wire order and case, repeated ones included.</param>
/// <param name="Body">The content with transfer coding and content codings removed; empty if there is none.</param>
/// <param name="Framing">How the end of the body was known.</param>
public sealed record ReceivedResponse(
    string HttpVersion,
    int Status,
    string ReasonPhrase,
    IReadOnlyList<HeaderField> Headers,
    ReadOnlyMemory<byte> Body,
    BodyFraming Framing)
{
    /// <summary>The bytes of status line, header section and empty line as they came (redacted); empty if they were not
    /// kept.</summary>
    public ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>The trailer fields after a chunked body, in wire order; empty if there were none.</summary>
    public IReadOnlyList<HeaderField> Trailers { get; init; } = [];

    /// <summary>
    /// The number of content bytes that came, before decoding and redaction changed <see cref="Body"/>; compare
    /// <c>Content-Length</c> with this.
    /// </summary>
    public long ReceivedLength { get => field < 0 ? Body.Length : field; init; } = -1;

    /// <summary>
    /// Bytes that had already come after the end of the response, where nothing belongs: at least so many, so 0 proves nothing.
    /// </summary>
    public int SurplusBytes { get; init; }

    /// <summary>The content codings that were taken off the body, in the order applied, as in <c>gzip</c>; null if there were
    /// none.</summary>
    public string? Codings { get; init; }

    /// <summary>Why <see cref="Codings"/> could not be taken off, as a noun; null if they could. The body is then what came
    /// before that.</summary>
    public string? CodingFault { get; init; }

    /// <summary>Names of the header fields that went on in the next line, which was read as one blank (RFC 9112, section
    /// 5.2).</summary>
    public IReadOnlyList<string> FoldedFields { get; init; } = [];

    /// <summary>How many interim (1xx) responses came before this one.</summary>
    public int InterimResponses { get; init; }
}
