using System.Text.Json;

namespace Conformance.Documents;

/// <summary>Reads JSON bodies strictly by RFC 8259: UTF-8, no comments, no trailing commas, no second member of one name, nothing after the value.</summary>
public static class JsonDocuments
{
    /// <summary>Reads a whole body. A UTF-8 byte order mark is passed over.</summary>
    /// <exception cref="DocumentException">The body is no JSON document, or beyond a limit.</exception>
    public static Document Read(ReadOnlyMemory<byte> body, DocumentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var bytes = body.Span;
        if (bytes.Length > limits.MaxBytes)
        {
            throw Faults.TooLarge(limits);
        }

        var marked = bytes.StartsWith("\uFEFF"u8);
        bytes = marked ? bytes[3..] : bytes;
        if (bytes.TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw new DocumentException(DocumentFault.Empty, "The body is empty; a JSON document was expected.", new SourcePosition(1, 1));
        }

        RefuseWideEncodings(bytes);
        Faults.RefuseInvalidUtf8(bytes, TextPosition.Start);
        return new Document(Value(bytes, limits, TextPosition.Start, null, "", 0, new NameCache()), DocumentFormat.Json, marked, "utf-8");
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
