namespace Conformance.Replay.Sessions;

/// <summary>How many requests a run sent. Safe for parallel use.</summary>
public sealed class RequestCount
{
    private int value;

    /// <summary>How many so far.</summary>
    public int Value => Volatile.Read(ref value);

    /// <summary>Counts one.</summary>
    public void Add() => Interlocked.Increment(ref value);
}
