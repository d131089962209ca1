namespace Conformance.Cli;

/// <summary>A clock that starts at an instant of the user's choice and runs at the usual pace.</summary>
/// <param name="real">What gives the pace.</param>
/// <param name="start">What it shows at first.</param>
internal sealed class ShiftedClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private readonly long began = real.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + real.GetElapsedTime(began);
}
