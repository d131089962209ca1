using System.Text.Json;

namespace Conformance.Documents;

/// <summary>Reads JSON bodies strictly by RFC 8259: UTF-8, no comments, no trailing commas, no second member of one name, nothing
/// after the value.</summary>
public static class JsonDocuments
{
    /// <summary>Reads a whole body. A UTF-8 byte order mark is passed over.</summary>
    /// <exception cref="DocumentException">The body is no JSON document, or beyond a limit.</exception>
    public static Document Read(ReadOnlyMemory<byte> body, DocumentLimits limits)
    {
        var bytes = Usable(body.Span, limits, out var marked);
        return new Document(Value(bytes, limits, TextPosition.Start, null, "", 0, new NameCache()), DocumentFormat.Json, marked, "utf-8");
    }

    /// <summary>
    /// Reads a body to its end and keeps nothing of it, so that it may be of any size: well-formed, not too deep, in UTF-8. Names
    /// that
    /// stand twice in one object, and escapes of half a character, are not looked for.
    /// </summary>
    /// <exception cref="DocumentException">The body is no JSON document, or beyond a limit.</exception>
    public static void Check(ReadOnlyMemory<byte> body, DocumentLimits limits)
    {
        var bytes = Usable(body.Span, limits, out _);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= limits.MaxDepth)
                {
                    var position = TextPosition.Start;
                    position.Advance(bytes[..(int)reader.TokenStartIndex]);
                    throw Faults.TooDeep(limits, position.Position);
                }
            }
        }
        catch (JsonException exception)
        {
            throw JsonNodeBuilder.NotWellFormed(exception, bytes, TextPosition.Start, null);
        }
    }

    /// <summary>The bytes behind a mark, if they can be read at all.</summary>
    private static ReadOnlySpan<byte> Usable(ReadOnlySpan<byte> bytes, DocumentLimits limits, out bool marked)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (bytes.Length > limits.MaxBytes)
        {
            throw Faults.TooLarge(limits);
        }

        marked = bytes.StartsWith("\uFEFF"u8);
        bytes = marked ? bytes[3..] : bytes;
        if (bytes.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw new DocumentException(DocumentFault.Empty, "The body is empty; a JSON document was expected.", new SourcePosition(1, 1));
        }

        RefuseWideEncodings(bytes);
        Faults.RefuseInvalidUtf8(bytes, TextPosition.Start);
        return bytes;
    }

    /// <summary>Reads one value and refuses anything after it.</summary>
    internal static Node Value(
        ReadOnlySpan<byte> bytes,
        DocumentLimits limits,
        TextPosition start,
        Node? parent,
        string name,
        int ordinal,
        NameCache names,
        Func<SourcePosition, SourcePosition>? shift = null)
    {
        var builder = new JsonNodeBuilder(bytes, limits, start, names, shift);
        try
        {
            return builder.Document(parent, name, ordinal);
        }
        catch (JsonException exception)
        {
            throw JsonNodeBuilder.NotWellFormed(exception, bytes, start, shift);
        }
    }

    /// <summary>RFC 8259, section 8.1 asks for UTF-8. Bodies in UTF-16 or UTF-32 show by their NUL bytes or marks.</summary>
    private static void RefuseWideEncodings(ReadOnlySpan<byte> bytes)
    {
        var wide = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || (bytes.Length >= 2 && (bytes[0] == 0) != (bytes[1] == 0));
        if (wide)
        {
            throw new DocumentException(DocumentFault.InvalidEncoding, "The body is not UTF-8: it looks like UTF-16 or UTF-32.", new SourcePosition(1, 1));
        }

        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw Faults.At(DocumentFault.InvalidCharacter, "A NUL character (U+0000) is not allowed.", bytes, nul, TextPosition.Start);
        }
    }
}
