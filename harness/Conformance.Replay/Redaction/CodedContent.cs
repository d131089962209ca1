using System.IO.Compression;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Redaction;

/// <summary>Bodies with a content coding, where no search finds a secret.</summary>
internal static class CodedContent
{
    private const int MostInflated = 16 * 1024 * 1024;

    private static readonly byte[] Marker = "***a compressed body that held a secret or could not be searched***"u8.ToArray();

    /// <summary>Whether a response has a content coding.</summary>
    public static bool Is(ReceivedResponse response) => !response.Body.IsEmpty
        && response.Headers.First("Content-Encoding") is { Length: > 0 } coding && !coding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The redacted body of such a response. It stays as it came if its content, at most 16 MiB, was searched and holds no secret; else
    /// a marker takes its place.
    /// </summary>
    public static ReadOnlyMemory<byte> Redact(Redactor redactor, string url, ReceivedResponse response, bool isCut) =>
        IsClean(redactor, url, response.Body, response.Headers.First("Content-Encoding")!) ? redactor.Scrub(response.Body, isCut) : Marker;

    private static bool IsClean(Redactor redactor, string url, ReadOnlyMemory<byte> body, string coding)
    {
        try
        {
            using var source = new MemoryStream(body.ToArray(), writable: false);
            using var inflating = Inflater(source, coding);
            if (inflating is null)
            {
                return false;
            }

            // It grows with what comes: most bodies are small, however long they may be.
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (content.Length <= MostInflated && inflating.Read(buffer) is > 0 and var read)
            {
                content.Write(buffer, 0, read);
            }

            return content.Length <= MostInflated && IsClean(redactor, url, content.GetBuffer().AsMemory(0, (int)content.Length));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or InvalidOperationException)
        {
            // Brotli says InvalidOperationException where the others say InvalidDataException.
            return false;
        }
    }

    private static bool IsClean(Redactor redactor, string url, ReadOnlyMemory<byte> content) =>
        !(SessionIds.MayBeIn(url, content.Span) && SessionIds.Learn(redactor, content.Span).Count > 0)
        && redactor.Scrub(content, isCut: true).Equals(content)
        && !JoinedText.HoldsSecret(redactor, content);

    private static Stream? Inflater(Stream source, string coding) => coding.Trim().ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(source, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(source, CompressionMode.Decompress),
        "BR" => new BrotliStream(source, CompressionMode.Decompress),
        _ => null,
    };
}
