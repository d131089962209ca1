using System.Globalization;
using Conformance.Core.Exchanges;

namespace Conformance.Replay.Transport;

/// <summary>
/// The clock of one exchange: one token that ends when the caller cancels or the current stage is over its time.
/// </summary>
/// <remarks>
/// It can serve one exchange after another. Its timer is left running between them and between stages: when it goes off too early
/// it
/// is set again, so that an exchange that is not late never touches it. Setting timers was a tenth of the cost of an exchange.
/// </remarks>
internal sealed class ExchangeDeadline : IDisposable
{
    private readonly TransportLimits limits;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource source = new();
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private CancellationToken caller;
    private CancellationTokenRegistration registration;
    private TransportFailureKind stage;
    private long start;
    private TimeSpan stageEnd;
    private TimeSpan timerEnd;
    private bool isRunning;
    private bool isTimerSet;
    private bool isOver;

    public ExchangeDeadline(TransportLimits limits, TimeProvider time)
    {
        this.limits = limits;
        this.time = time;
        timer = time.CreateTimer(
            static state => ((ExchangeDeadline)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the caller's token and with the current stage.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Since the exchange began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(start);

    /// <summary>Null until a byte came.</summary>
    public TimeSpan? FirstByte { get; private set; }

    /// <summary>Begins an exchange.</summary>
    public void Begin(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // The timer's end moves to the new exchange's clock.
            var now = time.GetTimestamp();
            timerEnd -= isTimerSet ? time.GetElapsedTime(start, now) : TimeSpan.Zero;
            start = now;
            isRunning = true;
            FirstByte = null;
        }

        caller = cancellationToken;
        registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    /// <summary>Ends it; true if this clock can serve another exchange.</summary>
    public bool End()
    {
        registration.Dispose();
        lock (gate)
        {
            isRunning = false;
            return !isOver && source.TryReset();
        }
    }

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
        timer.Dispose();
        lock (gate)
        {
            // Ring may be about to cancel it; a source without a timer of its own holds nothing that must be given back.
            if (!isOver)
            {
                source.Dispose();
            }
        }
    }

    private void Enter(TransportFailureKind next, TimeSpan limit)
    {
        lock (gate)
        {
            var end = Elapsed + limit;
            (stage, stageEnd) = end < limits.Exchange ? (next, end) : (TransportFailureKind.ExchangeTimeout, limits.Exchange);
            if (!isTimerSet || timerEnd > stageEnd)
            {
                Set();
            }
        }
    }

    private void Ring()
    {
        lock (gate)
        {
            isTimerSet = false;
            if (!isRunning || isOver)
            {
                return;
            }

            if (Elapsed < stageEnd)
            {
                Set();
                return;
            }

            // From here on it serves no other exchange, which the next line could hit.
            isOver = true;
        }

        source.Cancel();
    }

    private void Set()
    {
        isTimerSet = true;
        timerEnd = stageEnd;

        // Timers count whole milliseconds; one more, so that it does not ring just before the end.
        var remaining = stageEnd - Elapsed + TimeSpan.FromMilliseconds(1);
        timer.Change(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
