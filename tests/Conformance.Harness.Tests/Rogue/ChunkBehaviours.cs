using System.Text;
using Conformance.Core.Exchanges;
using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>The chunked coding, broken and bent.</summary>
public static class ChunkBehaviours
{
    private const string Head = RogueBehaviour.Head + "Transfer-Encoding: chunked\r\n\r\n";

    private static readonly (string Name, TransportFailureKind Kind, string Body)[] Wrong =
    [
        ("no size", BadChunk, "\r\nok\r\n0\r\n\r\n"), ("word", BadChunk, "two\r\nok\r\n"), ("negative", BadChunk, "-2\r\nok\r\n"), ("prefix 0x", BadChunk, "0x2\r\nok\r\n"),
        ("plus", BadChunk, "+2\r\nok\r\n"), ("blank before", BadChunk, " 2\r\nok\r\n"), ("blank after", BadChunk, "2 \r\nok\r\n"), ("comma", BadChunk, "2,2\r\nok\r\n"),
        ("NUL in the size", BadChunk, "2\0\r\nok\r\n"), ("NUL in the extension", BadChunk, "2;a=\0\r\nok\r\n"), ("CR in the extension", BadChunk, "2;a\rb\r\nok\r\n"),
        ("data too long", BadChunk, "2\r\nokk\r\n0\r\n\r\n"), ("data too short", BadChunk, "4\r\nok\r\n0\r\n\r\n"), ("no end of data", BadChunk, "2\r\nok0\r\n\r\n"),
        ("data ends in LF", BadChunk, "2\r\nok\n0\r\n\r\n"), ("data ends in CR CR", BadChunk, "2\r\nok\r\r0\r\n"), ("body not chunked at all", BadChunk, "<xml>plain</xml>\r\n"),
        ("size ends in LF", BareLineFeed, "2\nok\r\n0\r\n\r\n"), ("last chunk ends in LF", BareLineFeed, "2\r\nok\r\n0\n\r\n"), ("end is LF", BareLineFeed, "2\r\nok\r\n0\r\n\n"),
        ("64 bit size", BodyTooLarge, "ffffffffffffffff\r\nok\r\n"), ("65 bit size", BodyTooLarge, "10000000000000002\r\nok\r\n"), ("31 bit size", BodyTooLarge, "7fffffff\r\nok"),
        ("32 bit and 2", BodyTooLarge, "100000002\r\nok\r\n"), ("sum over the limit", BodyTooLarge, $"2\r\nok\r\n{RogueLimits.Body:x}\r\nok"),
        ("trailer without colon", BadHeaderField, "0\r\nnonsense\r\n\r\n"), ("trailer folded", ObsoleteFolding, "0\r\nX: 1\r\n 2\r\n\r\n"), ("garbage after the last chunk", BadHeaderField, "0\r\nok\r\n\r\n"),
        ("endless size line", HeadersTooLarge, new string('0', RogueLimits.Header + 1)), ("endless extension", HeadersTooLarge, "2;" + new string('a', RogueLimits.Header)),
        ("endless trailers", HeadersTooLarge, "0\r\n" + string.Concat(Enumerable.Repeat("X: 1\r\n", RogueLimits.Header / 6 + 1))),
    ];

    private static readonly (string Name, string Body, string Content)[] Odd =
    [
        ("one byte each", string.Concat("okay".Select(c => $"1\r\n{c}\r\n")) + "0\r\n\r\n", "okay"), ("upper-case size", "A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
        ("leading zeros", "0000000000000000000002\r\nok\r\n0\r\n\r\n", "ok"), ("extension", "2;name=value\r\nok\r\n0;last\r\n\r\n", "ok"), ("extension with blanks", "2 ; name\r\nok\r\n0\r\n\r\n", "ok"),
        ("several zeros", "2\r\nok\r\n000\r\n\r\n", "ok"), ("nothing", "0\r\n\r\n", ""), ("chunk-like data", "7\r\n0\r\n\r\n2\r\r\n0\r\n\r\n", "0\r\n\r\n2\r"),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Wrong.Select(wrong => RogueBehaviour.FailsAtOnce($"chunk: {wrong.Name}", wrong.Kind, Head + wrong.Body)),
        .. Odd.Select(odd => RogueBehaviour.IsWhole($"chunk: odd, {odd.Name}", Head + odd.Body, response => Encoding.Latin1.GetString(response.Body.Span) == odd.Content)),
        RogueBehaviour.IsWhole("chunk: odd, trailers", Head + "2\r\nok\r\n0\r\nX-a: 1\r\nx-A: 2\r\n\r\n", response => response.Trailers.Count == 2 && response.Trailers[1] == new HeaderField("x-A", "2")),
        RogueBehaviour.IsWhole("chunk: odd, surplus", Head + "2\r\nok\r\n0\r\n\r\nmore", response => response is { Body.Length: 2, SurplusBytes: 4 }),
        RogueBehaviour.Fails("chunk: no last chunk", ClosedInsideResponse, Head + "2\r\nok\r\n"),
    ];
}
