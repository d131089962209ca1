using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;
using Conformance.Core.Worlds;
using Conformance.Replay.Sessions;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;

namespace Conformance.Replay.Runs;

/// <summary>How a run reaches its target and what it may do there.</summary>
public sealed record RunOptions
{
    /// <summary>The API's base, as in <c>https://em.example:9398/api</c>.</summary>
    public required TargetUrl BaseUrl { get; init; }

    /// <summary>The account.</summary>
    public required string User { get; init; }

    /// <summary>Its password; it is redacted from everything that is kept.</summary>
    public required string Password { get; init; }

    /// <summary>An account with a lesser role; null for none. Its password is redacted too.</summary>
    public Credentials? Second { get; init; }

    /// <summary>What is known of the target.</summary>
    public required TargetFacts Facts { get; init; }

    /// <summary>Whom to believe that it is the target.</summary>
    public TlsTrust Trust { get; init; } = TlsTrust.System;

    /// <summary>The proxy that all connections go through; null for none. Its password is redacted too.</summary>
    public Proxy? Proxy { get; init; }

    /// <summary>Told while the run waits because the target asks it to; null for nobody. Must be safe for parallel use.</summary>
    public Action<TimeSpan>? Waiting { get; init; }

    /// <summary>What one exchange may cost.</summary>
    public TransportLimits Limits { get; init; } = TransportLimits.Default;

    /// <summary>
    /// What sends the requests of variants; null for the harness's own client, which always sends the logon, the logoff and what
    /// finds bindings.
    /// </summary>
    public IClient? Client { get; init; }

    /// <summary>Whether each request is sent for each variant that asks it, instead of once for all.</summary>
    public bool SendsEach { get; init; }

    /// <summary>How many variants are replayed at a time.</summary>
    public int Parallel { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>The most requests a second; null for any number.</summary>
    public double? Rate { get; init; }

    /// <summary>Whether fewer requests than <see cref="Parallel"/> are under way while answers are slower than at the start, as
    /// <see cref="AdaptiveLimit"/> has it.</summary>
    public bool Adapts { get; init; }

    /// <summary>Where exchanges and variants are written while the run goes; null to keep them in memory only. Not
    /// owned.</summary>
    public ArchiveWriter? Archive { get; init; }

    /// <summary>
    /// Takes over what a variant brought back, as soon as it is through, so that the replayer holds it no longer; null to have it
    /// all in
    /// <see cref="Replayer.Record"/>. Must be safe for parallel use.
    /// </summary>
    public IThrough? Through { get; init; }

    /// <summary>Whether what is handed over stays in <see cref="Replayer.Record"/> as well.</summary>
    public bool KeepsAll { get; init; }

    /// <summary>The world that the target holds, for bindings; null if it is unknown.</summary>
    public World? World { get; init; }

    /// <summary>Moves the target's clock; null if that cannot be done.</summary>
    public Action<TimeSpan>? AdvanceClock { get; init; }
}
