namespace Conformance.Documents.Compare.Streaming;

/// <summary>A window over a stream. What is not yet released stays; the window grows up to the limit of one member.</summary>
internal sealed class ScanBuffer(Stream stream, DocumentLimits limits, TextPosition first)
{
    private byte[] bytes = new byte[256 * 1024];
    private int start;
    private int end;
    private TextPosition position = first;

    /// <summary>The offset of the window's first byte.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the stream has ended; the window holds its last bytes.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The bytes of the window.</summary>
    public ReadOnlySpan<byte> Span => bytes.AsSpan(start, end - start);

    /// <summary>The place of the window's first character.</summary>
    public SourcePosition Position => position.Position;

    /// <summary>The place of the window's first character, for readers that go on from it.</summary>
    public TextPosition TextPosition => position;

    /// <summary>Reads more. False if there is no more.</summary>
    /// <exception cref="DocumentException">The window would be larger than the limit.</exception>
    public bool Fill()
    {
        if (IsAtEnd)
        {
            return false;
        }

        if (start > 0 && (end == bytes.Length || start > bytes.Length / 2))
        {
            Span.CopyTo(bytes);
            end -= start;
            start = 0;
        }

        if (end == bytes.Length)
        {
            if (bytes.Length > limits.MaxBytes)
            {
                throw Faults.TooLarge(limits);
            }

            Array.Resize(ref bytes, bytes.Length * 2);
        }

        var read = stream.Read(bytes, end, bytes.Length - end);
        end += read;
        IsAtEnd = read == 0;
        return read > 0;
    }

    /// <summary>Gives up the first bytes of the window.</summary>
    public void Release(int count)
    {
        position.Advance(bytes.AsSpan(start, count));
        start += count;
        Offset += count;
    }

    /// <summary>Gives up a byte order mark, which is no character of the text.</summary>
    public bool ReleaseMark()
    {
        while (end - start < 3 && Fill())
        {
        }

        if (!Span.StartsWith("\uFEFF"u8))
        {
            return false;
        }

        start += 3;
        Offset += 3;
        return true;
    }
}
