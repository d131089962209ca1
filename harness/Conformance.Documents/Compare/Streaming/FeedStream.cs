namespace Conformance.Documents.Compare.Streaming;

/// <summary>A stream that gives what it was last fed, so that one XmlReader can read one member after another.</summary>
internal sealed class FeedStream : Stream
{
    private byte[] bytes = new byte[16 * 1024];
    private int start;
    private int end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Adds bytes to be read.</summary>
    public void Feed(ReadOnlySpan<byte> more)
    {
        if (start == end)
        {
            start = end = 0;
        }

        if (end + more.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, end + more.Length));
        }

        more.CopyTo(bytes.AsSpan(end));
        end += more.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, end - start);
        bytes.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
