using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Conformance.Documents;

/// <summary>
/// The bytes of a document, however a program holds it: as text (<see cref="string"/>), bytes, a <see cref="FileInfo"/>, a
/// <see cref="Stream"/>
/// from its position on, or a tree of the framework (<see cref="XNode"/>, <see cref="XmlNode"/>, <see cref="JsonNode"/>,
/// <see cref="JsonElement"/>, <see cref="JsonDocument"/>).
/// </summary>
public static class DocumentBytes
{
    /// <summary>The bytes. A text has no encoding any more, so what an XML declaration in it says about that is passed
    /// over.</summary>
    /// <exception cref="ArgumentException">The object is of none of these types.</exception>
    /// <exception cref="IOException">The file or stream cannot be read.</exception>
    public static ReadOnlyMemory<byte> Of(object body) => body switch
    {
        null => throw new ArgumentNullException(nameof(body)),
        string text => OfText(text),
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> memory => memory,
        Memory<byte> memory => memory,
        ArraySegment<byte> segment => segment.AsMemory(),
        FileInfo file => File.ReadAllBytes(file.FullName),
        Stream stream => ToEnd(stream),
        XDocument document => OfText(document.ToString(SaveOptions.DisableFormatting)),
        XNode node => OfText(node.ToString(SaveOptions.DisableFormatting)),
        XmlNode node => OfText(node.OuterXml),
        JsonNode node => OfText(node.ToJsonString()),
        JsonElement element => OfText(element.GetRawText()),
        JsonDocument document => OfText(document.RootElement.GetRawText()),
        _ => throw new ArgumentException(
            $"A {body.GetType()} is no document. Give a string, bytes, a FileInfo, a Stream, an XNode, an XmlNode, a JsonNode or a JsonElement.", nameof(body)),
    };

    private static byte[] OfText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var end = text.StartsWith("<?xml ", StringComparison.Ordinal) ? bytes.AsSpan().IndexOf("?>"u8) : -1;
        var start = end < 0 ? -1 : bytes.AsSpan(0, end).IndexOf("encoding"u8);
        var open = start < 0 ? -1 : bytes.AsSpan(start, end - start).IndexOfAny((byte)'"', (byte)'\'');
        var close = open < 0 ? -1 : bytes.AsSpan(start + open + 1, end - start - open - 1).IndexOf(bytes[start + open]);
        if (close >= 0)
        {
            // Blanks instead, so that every place stays where it is.
            bytes.AsSpan(start, open + close + 2).Fill((byte)' ');
        }

        return bytes;
    }

    private static byte[] ToEnd(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
