namespace Conformance.Runs;

/// <summary>
/// The file of a journal. A disk that fills up ends the file and not the run: the first failure is kept, what comes after it is not written,
/// and whoever runs tells it once the verdict is out.
/// </summary>
/// <param name="file">The file; owned.</param>
internal sealed class JournalStream(FileStream file) : Stream
{
    /// <summary>Why the file is not whole; null if it is.</summary>
    public IOException? Fault { get; private set; }

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => file.Length;

    /// <inheritdoc />
    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    /// <inheritdoc />
    public override void Flush() => Guarded(file.Flush);

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Guarded(() => file.Write(buffer, offset, count));

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Guarded(Action writing)
    {
        if (Fault is not null)
        {
            return;
        }

        try
        {
            writing();
        }
        catch (IOException fault)
        {
            Fault = fault;
        }
    }
}
