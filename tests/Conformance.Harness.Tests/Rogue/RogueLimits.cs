using Conformance.Replay.Transport;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Small limits, so that a table of hundreds runs in seconds. The times leave room for a busy machine.</summary>
public static class RogueLimits
{
    public const int Body = 256 * 1024;
    public const int Header = 8 * 1024;

    public static TransportLimits Small { get; } = new()
    {
        Connect = TimeSpan.FromSeconds(1.5),
        FirstByte = TimeSpan.FromSeconds(1.5),
        Exchange = TimeSpan.FromSeconds(2.5),
        BodyBytes = Body,
        HeaderBytes = Header,
        InterimResponses = 4,
    };
}
