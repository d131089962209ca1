using System.Buffers;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Finds where JSON values end, in UTF-8 bytes. It checks nothing: all that is scanned is read by a Utf8JsonReader as well, which
/// does.
/// A call may read more and move the window, so no span is taken before the last call that does.
/// </summary>
internal sealed class JsonScan(ScanBuffer buffer)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>The byte at <paramref name="at"/>, which is in the window.</summary>
    public byte this[int at] => buffer.Span[at];

    /// <summary>The index of the first byte from <paramref name="at"/> on that is no white space.</summary>
    public int Blank(int at)
    {
        while (true)
        {
            var next = at >= buffer.Span.Length ? -1 : buffer.Span[at..].IndexOfAnyExcept(" \t\r\n"u8);
            if (next >= 0)
            {
                return at + next;
            }

            at = Math.Max(at, buffer.Span.Length);
            More();
        }
    }

    /// <summary>The index behind the value that begins at <paramref name="at"/>.</summary>
    public int Value(int at)
    {
        switch (buffer.Span[at])
        {
            case (byte)'"':
                return String(at);
            case (byte)'{' or (byte)'[':
                return Container(at);
            default:
                while (true)
                {
                    var end = buffer.Span[at..].IndexOfAny(ScalarEnd);
                    if (end >= 0)
                    {
                        return at + Math.Max(end, 1);
                    }

                    More();
                }
        }
    }

    private int Container(int at)
    {
        var depth = 0;
        while (true)
        {
            var next = at >= buffer.Span.Length ? -1 : buffer.Span[at..].IndexOfAny(Structure);
            if (next < 0)
            {
                at = Math.Max(at, buffer.Span.Length);
                More();
                continue;
            }

            at += next;
            switch (buffer.Span[at])
            {
                case (byte)'"':
                    at = String(at);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    break;
                default:
                    depth--;
                    at++;
                    if (depth == 0)
                    {
                        return at;
                    }

                    break;
            }
        }
    }

    private int String(int at)
    {
        at++;
        while (true)
        {
            var next = at >= buffer.Span.Length ? -1 : buffer.Span[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                at = Math.Max(at, buffer.Span.Length);
                More();
                continue;
            }

            at += next;
            if (buffer.Span[at] == (byte)'"')
            {
                return at + 1;
            }

            at += 2;
        }
    }

    private void More()
    {
        if (!buffer.Fill())
        {
            throw new NotStreamableException("it ends too early");
        }
    }
}
