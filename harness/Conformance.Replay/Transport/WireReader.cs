using System.Runtime.CompilerServices;

namespace Conformance.Replay.Transport;

/// <summary>The bytes of one connection that have come and were not yet used, and the way to more of them.</summary>
/// <param name="stream">The connection; not owned.</param>
internal sealed class WireReader(Stream stream)
{
    private const int LargestRecord = 16 * 1024;

    private byte[] buffer = new byte[LargestRecord];
    private int start;
    private int end;

    /// <summary>What has come and was not used; valid until the next fill.</summary>
    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    /// <summary>Marks bytes of <see cref="Unread"/> as used.</summary>
    public void Advance(int count)
    {
        start += count;
        if (start == end)
        {
            start = end = 0;
        }
    }

    /// <summary>
    /// Waits for more bytes; false at the end of the stream. The caller bounds what piles up in <see cref="Unread"/>.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (end == buffer.Length)
        {
            MakeRoom();
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read;
        return read > 0;
    }

    /// <summary>Takes bytes that have come, or waits for some; 0 at the end of the stream.</summary>
    /// <remarks>
    /// Straight into <paramref name="destination"/> only if that has room for a whole TLS record. What is left of a record would
    /// stay inside the TLS stream, where nobody sees it until it is taken for the next response.
    /// </remarks>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (start == end)
        {
            if (destination.Length >= LargestRecord)
            {
                return await stream.ReadAsync(destination, cancellationToken);
            }

            if (!await FillAsync(cancellationToken))
            {
                return 0;
            }
        }

        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination.Span);
        Advance(count);
        return count;
    }

    private void MakeRoom()
    {
        var target = start > 0 ? buffer : new byte[buffer.Length * 2];
        buffer.AsSpan(start, end - start).CopyTo(target);
        end -= start;
        start = 0;
        buffer = target;
    }
}
