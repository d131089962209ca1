namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A clock that breaks the next time it is asked after it was armed, and runs on afterwards.</summary>
internal sealed class PlantedClock : TimeProvider
{
    private int armed;

    public void Arm() => Interlocked.Exchange(ref armed, 1);

    public override long GetTimestamp() => Interlocked.Exchange(ref armed, 0) == 1 ? throw new InvalidOperationException(PlantedClient.Fault) : base.GetTimestamp();
}
