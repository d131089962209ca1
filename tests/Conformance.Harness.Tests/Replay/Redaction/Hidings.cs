using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;

namespace Conformance.Harness.Tests.Replay.Redaction;

/// <summary>A way to write a value so that no search of the bytes finds it and a reader gives it back.</summary>
/// <param name="Name">What is done, for the test's name.</param>
/// <param name="IsJson">Whether it is written in a string of JSON; else in XML.</param>
/// <param name="Write">
/// Writes a value as it stands in the text of an element, in an attribute between double quotes, or in a string.
/// </param>
/// <param name="IsAttribute">Whether it is for the value of an attribute.</param>
internal sealed record Hiding(string Name, bool IsJson, Func<string, string> Write, bool IsAttribute = false)
{
    public override string ToString() => Name;
}

/// <summary>The ways that our readers undo, and the encodings and codings of whole bodies.</summary>
internal static class Hidings
{
    public static readonly IReadOnlyList<Hiding> All =
    [
        new("CDATA", false, text => string.Concat(Pieces(text).Select(piece => $"<![CDATA[{piece}]]>"))),
        new("CDATA around one piece", false, text => $"{Xml(text[..3])}<![CDATA[{text[3..]}]]>"),
        new("a comment", false, text => string.Join("<!-- - -->", Pieces(text).Select(Xml))),
        new("an instruction", false, text => string.Join("<?a b?>", Pieces(text).Select(Xml))),
        new("an empty element", false, text => string.Join("<b c='>'/>", Pieces(text).Select(Xml))),
        new("references", false, text => References(text, "&#{0};", "D")),
        new("references with zeros", false, text => References(text, "&#x0000000000000000000000000000{0};", "x")),
        new("references and comments", false, text => string.Join("<!---->", Pieces(text).Select(piece => References(piece, "&#{0};", "D")))),
        new("percent in references", false, text => Percent(text).Replace("%", "&#37;", StringComparison.Ordinal)),
        new("percent in CDATA", false, text => string.Concat(Pieces(Percent(text)).Select(piece => $"<![CDATA[{piece}]]>"))),
        new("references twice", false, text => References(text, "&amp;#{0};", "D")),
        new("references in an attribute", false, text => References(text, "&#x{0};", "X"), IsAttribute: true),
        new("line ends for blanks", false, text => Xml(text).Replace(" ", "\n", StringComparison.Ordinal), IsAttribute: true),
        new("tabs for blanks", false, text => Xml(text).Replace(' ', '\t'), IsAttribute: true),
        new("percent in an attribute", false, text => Percent(text).Replace("%", "&#x25;", StringComparison.Ordinal), IsAttribute: true),
        new("escapes", true, text => string.Concat(text.Select(Unit))),
        new("some escapes", true, text => string.Concat(text.Select((character, at) => at % 2 == 0 ? Unit(character) : Json($"{character}")))),
        new("percent in escapes", true, text => string.Concat(Percent(text).Select(Unit))),
        new("escapes twice", true, text => string.Concat(text.Select(Unit)).Replace("\\", "\\\\", StringComparison.Ordinal)),
        new("references in a string", true, text => Json(References(text, "&#{0};", "D"))),
        new("slashes", true, text => Json(text).Replace("/", "\\/", StringComparison.Ordinal)),
    ];

    public static readonly IReadOnlyList<(string Name, Func<string, byte[]> Of)> Charsets =
    [
        ("UTF-8", Encoding.UTF8.GetBytes),
        ("UTF-8 with a mark", text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]),
        ("UTF-16", text => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]),
        ("UTF-16 high first", text => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)]),
        ("UTF-32", text => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(text)]),
        ("UTF-32 high first", text => [.. new UTF32Encoding(true, true).Preamble, .. new UTF32Encoding(true, false).GetBytes(text)]),
    ];

    public static readonly IReadOnlyList<(string Name, Func<byte[], byte[]> Of)> Codings =
    [
        ("gzip", bytes => Coded(bytes, stream => new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))),
        ("deflate", bytes => Coded(bytes, stream => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true))),
        ("br", bytes => Coded(bytes, stream => new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))),
    ];

    private static IEnumerable<string> Pieces(string text) => text.Chunk(3).Select(piece => new string(piece));

    private static string Xml(string text) => SecurityElement.Escape(text);

    private static string Json(string text) => JsonSerializer.Serialize(text)[1..^1];

    private static string Unit(char character) => $"\\u{(int)character:x4}";

    private static string Percent(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(value => $"%{value:X2}"));

    private static string References(string text, string form, string digits) => string.Concat(text.EnumerateRunes()
        .Select(rune => form.Replace("{0}", rune.Value.ToString(digits, CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static byte[] Coded(byte[] bytes, Func<Stream, Stream> open)
    {
        using var coded = new MemoryStream();
        using (var stream = open(coded))
        {
            stream.Write(bytes);
        }

        return coded.ToArray();
    }
}
