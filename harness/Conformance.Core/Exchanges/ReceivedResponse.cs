namespace Conformance.Core.Exchanges;

/// <summary>A final response (not 1xx) as it came in. Nothing was followed, decompressed or normalised.</summary>
/// <param name="HttpVersion">The version of the status line, as in <c>HTTP/1.1</c>.</param>
/// <param name="Status">The status code.</param>
/// <param name="ReasonPhrase">The reason phrase; may be empty.</param>
/// <param name="Headers">All header fields in wire order and case, repeated ones included.</param>
/// <param name="Body">The content with transfer coding removed and content coding kept; empty if there is none.</param>
/// <param name="Framing">How the end of the body was known.</param>
public sealed record ReceivedResponse(
    string HttpVersion,
    int Status,
    string ReasonPhrase,
    IReadOnlyList<HeaderField> Headers,
    ReadOnlyMemory<byte> Body,
    BodyFraming Framing);
