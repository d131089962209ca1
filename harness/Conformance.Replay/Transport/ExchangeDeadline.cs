using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>The clock of one exchange: one token that ends when the caller cancels or the current stage is over its time.</summary>
internal sealed class ExchangeDeadline : IDisposable
{
    private readonly TransportLimits limits;
    private readonly TimeProvider time;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;
    private readonly long start;
    private TransportFailureKind stage = TransportFailureKind.ExchangeTimeout;

    public ExchangeDeadline(TransportLimits limits, TimeProvider time, CancellationToken caller)
    {
        this.limits = limits;
        this.time = time;
        this.caller = caller;
        start = time.GetTimestamp();
        source = new CancellationTokenSource(limits.Exchange, time);
        registration = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    /// <summary>Ends with the caller's token and with the current stage.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Since the call.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(start);

    /// <summary>Null until a byte came.</summary>
    public TimeSpan? FirstByte { get; private set; }

    /// <summary>From here on the connect limit counts.</summary>
    public void Connecting() => Enter(TransportFailureKind.ConnectTimeout, limits.Connect);

    /// <summary>From here on the first-byte limit counts.</summary>
    public void AwaitingFirstByte() => Enter(TransportFailureKind.FirstByteTimeout, limits.FirstByte);

    /// <summary>From here on only the exchange limit counts.</summary>
    public void Receiving()
    {
        FirstByte = Elapsed;
        Enter(TransportFailureKind.ExchangeTimeout, limits.Exchange);
    }

    /// <summary>The failure that the ended token means.</summary>
    /// <exception cref="OperationCanceledException">It was the caller who ended it.</exception>
    public BrokenExchangeException Expired()
    {
        caller.ThrowIfCancellationRequested();
        var (limit, what) = stage switch
        {
            TransportFailureKind.ConnectTimeout => (limits.Connect, "no connection"),
            TransportFailureKind.FirstByteTimeout => (limits.FirstByte, "no first byte of a response"),
            _ => (limits.Exchange, "the exchange was not over"),
        };
        return new BrokenExchangeException(
            stage, string.Create(CultureInfo.InvariantCulture, $"{what} within the limit of {limit.TotalSeconds:0.###} s."));
    }

    public void Dispose()
    {
        registration.Dispose();
        source.Dispose();
    }

    private void Enter(TransportFailureKind next, TimeSpan limit)
    {
        var remaining = limits.Exchange - Elapsed;
        stage = limit < remaining ? next : TransportFailureKind.ExchangeTimeout;
        var delay = limit < remaining ? limit : remaining;
        source.CancelAfter(delay > TimeSpan.Zero ? delay : TimeSpan.Zero);
    }
}
