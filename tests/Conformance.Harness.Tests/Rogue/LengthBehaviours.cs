using Conformance.Core.Exchanges;
using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Lies and doubts about where a body ends.</summary>
public static class LengthBehaviours
{
    private static readonly (string Name, TransportFailureKind Kind, string Lines)[] Wrong =
    [
        ("empty", BadContentLength, "Content-Length:\r\n"), ("word", BadContentLength, "Content-Length: two\r\n"), ("negative", BadContentLength, "Content-Length: -2\r\n"),
        ("plus", BadContentLength, "Content-Length: +2\r\n"), ("hexadecimal", BadContentLength, "Content-Length: 0x2\r\n"),
        ("fraction", BadContentLength, "Content-Length: 2.0\r\n"), ("blank inside", BadContentLength, "Content-Length: 2 2\r\n"),
        ("exponent", BadContentLength, "Content-Length: 2e0\r\n"), ("thousands", BadContentLength, "Content-Length: 2,\r\n"),
        ("arabic digits", BadContentLength, "Content-Length: \u00d9\u00a2\r\n"), ("quoted", BadContentLength, "Content-Length: \"2\"\r\n"),
        ("two that differ", ConflictingContentLength, "Content-Length: 2\r\nContent-Length: 3\r\n"),
        ("two that differ in case", ConflictingContentLength, "Content-Length: 2\r\ncontent-length: 3\r\n"),
        ("a list that differs", ConflictingContentLength, "Content-Length: 2, 3\r\n"),
        ("64 bit", BodyTooLarge, "Content-Length: 9223372036854775807\r\n"), ("more than 64 bit", BodyTooLarge, "Content-Length: 99999999999999999999999\r\n"),
        ("32 bit and 2", BodyTooLarge, "Content-Length: 4294967298\r\n"), ("over the limit by one", BodyTooLarge, $"Content-Length: {RogueLimits.Body + 1}\r\n"),
        ("length and chunked", LengthAndTransferEncoding, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"),
        ("chunked and length", LengthAndTransferEncoding, "transfer-encoding: Chunked\r\ncontent-length: 2\r\n"),
        ("length and identity", LengthAndTransferEncoding, "Content-Length: 2\r\nTransfer-Encoding: identity\r\n"),
        ("gzip", UnsupportedTransferCoding, "Transfer-Encoding: gzip\r\n"), ("gzip, chunked", UnsupportedTransferCoding, "Transfer-Encoding: gzip, chunked\r\n"),
        ("chunked, gzip", UnsupportedTransferCoding, "Transfer-Encoding: chunked, gzip\r\n"), ("chunked twice", UnsupportedTransferCoding, "Transfer-Encoding: chunked, chunked\r\n"),
        ("identity", UnsupportedTransferCoding, "Transfer-Encoding: identity\r\n"), ("coding empty", UnsupportedTransferCoding, "Transfer-Encoding:\r\n"),
        ("xchunked", UnsupportedTransferCoding, "Transfer-Encoding: xchunked\r\n"), ("chunked with parameter", UnsupportedTransferCoding, "Transfer-Encoding: chunked;q=1\r\n"),
        ("two coding fields", UnsupportedTransferCoding, "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Wrong.Select(wrong => RogueBehaviour.FailsAtOnce($"length: {wrong.Name}", wrong.Kind, RogueBehaviour.Head + wrong.Lines + "\r\nok")),
        RogueBehaviour.FailsAtOnce("length: chunked in HTTP/1.0", UnsupportedTransferCoding, "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"),
        RogueBehaviour.Fails("length: too long by one", ClosedInsideResponse, RogueBehaviour.Head + "Content-Length: 3\r\n\r\nok"),
        RogueBehaviour.Fails("length: too long by far", ClosedInsideResponse, RogueBehaviour.Head + "Content-Length: 60000\r\n\r\nok"),
        RogueBehaviour.IsWhole("length: too short", RogueBehaviour.Head + "Content-Length: 2\r\n\r\nok and more", response => response is { Body.Length: 2, SurplusBytes: > 0 }),
        RogueBehaviour.IsWhole("length: a second response", RogueBehaviour.Head + "Content-Length: 2\r\n\r\nokHTTP/1.1 500 Evil\r\n\r\n", response => response is { Status: 200, SurplusBytes: > 0 }),
        RogueBehaviour.IsWhole("length: said twice", RogueBehaviour.Head + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nok", response => response.Body.Length == 2),
        RogueBehaviour.IsWhole("length: said twice in a list", RogueBehaviour.Head + "Content-Length: 2, 02\r\n\r\nok", response => response.Body.Length == 2),
        RogueBehaviour.IsWhole("length: leading zeros", RogueBehaviour.Head + "Content-Length: 0000000000000000000002\r\n\r\nok", response => response.Body.Length == 2),
        RogueBehaviour.IsWhole("length: 204 with a length", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", response => response.Framing == BodyFraming.None),
        RogueBehaviour.IsWhole("length: 204 with a body", "HTTP/1.1 204 No Content\r\n\r\nbody", response => response is { Framing: BodyFraming.None, SurplusBytes: 4 }),
        RogueBehaviour.IsWhole("length: 304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", response => response.Framing == BodyFraming.None),
        RogueBehaviour.IsWhole("length: HEAD with a length", RogueBehaviour.Head + "Content-Length: 500000000\r\n\r\n", response => response.Body.IsEmpty) with { Method = "HEAD" },
        RogueBehaviour.IsWhole("length: HEAD with a body", RogueBehaviour.Head + "Content-Length: 2\r\n\r\nok", response => response is { Body.Length: 0, SurplusBytes: 2 }) with { Method = "HEAD" },
        RogueBehaviour.IsWhole("length: HEAD with chunked", RogueBehaviour.Head + "Transfer-Encoding: chunked\r\n\r\n", response => response.Body.IsEmpty) with { Method = "HEAD" },
        UntilClose("until close", RogueBehaviour.Head + "\r\nok", 2), UntilClose("until close, nothing", RogueBehaviour.Head + "\r\n", 0),
        UntilClose("until close, HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\nok", 2), UntilClose("until close, HTTP/1.0 keep-alive", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nok", 2),
        RogueBehaviour.IsWhole("length: HTTP/1.0 with a length", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", response => response.Body.Length == 2),
    ];

    private static RogueBehaviour UntilClose(string name, string answer, int length) =>
        new($"length: {name}", [], [RogueStep.ReadRequest, RogueStep.Send(answer)]) { Whole = response => response.Framing == BodyFraming.UntilClose && response.Body.Length == length };
}
