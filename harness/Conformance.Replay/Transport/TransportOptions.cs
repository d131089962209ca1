using Conformance.Replay.Tls;

namespace Conformance.Replay.Transport;

/// <summary>How a transport reaches its target.</summary>
/// <param name="BaseUrl">The target's base URL, as in <c>https://em.example:9398/api</c>.</param>
public sealed record TransportOptions(TargetUrl BaseUrl)
{
    /// <summary>What one exchange may cost.</summary>
    public TransportLimits Limits { get; init; } = TransportLimits.Default;

    /// <summary>Whom to believe that it is the target. There is no way to believe everybody.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The proxy that all connections go through; null for none.</summary>
    public Proxy? Proxy { get; init; }

    /// <summary>True to keep connections open and use them again; false for a new connection per request.</summary>
    public bool ReuseConnections { get; init; } = true;

    /// <summary>True to send requests that may change the target, see <see cref="SafetyGuard"/>.</summary>
    public bool AllowUnsafe { get; init; }

    /// <summary>Who may hold large bodies; null if everybody may. Not owned.</summary>
    public LargeBodies? Large { get; init; }
}
