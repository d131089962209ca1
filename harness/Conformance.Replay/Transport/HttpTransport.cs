using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Conformance.Core.Exchanges;
using Conformance.Replay.Tls;

namespace Conformance.Replay.Transport;

/// <summary>
/// An HTTP/1.1 client for one target that tells what was on the wire. It follows nothing, decompresses nothing and adds nothing
/// that HTTP/1.1 does not require; safe for parallel use.
/// </summary>
/// <remarks>
/// Own code, because every well-kept client (<see cref="System.Net.Http.SocketsHttpHandler"/> first) loses the case and order of
/// header fields and the bytes of the head, and accepts what a conformance suite must refuse.
/// </remarks>
public sealed class HttpTransport : ITransport
{
    private const int ProxyAuthenticationRequired = 407;

    private readonly TransportOptions options;
    private readonly TimeProvider time;
    private readonly ConnectionPool pool = new();
    private readonly DeadlinePool deadlines;

    /// <summary>A transport without a connection yet.</summary>
    /// <param name="options">How to reach the target.</param>
    /// <param name="time">Drives every limit and the times of the results.</param>
    public HttpTransport(TransportOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        deadlines = new DeadlinePool(options.Limits, time);
        Guard = new SafetyGuard(options.BaseUrl, options.AllowUnsafe);
    }

    /// <inheritdoc />
    public SafetyGuard Guard { get; }

    /// <inheritdoc />
    public async Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        var url = TargetUrl.Parse(request.Url);
        Guard.Check(request, url);
        var sent = RequestHead.Complete(request, url);
        try
        {
            return await SendAsync(request, sent, url, cancellationToken);
        }
        catch (NoRoomException)
        {
            await options.Large!.EnterAsync(request.Owner!, cancellationToken);
            var again = await SendAsync(request, sent, url, cancellationToken);
            return again with { Attempts = again.Attempts + 1 };
        }
    }

    private async Task<TransportResult> SendAsync(
        RequestToSend request, SentRequest sent, TargetUrl url, CancellationToken cancellationToken)
    {
        var sentAt = time.GetUtcNow();
        var reuse = options.ReuseConnections && !request.OwnConnection && IsIdempotent(request.Method);

        // What may not go out twice is read whole at once.
        Func<bool>? mayBeLarge = options.Large is { } large && request.Owner is { } owner && IsIdempotent(request.Method)
            ? () => large.TryEnter(owner) : null;
#pragma warning disable CA2000 // The pool takes it back below and disposes it.
        var deadline = deadlines.Begin(cancellationToken);
#pragma warning restore CA2000
        try
        {
            var attempts = 1;
            var outcome = await AttemptAsync(sent, url, deadline, reuse, fromPool: reuse, mayBeLarge);
            if (outcome.MayRepeat)
            {
                attempts++;
                outcome = await AttemptAsync(sent, url, deadline, reuse, fromPool: false, mayBeLarge);
            }

            return new TransportResult(sent, outcome.Response, outcome.Failure, sentAt, deadline.FirstByte, deadline.Elapsed, attempts);
        }
        finally
        {
            deadlines.End(deadline);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        deadlines.Dispose();
        return pool.DisposeAsync();
    }

    // Only these travel on a connection that another request used: if that one turns out to be dead, they can go out again.
    private static bool IsIdempotent(string method) => method is "GET" or "HEAD" or "PUT" or "DELETE" or "OPTIONS" or "TRACE";

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome> AttemptAsync(
        SentRequest request, TargetUrl url, ExchangeDeadline deadline, bool reuse, bool fromPool, Func<bool>? mayBeLarge)
    {
        Connection? connection = null;
        var keep = false;
        try
        {
            connection = await ConnectAsync(url, deadline, fromPool);
            deadline.AwaitingFirstByte();
            var reader = new ResponseReader(connection.Reader, options.Limits, deadline, request.Method, mayBeLarge);
            var outcome = await ExchangeAsync(connection, reader, request, url, deadline);
            keep = reuse && outcome.Response is { } response && ResponseReader.LeavesConnectionOpen(response) && !AsksToClose(request);
            return outcome;
        }
        catch (Exception error) when (error is BrokenExchangeException or OperationCanceledException)
        {
            return Outcome.Broken(error as BrokenExchangeException ?? deadline.Expired(), null);
        }
        finally
        {
            await ReleaseAsync(connection, keep);
        }
    }

    private async ValueTask<Connection> ConnectAsync(TargetUrl url, ExchangeDeadline deadline, bool fromPool)
    {
        if (fromPool && await pool.TakeAsync() is { } idle)
        {
            return idle;
        }

        deadline.Connecting();
        return await Connection.OpenAsync(url, options.Trust, options.Proxy, deadline.Token);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome> ExchangeAsync(
        Connection connection, ResponseReader reader, SentRequest request, TargetUrl url, ExchangeDeadline deadline)
    {
        try
        {
            await SendAsync(connection, request, url, deadline.Token);
            var response = await reader.ReadAsync(deadline.Token);
            return PlainProxy(url) is { } proxy && response.Status == ProxyAuthenticationRequired
                ? Outcome.Broken(ProxyTunnel.Refusal(proxy, url, response.Status, $"HTTP/1.1 {response.Status} {response.ReasonPhrase}"), null)
                : new Outcome(response, null, false);
        }
        catch (Exception error) when (error is BrokenExchangeException or IOException or SocketException or AuthenticationException
            or OperationCanceledException)
        {
            var broken = error as BrokenExchangeException
                ?? (error is OperationCanceledException ? deadline.Expired() : Closed(error, deadline.FirstByte is not null));
            var outcome = Outcome.Broken(broken, reader.Partial());
            return outcome with { MayRepeat = connection.WasUsed && broken.Kind == TransportFailureKind.ClosedBeforeResponse };
        }
    }

    private ValueTask ReleaseAsync(Connection? connection, bool keep) =>
        connection is null ? default : keep ? pool.GiveBackAsync(connection) : connection.DisposeAsync();

    // A server may answer and close before it has read everything: the answer counts, so a failed write is not the end.
    private async ValueTask SendAsync(
        Connection connection, SentRequest request, TargetUrl url, CancellationToken cancellationToken)
    {
        try
        {
            RequestHead.Write(request, url, PlainProxy(url), connection.Outgoing);
            await connection.FlushAsync(cancellationToken);
            if (!request.Body.IsEmpty)
            {
                await connection.WriteAsync(request.Body, cancellationToken);
            }
        }
        catch (IOException error) when (error.InnerException is SocketException)
        {
            // Reading says what there is to say: an early answer, or that the connection is gone.
        }
    }

    /// <summary>The proxy that reads the requests themselves: with https it sees only that something goes through.</summary>
    private Proxy? PlainProxy(TargetUrl url) => url.IsHttps ? null : options.Proxy;

    private static bool AsksToClose(SentRequest request) =>
        request.Headers.First("Connection") is { } value && value.Contains("close", StringComparison.OrdinalIgnoreCase);

    private static BrokenExchangeException Closed(Exception error, bool inside) => TlsAlert.Explain(error) is { } alert
        ? new(TransportFailureKind.TlsFailed, $"TLS failed: {alert}", error)
        : new(
        inside ? TransportFailureKind.ClosedInsideResponse : TransportFailureKind.ClosedBeforeResponse,
        $"the connection broke {(inside ? "inside the response" : "before any byte of a response")}: {WireText.Printable(error.Message)}",
        error);

    private sealed record Outcome(ReceivedResponse? Response, TransportFailure? Failure, bool MayRepeat)
    {
        public static Outcome Broken(BrokenExchangeException broken, ReceivedResponse? partial) =>
            new(null, new TransportFailure(broken.Kind, broken.Message, partial), false);
    }
}
