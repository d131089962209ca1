namespace Conformance.Runs;

/// <summary>
/// The embedded emulator's clock: it stands still where it was started and moves only when a scenario moves it, so that the edges
/// of
/// the window are where the world put them, however long the run takes.
/// </summary>
public sealed class MovableClock(DateTimeOffset start) : TimeProvider
{
    private long moved;

    /// <summary>Moves the clock forwards.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(Interlocked.Read(ref moved));
}
