using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Conformance.Replay.Transport;

/// <summary>One content coding: gzip (RFC 1952), deflate (RFC 1950, and the bare RFC 1951 that some servers send), br (RFC 7932).</summary>
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
    /// <param name="limit">The most bytes of content; reading ends there.</param>
    public static DecodedContent Decode(string coding, ReadOnlyMemory<byte> coded, int limit) => Named(coding) switch
    {
        "BR" => Brotli(coding, coded.Span, limit),
        "DEFLATE" => Inflate(coding, coded, source => HasZlibHead(coded.Span) ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress), limit),
        _ => Gzip(coding, coded, limit),
    };

    private static string Named(string coding) => coding.ToUpperInvariant();

    private static DecodedContent Gzip(string coding, ReadOnlyMemory<byte> coded, int limit)
    {
        var decoded = Inflate(coding, coded, source => new GZipStream(source, CompressionMode.Decompress), limit);
        return decoded is { Fault: null, IsTooLarge: false } && IsCutOff(coded.Span, decoded.Content.Length) ? decoded with { Fault = CutOff(coding) } : decoded;
    }

    /// <summary>The framework reads over a missing end; the length in it tells, unless one gzip stands behind another.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> coded, int length) => coded.Length < GzipEnd
        || (BinaryPrimitives.ReadUInt32LittleEndian(coded[^4..]) != (uint)length && coded[1..].IndexOf(GzipMark) < 0);

    private static DecodedContent Inflate(string coding, ReadOnlyMemory<byte> coded, Func<Stream, Stream> open, int limit)
    {
        using var content = new MemoryStream();
        using var source = new MemoryStream(coded.ToArray(), writable: false);
        try
        {
            using var inflating = open(source);
            var buffer = new byte[Room];
            while (inflating.Read(buffer) is > 0 and var read)
            {
                content.Write(buffer, 0, read);
                if (content.Length > limit)
                {
                    return new DecodedContent(content.ToArray(), null, IsTooLarge: true);
                }
            }

            return new DecodedContent(content.ToArray(), null, IsTooLarge: false);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return new DecodedContent(content.ToArray(), NotIt(coding), IsTooLarge: false);
        }
    }

    private static DecodedContent Brotli(string coding, ReadOnlySpan<byte> coded, int limit)
    {
        using var content = new MemoryStream();
        using var decoder = new BrotliDecoder();
        var buffer = new byte[Room];
        while (true)
        {
            var status = decoder.Decompress(coded, buffer, out var consumed, out var written);
            content.Write(buffer, 0, written);
            coded = coded[consumed..];
            if (content.Length > limit)
            {
                return new DecodedContent(content.ToArray(), null, IsTooLarge: true);
            }

            if (status != OperationStatus.DestinationTooSmall)
            {
                var fault = status switch { OperationStatus.Done => null, OperationStatus.NeedMoreData => CutOff(coding), _ => NotIt(coding) };
                return new DecodedContent(content.ToArray(), fault, IsTooLarge: false);
            }
        }
    }

    /// <summary>Compression method 8, and a check that makes the first two bytes a multiple of 31 (RFC 1950, section 2.2).</summary>
    private static bool HasZlibHead(ReadOnlySpan<byte> coded) => coded.Length >= 2 && (coded[0] & 0x0F) == 8 && ((coded[0] << 8) | coded[1]) % 31 == 0;

    private static string NotIt(string coding) => $"bytes that are no {coding}";

    private static string CutOff(string coding) => $"{coding} that ends too early";
}

/// <summary>What a decoder gave.</summary>
/// <param name="Content">The content, or what could be read of it.</param>
/// <param name="Fault">What is wrong with the coded bytes, as a noun; null if nothing is.</param>
/// <param name="IsTooLarge">Whether there is more than the limit.</param>
internal sealed record DecodedContent(ReadOnlyMemory<byte> Content, string? Fault, bool IsTooLarge);
