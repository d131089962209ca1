using System.Xml;
using Conformance.Documents;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Secrets that stand in an XML body in pieces and that a reader puts together: split by CDATA, comments, instructions or
/// elements, or
/// with a line end in an attribute where the secret has a blank. No search of the bytes finds these.
/// </summary>
internal static class JoinedText
{
    // Deeper than any document that the judge reads.
    private const int MostDepth = 1024;
    private const int LongestPart = 16 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,

        // The reader would hold the whole of each; what stands in them alone was searched.
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

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
        // A text that comes in one part is kept as the string that it is; what is longer, or joined, is searched on the way.
        var open = new List<object?>();
        var part = new char[LongestPart];
        using var stream = StoredBytes.Open(body);
        using var reader = XmlReader.Create(stream, Settings);
        try
        {
            while (reader.Read() && open.Count < MostDepth)
            {
                if (Take(redactor, reader, open, part))
                {
                    return true;
                }
            }
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or NotSupportedException)
        {
            // What was read of it counts, and what a lenient reader may make of the rest.
            return open.Exists(text => Holds(redactor, text)) || XmlPieces.HoldsWithoutTags(redactor, body.Span);
        }

        return open.Exists(text => Holds(redactor, text));
    }

    /// <summary>Takes one node in; true if it completes a secret.</summary>
    private static bool Take(Redactor redactor, XmlReader reader, List<object?> open, char[] part)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                for (var isThere = reader.MoveToFirstAttribute(); isThere; isThere = reader.MoveToNextAttribute())
                {
                    object? value = null;
                    if (Joins(redactor, reader, ref value, part) || Holds(redactor, value))
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
                var joined = open[^1];
                var holds = Joins(redactor, reader, ref joined, part);
                open[^1] = joined;
                return holds;
            case XmlNodeType.EndElement:
                var text = open[^1];
                open.RemoveAt(open.Count - 1);
                return Holds(redactor, text);
            default:
                return false;
        }
    }

    /// <summary>
    /// Joins the value that the reader stands on to a text: null, a string or a <see cref="SearchedText"/>; true if a secret is
    /// found.
    /// </summary>
    private static bool Joins(Redactor redactor, XmlReader reader, ref object? text, char[] part)
    {
        while (reader.ReadValueChunk(part, 0, part.Length) is > 0 and var read)
        {
            if (text is null)
            {
                text = new string(part, 0, read);
                continue;
            }

            if (text is not SearchedText searched)
            {
                searched = new SearchedText(redactor);
                searched.Add((string)text);
                text = searched;
            }

            if (searched.Add(part.AsSpan(0, read)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Redactor redactor, object? text) => text switch
    {
        string whole => SearchedText.Holds(redactor, whole),
        SearchedText searched => searched.HoldsSecret(),
        _ => false,
    };
}
