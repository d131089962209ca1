using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Recordings.Har;

/// <summary>The body of an answer in a HAR file.</summary>
/// <param name="Bytes">The content without any coding; empty if there is none.</param>
/// <param name="IsWhole">Whether the file holds all of it.</param>
internal sealed partial record HarBody(ReadOnlyMemory<byte> Bytes, bool IsWhole)
{
    /// <summary>A recorder may count a byte order mark that it does not write.</summary>
    private const int MostOfMark = 4;

    private static readonly HarBody Missing = new(default, IsWhole: false);

    /// <summary>Reads <c>content</c>.</summary>
    /// <param name="content">The object.</param>
    /// <param name="headers">The header fields of the answer.</param>
    /// <param name="bodySize">The bytes that came, as the recorder counted them; null or negative if it does not know.</param>
    /// <param name="isPossible">Whether an answer of this kind has a body at all.</param>
    public static HarBody Of(HarNode content, IReadOnlyList<HeaderField> headers, double? bodySize, bool isPossible)
    {
        var size = content.NumberIfAny("size") ?? 0;
        if (content.TextIfAny("text") is not { } text)
        {
            var stated = double.TryParse(headers.First("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;
            var isChunked = headers.First("Transfer-Encoding") is not null;
            return isPossible && (size > 0 || bodySize > 0 || stated > 0 || isChunked) ? Missing : new HarBody(default, IsWhole: true);
        }

        switch (content.TextIfAny("encoding"))
        {
            case null or "":
                var bytes = Encoded(text, headers.First("Content-Type"));
                return new HarBody(bytes, size <= bytes.Length + MostOfMark);
            case var name when name.Equals("base64", StringComparison.OrdinalIgnoreCase):
                return OfBase64(content, text, size);
            default:
                content.Fault("encoding", "base64 is the only encoding that a HAR file may have.");
                return Missing;
        }
    }

    private static HarBody OfBase64(HarNode content, string text, double size)
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length))
        {
            content.Fault("text", "base64 is expected, as \"encoding\" says, and it cannot be read as that.");
            return Missing;
        }

        return new HarBody(buffer.AsMemory(0, length), size <= length + MostOfMark);
    }

    /// <summary>Text in the encoding that the answer states, so that it reads as it did on the wire; UTF-8 where nothing is
    /// stated.</summary>
    private static byte[] Encoded(string text, string? contentType)
    {
        var stated = MediaType.Charset(contentType) ?? (Declared().Match(text) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null);
        return stated switch
        {
            "utf-16" or "utf-16le" or "utf-16be" => Wide(text, stated == "utf-16be" ? Encoding.BigEndianUnicode : Encoding.Unicode),
            "iso-8859-1" or "latin1" or "windows-1252" when text.All(character => character <= '\u00FF') => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static byte[] Wide(string text, Encoding encoding) => encoding.GetBytes(text is ['\uFEFF', ..] ? text : "\uFEFF" + text);

    [GeneratedRegex("""\A\uFEFF?<\?xml[^>]{1,100}?encoding=["']([A-Za-z0-9_-]{1,40})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();
}
