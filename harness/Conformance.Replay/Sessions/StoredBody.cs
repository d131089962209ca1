using Conformance.Core.Exchanges;
using Conformance.Documents;
using Microsoft.Win32.SafeHandles;

namespace Conformance.Replay.Sessions;

/// <summary>
/// The body of an answer in a file without a name: nobody else can read it, and it is gone with the last who knows it,
/// or with the program. Only what is redacted is stored. Safe for parallel use.
/// </summary>
internal sealed class StoredBody : StoredBytes
{
    /// <summary>A body of more bytes is stored; smaller ones are no burden even where many answers are compared.</summary>
    public const int From = Exchange.MostShown;

    private readonly SafeFileHandle file;
    private readonly int length;
    private readonly WeakReference<byte[]> inMemory;

    private StoredBody(SafeFileHandle file, int length) =>
        (this.file, this.length, inMemory) = (file, length, new WeakReference<byte[]>([]));

    /// <inheritdoc/>
    public override Memory<byte> Memory => CreateMemory(length);

    /// <summary>An exchange whose large body is in a file, as it came and as it is kept.</summary>
    /// <param name="exchange">The exchange; where no secret was replaced both bodies are the same.</param>
    public static SentExchange Store(SentExchange exchange)
    {
        var kept = Store(exchange.Kept);
        return exchange.Clear.Response is { } clear && exchange.Kept.Response is { } response && clear.Body.Equals(response.Body)
            ? new SentExchange(WithBody(exchange.Clear, kept.Response!.Body), kept)
            : new SentExchange(exchange.Clear, kept);
    }

    /// <summary>A redacted exchange whose large body is in a file.</summary>
    public static Exchange Store(Exchange kept) =>
        kept.Response is { Body.Length: > From } response ? WithBody(kept, Store(response.Body)) : kept;

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => Bytes();

    /// <inheritdoc/>
    public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => Bytes().AsMemory(elementIndex).Pin();

    /// <inheritdoc/>
    public override void Unpin()
    {
        // What Pin gives unpins the array itself.
    }

    /// <inheritdoc/>
    protected override Stream Open(int start, int length) => new StoredStream(this, start, length);

    /// <inheritdoc/>
    protected override bool TryGetArray(out ArraySegment<byte> segment)
    {
        segment = Bytes();
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
    }

    private static Exchange WithBody(Exchange exchange, ReadOnlyMemory<byte> body) => exchange with
    {
        Response = exchange.Response! with { Body = body, ReceivedLength = exchange.Response.ReceivedLength },
    };

    private static ReadOnlyMemory<byte> Store(ReadOnlyMemory<byte> body)
    {
        try
        {
            var path = Path.GetTempFileName();
#pragma warning disable CA2000 // Whoever holds the memory holds it; the handle's finalizer closes the file.
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
            File.Delete(path);
            RandomAccess.Write(file, body.Span, 0);
            return new StoredBody(file, body.Length).Memory;
#pragma warning restore CA2000
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // A disk without room costs memory and no verdict: the body stays where it is.
            return body;
        }
    }

    private byte[] Bytes()
    {
        if (inMemory.TryGetTarget(out var bytes) && bytes.Length == length)
        {
            return bytes;
        }

        bytes = GC.AllocateUninitializedArray<byte>(length);
        for (var at = 0; at < length;)
        {
            var read = Read(bytes.AsSpan(at), at);
            at += read > 0 ? read : throw new EndOfStreamException("the file of a stored body ends too early");
        }

        inMemory.SetTarget(bytes);
        return bytes;
    }

    private int Read(Span<byte> room, long at) => RandomAccess.Read(file, room, at);

    /// <summary>Reads from the file, and holds nothing.</summary>
    private sealed class StoredStream(StoredBody body, int start, int length) : Stream
    {
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => at; set => at = checked((int)value); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = at < length ? body.Read(buffer[..Math.Min(buffer.Length, length - at)], start + at) : 0;
            at += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => at,
            _ => length,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
