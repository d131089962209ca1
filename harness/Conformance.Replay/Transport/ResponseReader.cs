using System.Globalization;
using System.Runtime.CompilerServices;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>Reads one response from a connection: interim responses, head, body. One instance per exchange.</summary>
internal sealed class ResponseReader(
    WireReader wire, TransportLimits limits, ExchangeDeadline deadline, string method, Func<bool>? mayBeLarge = null)
{
    private const int PartialBodyBytes = 64 * 1024;
    private const int MostFolds = 100;

    private readonly BodyBuffer body = new(limits.BodyBytes, mayBeLarge);
    private readonly List<string> folded = [];
    private List<HeaderField> headers = [];
    private IReadOnlyList<HeaderField> trailers = [];
    private StatusLine statusLine;
    private bool hasStatusLine;
    private bool headComplete;
    private ReadOnlyMemory<byte> head;
    private BodyLength expected;
    private int interim;

    /// <summary>Reads to the end of the response, which must be whole.</summary>
    /// <exception cref="BrokenExchangeException">It is not whole, not HTTP, or over a limit.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReceivedResponse> ReadAsync(CancellationToken cancellationToken)
    {
        await ReadHeadAsync(cancellationToken);
        while (statusLine.Status < 200)
        {
            SkipInterim();
            await ReadHeadAsync(cancellationToken);
        }

        expected = BodyLength.Of(method, statusLine.HttpVersion, statusLine.Status, headers, limits.BodyBytes);
        switch (expected.Framing)
        {
            case BodyFraming.ContentLength:
                await ReadCountedAsync(cancellationToken);
                break;
            case BodyFraming.Chunked:
                trailers = await new ChunkedBody(wire, limits).ReadAsync(body, cancellationToken);
                break;
            case BodyFraming.UntilClose:
                await ReadUntilCloseAsync(cancellationToken);
                break;
            case BodyFraming.None:
            default:
                break;
        }

        return Response(body.Content);
    }

    /// <summary>True if the connection can carry another exchange after <paramref name="response"/>.</summary>
    public static bool LeavesConnectionOpen(ReceivedResponse response)
    {
        if (response.Framing == BodyFraming.UntilClose || response.SurplusBytes > 0)
        {
            return false;
        }

        var keepAlive = response.HttpVersion != "HTTP/1.0";
        foreach (var field in response.Headers)
        {
            if (field.Name.Equals("Connection", StringComparison.OrdinalIgnoreCase))
            {
                keepAlive = !field.Value.Contains("close", StringComparison.OrdinalIgnoreCase)
                    && (keepAlive || field.Value.Contains("keep-alive", StringComparison.OrdinalIgnoreCase));
            }
        }

        return keepAlive;
    }

    /// <summary>What had come when it broke, or null if there was no status line yet.</summary>
    public ReceivedResponse? Partial() =>
        hasStatusLine ? Response(body.Content[..Math.Min(body.Length, PartialBodyBytes)].ToArray()) : null;

    private ReceivedResponse Response(ReadOnlyMemory<byte> content) =>
        new(statusLine.HttpVersion, statusLine.Status, statusLine.ReasonPhrase, headers, content, expected.Framing)
        {
            Head = headComplete ? head : wire.Unread.ToArray(),
            Trailers = trailers,
            ReceivedLength = body.Length,
            SurplusBytes = headComplete ? wire.Unread.Length : 0,
            InterimResponses = interim,
            FoldedFields = [.. folded.Distinct(StringComparer.OrdinalIgnoreCase)],
        };

    private void SkipInterim()
    {
        if (statusLine.Status == 101)
        {
            throw new BrokenExchangeException(
                TransportFailureKind.UnexpectedUpgrade, "the server switches protocols (101), which nobody asked for.");
        }

        if (++interim > limits.InterimResponses)
        {
            throw new BrokenExchangeException(
                TransportFailureKind.TooManyInterimResponses,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"more than {limits.InterimResponses} interim (1xx) responses and no final one."));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadHeadAsync(CancellationToken cancellationToken)
    {
        headers = new List<HeaderField>(8);
        folded.Clear();
        hasStatusLine = headComplete = false;
        var lineStart = 0;
        var searchFrom = 0;
        while (!headComplete)
        {
            if (TakeLines(ref lineStart, ref searchFrom))
            {
                continue;
            }

            await FillAsync(cancellationToken);
        }
    }

    // Reads the lines that have come; false if the head needs more bytes.
    private bool TakeLines(ref int lineStart, ref int searchFrom)
    {
        var unread = wire.Unread;
        while (unread[searchFrom..].IndexOf((byte)'\n') is >= 0 and var at)
        {
            var next = searchFrom + at + 1;
            CheckHeadSize(next);
            var line = WireLine.WithoutEnd(unread[lineStart..next], isFirst: !hasStatusLine);
            lineStart = searchFrom = next;
            if (!hasStatusLine)
            {
                statusLine = StatusLine.Parse(line);
                hasStatusLine = true;
            }
            else if (line.IsEmpty)
            {
                head = unread[..next].ToArray();
                headComplete = true;
                wire.Advance(next);
                return true;
            }
            else if (headers.Count > 0 && HeaderLine.IsContinued(line))
            {
                CountFold();
                headers[^1] = HeaderLine.Continue(headers[^1], line);
            }
            else
            {
                headers.Add(HeaderLine.Parse(line));
            }
        }

        searchFrom = unread.Length;
        if (!hasStatusLine)
        {
            StatusLine.CheckStart(unread);
        }

        CheckHeadSize(unread.Length);
        return false;
    }

    // Each copies the field that it goes on with: as many as a head has room for would copy it a thousand times over.
    private void CountFold()
    {
        folded.Add(headers[^1].Name);
        if (folded.Count > MostFolds)
        {
            throw new BrokenExchangeException(
                TransportFailureKind.ObsoleteFolding,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"more than {MostFolds} header lines begin with a blank (obs-fold, RFC 9112, section 5.2)."));
        }
    }

    private void CheckHeadSize(int bytes)
    {
        if (bytes > limits.HeaderBytes)
        {
            throw new BrokenExchangeException(
                TransportFailureKind.HeadersTooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"status line and header section are longer than the limit of {limits.HeaderBytes} bytes."));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (!await wire.FillAsync(cancellationToken))
        {
            throw new BrokenExchangeException(
                deadline.FirstByte is null ? TransportFailureKind.ClosedBeforeResponse : TransportFailureKind.ClosedInsideResponse,
                $"the server closed the connection {(deadline.FirstByte is null ? "without a response" : "inside the head")}.");
        }

        if (deadline.FirstByte is null)
        {
            deadline.Receiving();
        }
    }

    private async ValueTask ReadCountedAsync(CancellationToken cancellationToken)
    {
        body.Announce(expected.Length);
        while (body.Length < expected.Length)
        {
            var read = await wire.ReadAsync(body.Room(expected.Length - body.Length), cancellationToken);
            if (read == 0)
            {
                throw new BrokenExchangeException(
                    TransportFailureKind.ClosedInsideResponse,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the server closed the connection after {body.Length} of {expected.Length} body bytes."));
            }

            body.Commit(read);
        }
    }

    private async ValueTask ReadUntilCloseAsync(CancellationToken cancellationToken)
    {
        while (await wire.ReadAsync(body.Room(int.MaxValue), cancellationToken) is > 0 and var read)
        {
            body.Commit(read);
        }
    }
}
