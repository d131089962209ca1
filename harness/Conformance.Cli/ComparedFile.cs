using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Cli;

/// <summary>
/// A file to be compared, open and seekable. Standard input (<c>-</c>) and pipes are copied into a temporary file first, which is
/// deleted when it
/// is closed.
/// </summary>
internal sealed class ComparedFile : IAsyncDisposable
{
    /// <summary>Files that cannot be compared member by member may be this long: both are held in memory, some ten times
    /// over.</summary>
    public static readonly DocumentLimits Limits = DocumentLimits.Default with { MaxBytes = 256L * 1024 * 1024 };

    /// <summary>A pipe that nobody opens for writing, or into which nobody writes, is given up after this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private ComparedFile(string name, FileStream stream)
    {
        Stream = stream;
        Source = new ComparedSource(name, () => Reread(stream));
    }

    /// <summary>The file, at its start.</summary>
    public FileStream Stream { get; }

    /// <summary>The file for texts about it.</summary>
    public ComparedSource Source { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="name">The name, as the user wrote it.</param>
    /// <param name="current">The folder that relative names start from.</param>
    /// <param name="input">Gives standard input, which <c>-</c> stands for.</param>
    /// <param name="cancellationToken">Stops the copying of a pipe.</param>
    /// <exception cref="IOException">It is a folder or a device, or cannot be opened or read.</exception>
    public static async Task<ComparedFile> OpenAsync(string name, string current, Func<Stream> input, CancellationToken cancellationToken)
    {
        if (name == "-")
        {
            await using var standard = input();
            return new ComparedFile("standard input", await CopyAsync("standard input", standard, cancellationToken));
        }

        var path = Path.GetFullPath(name, current);
        if (Directory.Exists(path))
        {
            throw new IOException($"{name} is a folder. Name a file in it, or a folder on both sides.");
        }

        // Opening a pipe waits for its other end, which may never come.
        var stream = await Task.Run(() => Open(path), cancellationToken).WaitAsync(Patience, cancellationToken);
        if (!stream.CanSeek)
        {
            await using (stream)
            {
                return new ComparedFile(name, await CopyAsync(name, stream, cancellationToken));
            }
        }

        if (stream.Length == 0 && await stream.ReadAsync(new byte[1], cancellationToken) > 0)
        {
            await stream.DisposeAsync();
            throw new IOException($"{name} is a device. Name a file.");
        }

        stream.Position = 0;
        return new ComparedFile(name, stream);
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static FileStream Open(string path) => new(
        path,
        new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });

    private static async Task<FileStream> CopyAsync(string name, Stream from, CancellationToken cancellationToken)
    {
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0, Options = FileOptions.DeleteOnClose });
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (copy.Length + read > Limits.MaxBytes)
            {
                await copy.DisposeAsync();
                throw new IOException(FormattableString.Invariant($"{name} is longer than {Limits.MaxBytes} bytes. Write it to a file first."));
            }

            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        copy.Position = 0;
        return copy;
    }

    /// <summary>The same file from its start, without a handle of its own: a temporary file has a name no more.</summary>
    private static BorrowedStream Reread(FileStream stream)
    {
        stream.Position = 0;
        return new BorrowedStream(stream);
    }

    /// <summary>Reads another stream and does not close it.</summary>
    private sealed class BorrowedStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
