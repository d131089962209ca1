using System.Collections.Concurrent;

namespace Conformance.Replay.Transport;

/// <summary>Idle connections to the one target, the last used first. As many as ever were in use at the same time.</summary>
internal sealed class ConnectionPool : IAsyncDisposable
{
    private readonly ConcurrentStack<Connection> idle = new();
    private volatile bool closed;

    /// <summary>An idle connection that looks alive, or null.</summary>
    public async ValueTask<Connection?> TakeAsync()
    {
        while (idle.TryPop(out var connection))
        {
            if (connection.IsQuiet)
            {
                return connection;
            }

            await connection.DisposeAsync();
        }

        return null;
    }

    /// <summary>Gives a connection back after a whole response.</summary>
    public async ValueTask GiveBackAsync(Connection connection)
    {
        connection.WasUsed = true;
        if (closed)
        {
            await connection.DisposeAsync();
        }
        else
        {
            idle.Push(connection);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        closed = true;
        while (idle.TryPop(out var connection))
        {
            await connection.DisposeAsync();
        }
    }
}
