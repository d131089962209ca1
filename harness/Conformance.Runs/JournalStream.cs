namespace Conformance.Runs;

/// <summary>
/// The file of a journal. A disk that fills up ends the file and not the run: the first failure is kept, what comes after it is
/// not written,
/// and whoever runs tells it once the verdict is out.
/// </summary>
internal sealed class JournalStream : Stream
{
    // Records are flushed one by one anyway, and nothing is left to be written when the file is closed.
    private const int Unbuffered = 0;

    private readonly FileStream file;

    /// <summary>Makes the file, or empties it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public JournalStream(string path) => file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete, Unbuffered);

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
