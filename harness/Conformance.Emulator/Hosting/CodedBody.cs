using System.IO.Compression;
using Conformance.Emulator.Answers;

namespace Conformance.Emulator.Hosting;

/// <summary>Puts a content coding on a body, as a gateway in front of a server may though nobody asked for it (RFC 9110, section
/// 8.4).</summary>
internal static class CodedBody
{
    /// <summary>The coding gzip.</summary>
    public const string Gzip = "gzip";

    /// <summary>The coding br.</summary>
    public const string Brotli = "br";

    /// <summary>The answer with its body coded; as it was if it has none.</summary>
    /// <param name="response">The answer; a body that is made while it is sent is made now.</param>
    /// <param name="coding"><see cref="Gzip"/> or <see cref="Brotli"/>.</param>
    public static EmulatorResponse Of(EmulatorResponse response, string coding)
    {
        var body = response.Chunks is { } chunks ? BodyChunks.Whole(chunks) : response.Body;
        return body.IsEmpty ? response : (response with { Body = Coded(body.Span, coding), Chunks = null }).With("Content-Encoding", coding);
    }

    private static byte[] Coded(ReadOnlySpan<byte> body, string coding)
    {
        using var coded = new MemoryStream();
        using (Stream coder = coding == Brotli ? new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true))
        {
            coder.Write(body);
        }

        return coded.ToArray();
    }
}
