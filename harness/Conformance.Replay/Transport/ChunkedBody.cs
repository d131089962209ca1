using System.Buffers;
using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>Removes the chunked transfer coding (RFC 9112, section 7.1). Extensions are read over.</summary>
internal sealed class ChunkedBody(WireReader wire, TransportLimits limits)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Reads all chunks into <paramref name="body"/> and returns the trailer fields in wire order.</summary>
    /// <exception cref="BrokenExchangeException">
    /// A bad chunk, a limit, or the connection closed before the last chunk.
    /// </exception>
    public async ValueTask<IReadOnlyList<HeaderField>> ReadAsync(BodyBuffer body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lineLength = await LineAsync(limits.HeaderBytes, cancellationToken);
            var size = Size(wire.Unread[..lineLength]);
            wire.Advance(lineLength);
            if (size == 0)
            {
                return await TrailersAsync(cancellationToken);
            }

            if (size > limits.BodyBytes - body.Length)
            {
                throw BodyBuffer.TooLarge(limits.BodyBytes, "a chunk announces more");
            }

            await DataAsync(body, size, cancellationToken);
        }
    }

    private int Size(ReadOnlySpan<byte> wireLine)
    {
        var line = WireLine.WithoutEnd(wireLine, isFirst: false);
        var extension = line.IndexOf((byte)';');
        var digits = extension < 0 ? line : line[..extension].TrimEnd(" \t"u8);
        if (digits.IsEmpty || digits.ContainsAnyExcept(HexDigits) || line.ContainsAny((byte)0, (byte)'\r'))
        {
            throw new BrokenExchangeException(
                TransportFailureKind.BadChunk, $"bad chunk size {WireText.Quote(line)}: expected hexadecimal digits.");
        }

        var significant = digits.TrimStart((byte)'0');
        return significant.Length <= 7 // at most 0xFFFFFFF, so it fits an int
            ? significant.IsEmpty ? 0 : int.Parse(significant, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw BodyBuffer.TooLarge(limits.BodyBytes, $"a chunk announces 0x{WireText.Quote(digits)} bytes");
    }

    private async ValueTask DataAsync(BodyBuffer body, int size, CancellationToken cancellationToken)
    {
        for (var missing = size; missing > 0;)
        {
            var read = await wire.ReadAsync(body.Room(missing), cancellationToken);
            if (read == 0)
            {
                throw Closed();
            }

            body.Commit(read);
            missing -= read;
        }

        while (wire.Unread.Length < 2)
        {
            await FillAsync(cancellationToken);
        }

        if (wire.Unread is not [(byte)'\r', (byte)'\n', ..])
        {
            throw new BrokenExchangeException(
                TransportFailureKind.BadChunk, $"a chunk of {size} bytes is followed by {WireText.Quote(wire.Unread)}: expected CR LF.");
        }

        wire.Advance(2);
    }

    private async ValueTask<IReadOnlyList<HeaderField>> TrailersAsync(CancellationToken cancellationToken)
    {
        List<HeaderField>? trailers = null;
        for (var remaining = limits.HeaderBytes; ;)
        {
            var length = await LineAsync(remaining, cancellationToken);
            var line = WireLine.WithoutEnd(wire.Unread[..length], isFirst: false);
            var field = line.IsEmpty ? null : HeaderLine.Parse(line);
            wire.Advance(length);
            if (field is null)
            {
                return trailers ?? (IReadOnlyList<HeaderField>)[];
            }

            (trailers ??= []).Add(field);
            remaining -= length;
        }
    }

    // The length of the next line with its LF; the line stays unread.
    private async ValueTask<int> LineAsync(int limit, CancellationToken cancellationToken)
    {
        var searchFrom = 0;
        while (true)
        {
            var at = wire.Unread[searchFrom..].IndexOf((byte)'\n');
            var length = at < 0 ? wire.Unread.Length : searchFrom + at + 1;
            if (length > limit)
            {
                throw new BrokenExchangeException(
                    TransportFailureKind.HeadersTooLarge,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a chunk-size line or the trailer section is longer than the limit of {limits.HeaderBytes} bytes."));
            }

            if (at >= 0)
            {
                return length;
            }

            searchFrom = length;
            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (!await wire.FillAsync(cancellationToken))
        {
            throw Closed();
        }
    }

    private static BrokenExchangeException Closed() =>
        new(TransportFailureKind.ClosedInsideResponse, "the server closed the connection before the last chunk.");
}
