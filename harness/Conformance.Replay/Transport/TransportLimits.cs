using System.Runtime.CompilerServices;

namespace Conformance.Replay.Transport;

/// <summary>What one exchange may cost. Each limit has a named failure; none can be infinite.</summary>
public sealed record TransportLimits
{
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>The limits of a run that says nothing else.</summary>
    public static TransportLimits Default { get; } = new();

    /// <summary>Name resolution, TCP and TLS together.</summary>
    public TimeSpan Connect { get; init => field = Checked(value); } = TimeSpan.FromSeconds(5);

    /// <summary>From the moment the request is sent to the first byte of any response, interim ones included.</summary>
    public TimeSpan FirstByte { get; init => field = Checked(value); } = TimeSpan.FromSeconds(10);

    /// <summary>Everything from the call to the last byte of the response, connecting included.</summary>
    public TimeSpan Exchange { get; init => field = Checked(value); } = TimeSpan.FromSeconds(30);

    /// <summary>Content bytes after removal of the transfer coding; at most 1 GiB.</summary>
    public int BodyBytes { get; init => field = Checked(value, 1 << 30); } = 64 * 1024 * 1024;

    /// <summary>Bytes of one status line and header section; also of the trailer section and of one chunk-size line.</summary>
    public int HeaderBytes { get; init => field = Checked(value, 1 << 24); } = 64 * 1024;

    /// <summary>Interim (1xx) responses before the final one.</summary>
    public int InterimResponses { get; init => field = Checked(value, 1000); } = 16;

    private static TimeSpan Checked(TimeSpan value, [CallerMemberName] string name = "") => value > TimeSpan.Zero && value <= LongestTime
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A time limit is more than zero and at most a day.");

    private static int Checked(int value, int most, [CallerMemberName] string name = "") => value >= 0 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"The limit is from 0 to {most}.");
}
