using System.IO.Compression;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>Content codings are taken off bodies within the limit, and what does not hold is named.</summary>
public sealed class ContentCodingsTests
{
    private const int Limit = 100_000;
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("<TaskSessions xmlns=\"http://www.veeam.com/ent/v1.0\">" + new string('x', 5000) + "</TaskSessions>");

    internal sealed record Case(string Codings, Func<byte[], byte[]> Code, string? Fault = null, TransportFailureKind? Failure = null)
    {
        public override string ToString() => $"{Codings} {Fault ?? Failure?.ToString()}";
    }

    private static readonly Case[] Cases =
    [
        new("gzip", Gzip), new("GZip", Gzip), new("x-gzip", Gzip), new("identity, gzip", Gzip), new("br", Brotli), new("deflate", Zlib), new("deflate", Bare),
        new("gzip, br", content => Brotli(Gzip(content))), new("gzip, gzip, gzip, gzip", content => Gzip(Gzip(Gzip(Gzip(content))))),
        new("gzip", content => [.. Gzip(content[..100]), .. Gzip(content[100..])]),
        new("gzip", content => Gzip(content)[..^1], "gzip that ends too early"), new("gzip", content => Gzip(content)[..20], "gzip that ends too early"),
        new("gzip", _ => [0x1F], "gzip that ends too early"),
        new("br", content => Brotli(content)[..^2], "br that ends too early"),
        new("gzip", content => content, "bytes that are no gzip"), new("br", content => content, "bytes that are no br"), new("deflate", content => content, "bytes that are no deflate"),
        new("br, gzip", content => Gzip(content), "bytes that are no br"),
        new("zstd", content => content, Failure: TransportFailureKind.UnsupportedContentCoding), new("nonsense, gzip", Gzip, Failure: TransportFailureKind.UnsupportedContentCoding),
        new("gzip, gzip, gzip, gzip, gzip", Gzip, Failure: TransportFailureKind.UnsupportedContentCoding),
        new("gzip", _ => Gzip(new byte[Limit + 1]), Failure: TransportFailureKind.BodyTooLarge), new("br", _ => Brotli(new byte[Limit + 1]), Failure: TransportFailureKind.BodyTooLarge),
        new("gzip, gzip", _ => Gzip(Gzip(new byte[50_000_000])), Failure: TransportFailureKind.BodyTooLarge),
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_coding_is_taken_off_or_named(object data)
    {
        var coded = (Case)data;

        var result = ContentCodings.Decoded(Answered(coded.Codings, coded.Code(Content)), Limit);

        result.Failure?.Kind.Should().Be(coded.Failure);
        if (coded.Failure is null)
        {
            result.Response!.CodingFault.Should().Be(coded.Fault);
            result.Response.Codings.Should().Be(coded.Codings.Replace("identity, ", "", StringComparison.Ordinal));
        }

        if (coded.Fault is null && coded.Failure is null)
        {
            result.Response!.Body.ToArray().Should().Equal(Content);
        }
    }

    [Test]
    public void An_answer_that_is_cut_off_shows_what_can_be_read_of_it()
    {
        var partial = Answered("gzip", Gzip(Content)[..^9]).Response!;
        var result = ContentCodings.Decoded(Answered("gzip", []) with { Response = null, Failure = new TransportFailure(TransportFailureKind.ClosedInsideResponse, "closed", partial) }, Limit);

        Encoding.UTF8.GetString(result.Failure!.Partial!.Body.Span).Should().StartWith("<TaskSessions");
    }

    [Test]
    public void A_body_without_a_coding_stays_as_it_came()
    {
        var result = Answered("identity", Content);

        ContentCodings.Decoded(result, Limit).Should().BeSameAs(result);
    }

    private static TransportResult Answered(string codings, byte[] body) => new(
        new SentRequest("GET", "http://127.0.0.1/api/", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [new HeaderField("Content-Encoding", codings)], body, BodyFraming.ContentLength),
        null, DateTimeOffset.UnixEpoch, null, TimeSpan.Zero, 1);

    private static byte[] Gzip(byte[] content) => Coded(content, stream => new GZipStream(stream, CompressionLevel.Fastest));

    private static byte[] Zlib(byte[] content) => Coded(content, stream => new ZLibStream(stream, CompressionLevel.Fastest));

    private static byte[] Bare(byte[] content) => Coded(content, stream => new DeflateStream(stream, CompressionLevel.Fastest));

    private static byte[] Brotli(byte[] content) => Coded(content, stream => new BrotliStream(stream, CompressionLevel.Fastest));

    private static byte[] Coded(byte[] content, Func<Stream, Stream> open)
    {
        using var coded = new MemoryStream();
        using (var coder = open(coded))
        {
            coder.Write(content);
        }

        return coded.ToArray();
    }
}
