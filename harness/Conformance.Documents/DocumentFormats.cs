namespace Conformance.Documents;

/// <summary>Tells XML and JSON apart.</summary>
public static class DocumentFormats
{
    /// <summary>XML begins with a less-than sign, in any encoding; JSON never does.</summary>
    public static DocumentFormat Of(ReadOnlySpan<byte> body)
    {
        var first = body.TrimStart("\uFEFF \t\r\n\0"u8).TrimStart((ReadOnlySpan<byte>)[0xFE, 0xFF, 0]);
        return first.StartsWith("<"u8) ? DocumentFormat.Xml : DocumentFormat.Json;
    }

    /// <summary>The format of a stream that can seek, which is then at its start.</summary>
    public static DocumentFormat Of(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> start = stackalloc byte[512];
        stream.Position = 0;
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return Of(start[..read]);
    }
}
