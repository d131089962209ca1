using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Secrets in text of two or four bytes a character, escaped ones among them: only there a change of encoding is worth its cost.
/// </summary>
internal static class WideText
{
    /// <summary>
    /// The bytes with such secrets replaced; the same memory if they are neither UTF-16 nor UTF-32, or hold none.
    /// </summary>
    public static ReadOnlyMemory<byte> Scrub(Redactor redactor, ReadOnlyMemory<byte> bytes)
    {
        if (EncodingOf(bytes.Span) is not { } encoding)
        {
            return bytes;
        }

        var text = encoding.GetString(bytes.Span);
        var scrubbed = redactor.Scrub(text);
        return ReferenceEquals(text, scrubbed) ? bytes : encoding.GetBytes(scrubbed);
    }

    /// <summary>The encoding if the bytes look like UTF-16 or UTF-32; null if not.</summary>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        // UTF-32 first: its marks hold those of UTF-16.
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => BigEndianUtf32,
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>How many bytes the encoding takes for a character of ASCII.</summary>
    public static int Width(Encoding encoding) => encoding.GetByteCount("a");

    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: true);
}
