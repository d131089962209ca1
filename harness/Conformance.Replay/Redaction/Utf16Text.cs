using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>Secrets with escapes inside UTF-16 text: only there a change of encoding is worth its cost.</summary>
internal static class Utf16Text
{
    /// <summary>The bytes with such secrets replaced; the same memory if they are not UTF-16 or hold none.</summary>
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

    /// <summary>The encoding if the bytes look like UTF-16; null if not.</summary>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
