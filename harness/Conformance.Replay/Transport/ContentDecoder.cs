using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Conformance.Documents;

namespace Conformance.Replay.Transport;

/// <summary>One content coding: gzip (RFC 1952), deflate (RFC 1950, and the bare RFC 1951 that some servers send), br (RFC
/// 7932).</summary>
internal static class ContentDecoder
{
    private const int Room = 64 * 1024;

    // The end of gzip: a checksum and the length of the content, four bytes each.
    private const int GzipEnd = 8;

    private static readonly byte[] GzipMark = [0x1F, 0x8B, 0x08];

    /// <summary>Whether the coding can be decoded; names compare without case.</summary>
    public static bool Knows(string coding) => Named(coding) is "GZIP" or "X-GZIP" or "DEFLATE" or "BR";

    /// <summary>Takes the coding off.</summary>
    /// <param name="coding">A coding that <see cref="Knows"/> knows.</param>
    /// <param name="coded">The bytes as they came.</param>
    /// <param name="limit">The most bytes of content; reading ends a little behind it.</param>
    /// <param name="mayBeLarge">As in <see cref="BodyBuffer"/>.</param>
    /// <exception cref="NoRoomException">The content became large and may not be.</exception>
    public static DecodedContent Decode(string coding, ReadOnlyMemory<byte> coded, int limit, Func<bool>? mayBeLarge)
    {
        // What goes beyond the limit is no failure here, so the buffer may hold it.
        var content = new BodyBuffer(limit + Room, mayBeLarge);
        return Named(coding) switch
        {
            "BR" => Brotli(coding, coded.Span, limit, content),
            "DEFLATE" => Inflate(coding, coded, Deflated(coded.Span), limit, content),
            _ => Gzip(coding, coded, limit, content),
        };
    }

    private static Func<Stream, Stream> Deflated(ReadOnlySpan<byte> coded) => HasZlibHead(coded)
        ? source => new ZLibStream(source, CompressionMode.Decompress) : source => new DeflateStream(source, CompressionMode.Decompress);

    private static string Named(string coding) => coding.ToUpperInvariant();

    private static DecodedContent Gzip(string coding, ReadOnlyMemory<byte> coded, int limit, BodyBuffer content)
    {
        var decoded = Inflate(coding, coded, source => new GZipStream(source, CompressionMode.Decompress), limit, content);
        return decoded is { Fault: null, IsTooLarge: false } && IsCutOff(coded.Span, decoded.Content.Length) ? decoded with { Fault = CutOff(coding) } : decoded;
    }

    /// <summary>The framework reads over a missing end; the length in it tells, unless one gzip stands behind another.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> coded, int length) => coded.Length < GzipEnd
        || (BinaryPrimitives.ReadUInt32LittleEndian(coded[^4..]) != (uint)length && coded[1..].IndexOf(GzipMark) < 0);

    private static DecodedContent Inflate(string coding, ReadOnlyMemory<byte> coded, Func<Stream, Stream> open, int limit, BodyBuffer content)
    {
        using var source = StoredBytes.Open(coded);
        try
        {
            using var inflating = open(source);
            while (inflating.Read(content.Room(Room).Span) is > 0 and var read)
            {
                content.Commit(read);
                if (content.Length > limit)
                {
                    return new DecodedContent(content.Content, null, IsTooLarge: true);
                }
            }

            return new DecodedContent(content.Content, null, IsTooLarge: false);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return new DecodedContent(content.Content, NotIt(coding), IsTooLarge: false);
        }
    }

    private static DecodedContent Brotli(string coding, ReadOnlySpan<byte> coded, int limit, BodyBuffer content)
    {
        using var decoder = new BrotliDecoder();
        while (true)
        {
            var status = decoder.Decompress(coded, content.Room(Room).Span, out var consumed, out var written);
            content.Commit(written);
            coded = coded[consumed..];
            if (content.Length > limit)
            {
                return new DecodedContent(content.Content, null, IsTooLarge: true);
            }

            if (status != OperationStatus.DestinationTooSmall)
            {
                var fault = status switch { OperationStatus.Done => null, OperationStatus.NeedMoreData => CutOff(coding), _ => NotIt(coding) };
                return new DecodedContent(content.Content, fault, IsTooLarge: false);
            }
        }
    }

    /// <summary>Compression method 8, and a check that makes the first two bytes a multiple of 31 (RFC 1950, section
    /// 2.2).</summary>
    private static bool HasZlibHead(ReadOnlySpan<byte> coded) => coded.Length >= 2 && (coded[0] & 0x0F) == 8 && ((coded[0] << 8) | coded[1]) % 31 == 0;

    private static string NotIt(string coding) => $"bytes that are no {coding}";

    private static string CutOff(string coding) => $"{coding} that ends too early";
}

/// <summary>What a decoder gave.</summary>
/// <param name="Content">The content, or what could be read of it.</param>
/// <param name="Fault">What is wrong with the coded bytes, as a noun; null if nothing is.</param>
/// <param name="IsTooLarge">Whether there is more than the limit.</param>
internal sealed record DecodedContent(ReadOnlyMemory<byte> Content, string? Fault, bool IsTooLarge);
