using System.Buffers;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Finds where JSON values end, in UTF-8 bytes. It checks nothing: all that is scanned is read by a Utf8JsonReader as well, which does.
/// </summary>
internal sealed class JsonScan(ScanBuffer buffer)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("{}[]\""u8);
    private static readonly SearchValues<byte> ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);
    private readonly Stack<byte> open = new();

    /// <summary>How many containers are open after <see cref="NextArrayOfObjects"/>, the array included.</summary>
    public int Depth => open.Count;

    /// <summary>The index of the next opening bracket from <paramref name="at"/> on whose first item is an object.</summary>
    public int NextArrayOfObjects(int at)
    {
        while (true)
        {
            at = Blank(at);
            switch (buffer.Span[at])
            {
                case (byte)'[':
                    open.Push((byte)']');
                    if (buffer.Span[Blank(at + 1)] == (byte)'{')
                    {
                        return at;
                    }

                    at++;
                    break;
                case (byte)'{':
                    open.Push((byte)'}');
                    at++;
                    break;
                case (byte)'}' or (byte)']':
                    if (!open.TryPop(out _) || open.Count == 0)
                    {
                        throw new NotStreamableException("it has no collection");
                    }

                    at++;
                    break;
                case (byte)'"':
                    at = Value(at);
                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    /// <summary>What closes all open containers.</summary>
    public string Closers() => string.Concat(open.Select(close => (char)close));

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
