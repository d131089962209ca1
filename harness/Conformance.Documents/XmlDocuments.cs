using System.Xml;

namespace Conformance.Documents;

/// <summary>Reads XML bodies strictly: no document type, no resolver, no network, bounded size and depth.</summary>
public static class XmlDocuments
{
    /// <summary>As long as <c>&lt;a/&gt;</c>.</summary>
    private const int ShortestDocument = 4;

    /// <summary>Reads a whole body.</summary>
    /// <exception cref="DocumentException">The body is no XML document, or beyond a limit.</exception>
    public static Document Read(ReadOnlyMemory<byte> body, DocumentLimits limits) => Read(body, limits, null);

    /// <summary>Reads a body whose places are somewhere else in a file.</summary>
    internal static Document Read(ReadOnlyMemory<byte> body, DocumentLimits limits, Func<SourcePosition, SourcePosition>? shift)
    {
        var document = default((Node? Root, List<Node> Outside));
        var encoding = Guarded(body, limits, shift, () => document = Parse(body, limits, shift));
        return new Document(document.Root!, DocumentFormat.Xml, encoding.HasByteOrderMark, encoding.Name) { Outside = document.Outside! };
    }

    /// <summary>
    /// Reads a body to its end and keeps nothing of it, so that it may be of any size: well-formed, not too deep, in its
    /// encoding.
    /// </summary>
    /// <exception cref="DocumentException">The body is no XML document, or beyond a limit.</exception>
    public static void Check(ReadOnlyMemory<byte> body, DocumentLimits limits) => Guarded(body, limits, null, () => PassOver(body, limits));

    private static XmlEncoding Guarded(
        ReadOnlyMemory<byte> body, DocumentLimits limits, Func<SourcePosition, SourcePosition>? shift, Action read)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var encoding = XmlEncoding.Of(body.Span);
        RefuseUnusable(body.Span, encoding, limits);
        try
        {
            read();
            return encoding;
        }
        catch (XmlException exception)
        {
            var place = XmlFaults.Place(exception, body.Span);
            throw XmlFaults.From(exception, shift is null ? place : shift(place));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // An exception of the decoder: the declared encoding is not that of the bytes, or is one that the framework will not
            // read (UTF-7).
            throw new DocumentException(
                DocumentFault.InvalidEncoding, $"The body cannot be read in the encoding {encoding.Name}.", new SourcePosition(1, 1), exception);
        }
    }

    private static void PassOver(ReadOnlyMemory<byte> body, DocumentLimits limits)
    {
        // The framework's reader hands a long text on in parts; comments and instructions it passes over.
        var settings = Settings();
        (settings.IgnoreComments, settings.IgnoreProcessingInstructions) = (true, true);
        using var stream = StoredBytes.Open(body);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth >= limits.MaxDepth)
            {
                var lines = (IXmlLineInfo)reader;
                throw Faults.TooDeep(limits, new SourcePosition(lines.LineNumber, lines.LinePosition - 1));
            }
        }
    }

    private static (Node Root, List<Node> Outside) Parse(ReadOnlyMemory<byte> body, DocumentLimits limits, Func<SourcePosition, SourcePosition>? shift)
    {
        using var stream = StoredBytes.Open(body);
        using var reader = XmlReader.Create(stream, Settings());
        var builder = new XmlNodeBuilder(reader, limits, shift);
        Node? root = null;
        var outside = new List<Node>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    root = builder.Element(parent: null, ordinal: 0);
                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    outside.Add(builder.Outside());
                    break;
            }
        }

        return (root!, outside);
    }

    /// <summary>The settings of every XML reader in the harness.</summary>
    internal static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
        CloseInput = false,
        NameTable = new NameTable(),
    };

    private static void RefuseUnusable(ReadOnlySpan<byte> body, XmlEncoding encoding, DocumentLimits limits)
    {
        if (body.Length > limits.MaxBytes)
        {
            throw Faults.TooLarge(limits);
        }

        if (body.TrimStart("\uFEFF \t\r\n"u8).IsEmpty)
        {
            throw new DocumentException(DocumentFault.Empty, "The body is empty; an XML document was expected.", new SourcePosition(1, 1));
        }

        if (body.Length < ShortestDocument && body.StartsWith("<"u8))
        {
            // The framework's reader would speak of text outside the root.
            throw Faults.At(DocumentFault.NotWellFormed, "The text ends before the root element does.", body, body.Length, TextPosition.XmlStart);
        }

        XmlEncoding.RefuseOtherDeclaration(body);
        encoding.RefuseInvalid(body);
        if (!encoding.IsUtf8)
        {
            return;
        }

        Faults.RefuseInvalidUtf8(body, TextPosition.XmlStart);
        var nul = body.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw Faults.At(DocumentFault.InvalidCharacter, "A NUL character (U+0000) is not allowed in XML.", body, nul, TextPosition.XmlStart);
        }
    }
}
