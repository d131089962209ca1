using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// A way to write characters by other characters, read backwards. Whatever mixture of escaped and plain characters was used.
/// </summary>
/// <param name="Mark">The byte that begins every escape.</param>
/// <param name="Read">
/// Reads the escape at the start of the bytes: how many it is long (0 if it is none), and its bytes written to the second span.
/// </param>
internal sealed record EscapeScheme(byte Mark, EscapeScheme.Reader Read)
{
    private const int LongestName = 12;
    private const int MostDigits = 7;

    private static readonly SearchValues<byte> DecimalDigits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Reads one escape.</summary>
    /// <param name="source">Bytes that begin with the mark.</param>
    /// <param name="decoded">Room for at least 4 bytes.</param>
    /// <param name="written">How many bytes the escape stands for.</param>
    /// <returns>The length of the escape, or 0.</returns>
    public delegate int Reader(ReadOnlySpan<byte> source, Span<byte> decoded, out int written);

    /// <summary>URLs and forms, JSON (and <c>\xNN</c>), XML and HTML.</summary>
    public static IReadOnlyList<EscapeScheme> All { get; } =
        [new((byte)'%', Percent), new((byte)'\\', Backslash), new((byte)'&', Entity)];

    private static int Percent(ReadOnlySpan<byte> source, Span<byte> decoded, out int written) =>
        HexByte(source, 1, decoded, out written);

    private static int HexByte(ReadOnlySpan<byte> source, int prefix, Span<byte> decoded, out int written)
    {
        written = 0;
        if (source.Length < prefix + 2
            || !byte.TryParse(source.Slice(prefix, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return 0;
        }

        decoded[0] = value;
        written = 1;
        return prefix + 2;
    }

    private static int Backslash(ReadOnlySpan<byte> source, Span<byte> decoded, out int written)
    {
        written = 0;
        if (source.Length < 2)
        {
            return 0;
        }

        if (source[1] == 'x')
        {
            return HexByte(source, 2, decoded, out written);
        }

        if (source[1] == 'u')
        {
            return Utf16(source, decoded, out written);
        }

        var at = "\"\\/bfnrt'"u8.IndexOf(source[1]);
        if (at < 0)
        {
            return 0;
        }

        decoded[0] = "\"\\/\b\f\n\r\t'"u8[at];
        written = 1;
        return 2;
    }

    private static int Utf16(ReadOnlySpan<byte> source, Span<byte> decoded, out int written)
    {
        written = 0;
        if (!Unit(source, out var unit))
        {
            return 0;
        }

        if (char.IsHighSurrogate(unit) && Unit(source[6..], out var low) && char.IsLowSurrogate(low))
        {
            written = new Rune(unit, low).EncodeToUtf8(decoded);
            return 12;
        }

        written = Rune.TryCreate(unit, out var rune) ? rune.EncodeToUtf8(decoded) : 0;
        return written == 0 ? 0 : 6;
    }

    private static bool Unit(ReadOnlySpan<byte> source, out char unit)
    {
        unit = '\0';
        if (source.Length < 6 || source[0] != '\\' || source[1] != 'u'
            || !ushort.TryParse(source.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    private static int Entity(ReadOnlySpan<byte> source, Span<byte> decoded, out int written)
    {
        written = 0;
        if (source is [_, (byte)'#', ..])
        {
            return Numeric(source, decoded, out written);
        }

        var end = source[..Math.Min(source.Length, LongestName)].IndexOf((byte)';');
        return end >= 3 && Named(source[1..end], decoded, out written) ? end + 1 : 0;
    }

    // A reader takes any number of leading zeros, so the digits may go on for long.
    private static int Numeric(ReadOnlySpan<byte> source, Span<byte> decoded, out int written)
    {
        written = 0;
        var isHex = source is [_, _, (byte)'x' or (byte)'X', ..];
        var start = isHex ? 3 : 2;
        var length = source[start..].IndexOfAnyExcept(isHex ? HexDigits : DecimalDigits);
        if (length <= 0 || source[start + length] != ';')
        {
            return 0;
        }

        var digits = source.Slice(start, length).TrimStart((byte)'0');
        if (digits.Length > MostDigits
            || !int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || !Rune.TryCreate(value, out var rune))
        {
            return 0;
        }

        written = rune.EncodeToUtf8(decoded);
        return start + length + 1;
    }

    private static bool Named(ReadOnlySpan<byte> name, Span<byte> decoded, out int written)
    {
        var text = WebUtility.HtmlDecode($"&{Encoding.Latin1.GetString(name)};");
        written = text.Length == 1 ? new Rune(text[0]).EncodeToUtf8(decoded) : 0;
        return written > 0;
    }
}
