using System.Buffers;
using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>A quick look at the bytes of an XML body, in linear time: whether a reader may have text to put together.</summary>
internal static class XmlPieces
{
    private const int LongestPart = 1024;

    private static readonly SearchValues<byte> EndOrQuote = SearchValues.Create(">\"'"u8);

    /// <summary>
    /// False if every text stands alone in its element, as in what servers write for programs: no comment, no CDATA, no
    /// instruction but the
    /// first, no text beside elements, no encoding but UTF-8.
    /// </summary>
    public static bool MayJoin(ReadOnlySpan<byte> body)
    {
        if (body.Contains((byte)0) || body is [>= 0xFE, ..])
        {
            return true;
        }

        var at = 0;
        if (body.TrimStart("\uFEFF"u8).StartsWith("<?xml "u8))
        {
            at = body.IndexOf("?>"u8) + 2;
            var declaration = body[..Math.Max(at, 0)];
            if (at < 2 || (declaration.IndexOf("encoding"u8) >= 0 && declaration.IndexOf("utf-8"u8) < 0 && declaration.IndexOf("UTF-8"u8) < 0))
            {
                return true;
            }
        }

        return MayJoin(body, at);
    }

    /// <summary>Whether all text outside of tags, comments and instructions, in one piece and CDATA opened, holds a
    /// secret.</summary>
    public static bool HoldsWithoutTags(Redactor redactor, ReadOnlySpan<byte> body)
    {
        var text = new SearchedText(redactor, "]]>");
        var decoder = Encoding.UTF8.GetDecoder();
        var canEnd = true;
        for (var at = 0; at < body.Length;)
        {
            var tag = body[at..].IndexOf((byte)'<');
            if (Add(text, decoder, tag < 0 ? body[at..] : body.Slice(at, tag)))
            {
                return true;
            }

            if (tag < 0)
            {
                break;
            }

            at += tag;
            var rest = body[at..];
            if (rest.StartsWith("<![CDATA["u8))
            {
                at += "<![CDATA["u8.Length;
                continue;
            }

            // Where a comment has no end, none after it has: the rest is searched once.
            var end = -1;
            if (canEnd && rest.StartsWith("<!--"u8))
            {
                end = rest.IndexOf("-->"u8) is >= 0 and var found ? found + 2 : -1;
                canEnd = end >= 0;
            }

            end = end < 0 ? rest.IndexOf((byte)'>') : end;
            at = end < 0 ? body.Length : at + end + 1;
        }

        return text.HoldsSecret();
    }

    private static bool Add(SearchedText text, Decoder decoder, ReadOnlySpan<byte> bytes)
    {
        Span<char> part = stackalloc char[LongestPart];
        while (!bytes.IsEmpty)
        {
            decoder.Convert(bytes, part, flush: false, out var used, out var written, out _);
            bytes = bytes[used..];
            if (text.Add(part[..written]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayJoin(ReadOnlySpan<byte> body, int at)
    {
        var afterEnd = true;
        while (body[at..].IndexOf((byte)'<') is >= 0 and var tag)
        {
            var isText = !body.Slice(at, tag).TrimStart(" \t\r\n"u8).IsEmpty;
            at += tag + 1;
            if (at == body.Length || body[at] is (byte)'!' or (byte)'?')
            {
                return true;
            }

            // Text before a start tag, or after an end tag, stands beside an element.
            var isEnd = body[at] == '/';
            if (isText && (!isEnd || afterEnd))
            {
                return true;
            }

            if (TagEnd(body, at) is not { } end)
            {
                return true;
            }

            afterEnd = isEnd || body[end - 1] == '/';
            at = end + 1;
        }

        return false;
    }

    private static int? TagEnd(ReadOnlySpan<byte> body, int at)
    {
        while (body[at..].IndexOfAny(EndOrQuote) is >= 0 and var found)
        {
            at += found;
            if (body[at] == '>')
            {
                return at;
            }

            var close = body[(at + 1)..].IndexOf(body[at]);
            if (close < 0)
            {
                return null;
            }

            at += close + 2;
        }

        return null;
    }
}
