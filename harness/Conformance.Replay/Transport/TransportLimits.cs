namespace Conformance.Replay.Transport;

/// <summary>What one exchange may cost. Each limit has a named failure; none can be infinite.</summary>
public sealed record TransportLimits
{
    /// <summary>The limits of a run that says nothing else.</summary>
    public static TransportLimits Default { get; } = new();

    /// <summary>Name resolution, TCP and TLS together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the moment the request is sent to the first byte of any response, interim ones included.</summary>
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Everything from the call to the last byte of the response, connecting included.</summary>
    public TimeSpan Exchange { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Content bytes after removal of the transfer coding.</summary>
    public int BodyBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of one status line and header section; also of the trailer section and of one chunk-size line.</summary>
    public int HeaderBytes { get; init; } = 64 * 1024;

    /// <summary>Interim (1xx) responses before the final one.</summary>
    public int InterimResponses { get; init; } = 16;
}
