using System.IO.Compression;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Redaction;

/// <summary>Bodies with a content coding, where no search finds a secret.</summary>
internal static class CodedContent
{
    private const int MostInflated = 16 * 1024 * 1024;

    private static readonly byte[] Marker = "***a compressed body that held a secret or could not be searched***"u8.ToArray();

    /// <summary>
    /// The redacted body. A compressed one stays as it came if its content, at most 16 MiB, was searched and holds no secret; else
    /// a marker takes its place.
    /// </summary>
    public static ReadOnlyMemory<byte> Redact(Redactor redactor, ReceivedResponse response, bool isCut)
    {
        if (response.Headers.First("Content-Encoding") is not { Length: > 0 } coding || response.Body.IsEmpty
            || coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return redactor.Scrub(response.Body, isCut);
        }

        return IsClean(redactor, response.Body, coding) ? redactor.Scrub(response.Body, isCut) : Marker;
    }

    private static bool IsClean(Redactor redactor, ReadOnlyMemory<byte> body, string coding)
    {
        try
        {
            using var source = new MemoryStream(body.ToArray(), writable: false);
            using var inflating = Inflater(source, coding);
            if (inflating is null)
            {
                return false;
            }

            var content = new byte[MostInflated + 1];
            var length = inflating.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            ReadOnlyMemory<byte> inflated = content.AsMemory(0, length);
            return length <= MostInflated && redactor.Scrub(inflated, isCut: true).Equals(inflated);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static Stream? Inflater(Stream source, string coding) => coding.Trim().ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(source, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(source, CompressionMode.Decompress),
        "BR" => new BrotliStream(source, CompressionMode.Decompress),
        _ => null,
    };
}
