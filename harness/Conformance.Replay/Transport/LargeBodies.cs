namespace Conformance.Replay.Transport;

/// <summary>
/// Lets one variant at a time hold large bodies, however many are replayed at a time: read as a document, a body takes several
/// times its
/// bytes. Safe for parallel use.
/// </summary>
public sealed class LargeBodies : IDisposable
{
    /// <summary>A body of more bytes than this is large; smaller ones are no burden even for many variants at a time.</summary>
    public const int From = 8 * 1024 * 1024;

    private readonly SemaphoreSlim room = new(1);
    private volatile object? holder;
    private int waiting;

    /// <summary>How many wait for the room.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Told when somebody begins to wait for the room.</summary>
    public Action? WaitBegins { get; set; }

    /// <summary>Takes the room if it is free, or the owner's already.</summary>
    /// <param name="owner">Whoever holds the bodies; sends one request at a time.</param>
    public bool TryEnter(object owner) => owner.Equals(holder) || Held(room.Wait(0), owner);

    /// <summary>Waits for the room.</summary>
    /// <param name="owner">Whoever is to hold the bodies.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(object owner, CancellationToken cancellationToken)
    {
        if (!owner.Equals(holder))
        {
            Interlocked.Increment(ref waiting);
            try
            {
                WaitBegins?.Invoke();
                await room.WaitAsync(cancellationToken);
                holder = owner;
            }
            finally
            {
                Interlocked.Decrement(ref waiting);
            }
        }
    }

    /// <summary>Whether the room is the owner's.</summary>
    public bool IsHeldBy(object owner) => owner.Equals(holder);

    /// <summary>Gives the room back if it is the owner's: its bodies are judged and let go of.</summary>
    public void Leave(object owner)
    {
        if (owner.Equals(holder))
        {
            // The runtime would let many such bodies come together before it looks what is still needed.
            GC.Collect();
            holder = null;
            room.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => room.Dispose();

    private bool Held(bool isHeld, object owner)
    {
        if (isHeld)
        {
            holder = owner;
        }

        return isHeld;
    }
}
