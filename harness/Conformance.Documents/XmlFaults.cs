using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Conformance.Documents;

/// <summary>
/// Tells the classes of <see cref="XmlException"/> apart. The framework keeps its resource id to itself, so the (always English)
/// message decides; tests pin each one.
/// </summary>
internal static partial class XmlFaults
{
    private const string Hexadecimal = "hexadecimal value 0x";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Where it happened. The framework does not say where a document type declaration stands, so it is looked
    /// for.</summary>
    public static SourcePosition Place(XmlException exception, ReadOnlySpan<byte> body)
    {
        if (exception.LineNumber > 0)
        {
            return new SourcePosition(exception.LineNumber, exception.LinePosition);
        }

        var declaration = body.IndexOf("<!DOCTYPE"u8);
        return declaration < 0 ? End(body) : Faults.At(DocumentFault.DtdProhibited, "", body, declaration, TextPosition.XmlStart).Position;
    }

    /// <summary>The end of the text, for what is not there at all.</summary>
    private static SourcePosition End(ReadOnlySpan<byte> body) => XmlEncoding.Of(body).IsUtf8
        ? Faults.At(DocumentFault.NotWellFormed, "", body, body.Length, TextPosition.XmlStart).Position
        : new SourcePosition(1, 1);

    public static DocumentException From(XmlException exception, SourcePosition position)
    {
        var message = exception.Message;
        var place = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        if (place > 0)
        {
            message = message[..place];
        }

        if (message.Contains("DTD is prohibited", StringComparison.Ordinal))
        {
            return new DocumentException(
                DocumentFault.DtdProhibited, "A document type declaration is prohibited: entities are not read.", position, exception);
        }

        if (message.Contains("does not support '", StringComparison.Ordinal))
        {
            return new DocumentException(DocumentFault.InvalidEncoding, "The encoding that the declaration names is not known here.", position, exception);
        }

        if (message.Contains("encoding", StringComparison.OrdinalIgnoreCase) && !message.Contains("Syntax", StringComparison.Ordinal))
        {
            return new DocumentException(DocumentFault.InvalidEncoding, message, position, exception);
        }

        if (message.Contains("Root element is missing", StringComparison.Ordinal))
        {
            return new DocumentException(DocumentFault.NotWellFormed, "There is no root element.", position, exception);
        }

        return new DocumentException(Class(message), Plain(message), position, exception);
    }

    private static string Plain(string message) => message.Contains("Data at the root level is invalid", StringComparison.Ordinal)
        ? "There is text outside the root element."
        : StartTag().Replace(message, " ");

    private static DocumentFault Class(string message)
    {
        var at = message.IndexOf(Hexadecimal, StringComparison.Ordinal);
        if (at < 0 || !message.Contains("is an invalid character", StringComparison.Ordinal))
        {
            return DocumentFault.NotWellFormed;
        }

        var digits = message.AsSpan(at + Hexadecimal.Length);
        var end = digits.IndexOfAnyExcept(HexDigits);
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && code is >= 0xD800 and <= 0xDFFF
            ? DocumentFault.UnpairedSurrogate
            : DocumentFault.InvalidCharacter;
    }

    /// <summary>The reader's own place of a start tag is not the document's where a part is read.</summary>
    [GeneratedRegex(@" on line \d+ position \d+ ", RegexOptions.CultureInvariant)]
    private static partial Regex StartTag();
}
