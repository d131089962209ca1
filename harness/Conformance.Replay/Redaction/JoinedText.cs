using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Secrets that stand in an XML body in pieces and that a reader puts together: split by CDATA, comments, instructions or elements, or
/// with a line end in an attribute where the secret has a blank. No search of the bytes finds these.
/// </summary>
internal static class JoinedText
{
    // Deeper than any document that the judge reads.
    private const int MostDepth = 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    /// <summary>Whether what a reader makes of a body holds a secret; the body itself was searched.</summary>
    public static bool HoldsSecret(Redactor redactor, ReadOnlyMemory<byte> body)
    {
        var first = body.Span.TrimStart("\uFEFF \t\r\n\0"u8);
        if (first.IsEmpty || (first[0] is not (byte)'<' and < 0x80))
        {
            return false;
        }

        return (redactor.KnowsBlanks || XmlPieces.MayJoin(body.Span)) && IsRead(redactor, body);
    }

    private static bool IsRead(Redactor redactor, ReadOnlyMemory<byte> body)
    {
        // A text in one piece is kept as the string that it is, which may be most of the body.
        var open = new List<object?>();
        using var stream = MemoryMarshal.TryGetArray(body, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(body.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, Settings);
        try
        {
            while (reader.Read() && open.Count < MostDepth)
            {
                if (Take(redactor, reader, open))
                {
                    return true;
                }
            }
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or NotSupportedException)
        {
            // What was read of it counts, and what a lenient reader may make of the rest.
            return open.Exists(text => Holds(redactor, text)) || Holds(redactor, XmlPieces.WithoutTags(body.Span));
        }

        return open.Exists(text => Holds(redactor, text));
    }

    /// <summary>Takes one node in; true if it completes a secret.</summary>
    private static bool Take(Redactor redactor, XmlReader reader, List<object?> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                for (var isThere = reader.MoveToFirstAttribute(); isThere; isThere = reader.MoveToNextAttribute())
                {
                    if (Holds(redactor, reader.Value))
                    {
                        return true;
                    }
                }

                reader.MoveToElement();
                if (!reader.IsEmptyElement)
                {
                    open.Add(null);
                }

                return false;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                open[^1] = open[^1] switch
                {
                    null => reader.Value,
                    StringBuilder pieces => pieces.Append(reader.Value),
                    var first => new StringBuilder(first.ToString()).Append(reader.Value),
                };
                return false;
            case XmlNodeType.EndElement:
                var text = open[^1];
                open.RemoveAt(open.Count - 1);
                return Holds(redactor, text);
            default:
                return false;
        }
    }

    private static bool Holds(Redactor redactor, object? text) => text?.ToString() is { } value && !ReferenceEquals(redactor.Scrub(value), value);
}
