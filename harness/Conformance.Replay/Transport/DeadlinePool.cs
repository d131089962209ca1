using System.Collections.Concurrent;

namespace Conformance.Replay.Transport;

/// <summary>Clocks that served an exchange and can serve another.</summary>
internal sealed class DeadlinePool(TransportLimits limits, TimeProvider time) : IDisposable
{
    private readonly ConcurrentStack<ExchangeDeadline> idle = new();

    /// <summary>A clock that runs from now.</summary>
    public ExchangeDeadline Begin(CancellationToken cancellationToken)
    {
        var deadline = idle.TryPop(out var used) ? used : new ExchangeDeadline(limits, time);
        deadline.Begin(cancellationToken);
        return deadline;
    }

    /// <summary>Takes the clock back.</summary>
    public void End(ExchangeDeadline deadline)
    {
        if (deadline.End())
        {
            idle.Push(deadline);
        }
        else
        {
            deadline.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (idle.TryPop(out var deadline))
        {
            deadline.Dispose();
        }
    }
}
