using System.Buffers;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Finds where pieces of XML markup end, in UTF-8 bytes. It checks nothing: all that is scanned is read by an XmlReader as well,
/// which
/// does. XmlReader alone would not do, for it does not tell byte offsets.
/// </summary>
internal static class XmlScan
{
    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" \t\r\n/>"u8);

    /// <summary>The piece at the start of <paramref name="text"/>, which is a less-than sign, and its length.</summary>
    public static XmlMarkup Next(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < 2)
        {
            return XmlMarkup.Unfinished;
        }

        switch (text[1])
        {
            case (byte)'/':
                return Until(text, ">"u8, 2, XmlMarkup.End, out length);
            case (byte)'?':
                return Until(text, "?>"u8, 2, XmlMarkup.Aside, out length);
            case (byte)'!' when text.StartsWith("<!--"u8):
                return Until(text, "-->"u8, 4, XmlMarkup.Aside, out length);
            case (byte)'!' when text.StartsWith("<![CDATA["u8):
                return Until(text, "]]>"u8, 9, XmlMarkup.CData, out length);
            case (byte)'!':
                return text.Length < 9 ? XmlMarkup.Unfinished : XmlMarkup.Declaration;
            default:
                return Tag(text, out length);
        }
    }

    /// <summary>Whether a start tag has an attribute whose local text name is <paramref name="name"/>, without prefix.</summary>
    public static bool HasAttribute(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var quote = tag.IndexOfAny((byte)'"', (byte)'\'');
            if (quote < 0)
            {
                return false;
            }

            var before = tag[..quote].TrimEnd(" \t\r\n="u8);
            if (before.EndsWith(name) && before.Length > name.Length && before[^(name.Length + 1)] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r')
            {
                return true;
            }

            var close = tag[(quote + 1)..].IndexOf(tag[quote]);
            if (close < 0)
            {
                return false;
            }

            tag = tag[(quote + close + 2)..];
        }
    }

    /// <summary>The name in a start tag, with its prefix.</summary>
    public static ReadOnlySpan<byte> QualifiedName(ReadOnlySpan<byte> tag)
    {
        var end = tag.IndexOfAny(NameEnd);
        return tag[1..(end < 0 ? tag.Length : end)];
    }

    private static XmlMarkup Until(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end, int from, XmlMarkup markup, out int length)
    {
        var at = text.Length < from ? -1 : text[from..].IndexOf(end);
        length = at < 0 ? 0 : from + at + end.Length;
        return at < 0 ? XmlMarkup.Unfinished : markup;
    }

    private static XmlMarkup Tag(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        var at = 1;
        while (true)
        {
            var next = text[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (next < 0)
            {
                return XmlMarkup.Unfinished;
            }

            at += next;
            if (text[at] == (byte)'>')
            {
                length = at + 1;
                return text[at - 1] == (byte)'/' ? XmlMarkup.Empty : XmlMarkup.Start;
            }

            var close = text[(at + 1)..].IndexOf(text[at]);
            if (close < 0)
            {
                return XmlMarkup.Unfinished;
            }

            at += close + 2;
        }
    }
}
