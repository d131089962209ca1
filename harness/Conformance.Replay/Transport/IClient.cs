namespace Conformance.Replay.Transport;

/// <summary>A client that sends the requests of scenarios in the place of <see cref="HttpTransport"/>.</summary>
public interface IClient
{
    /// <summary>What people call it, as in <c>Chromium</c>.</summary>
    string Name { get; }

    /// <summary>A transport to one target; whoever opens it disposes it.</summary>
    /// <param name="options">How to reach the target.</param>
    /// <param name="time">Drives every limit and the times of the results.</param>
    ITransport Open(TransportOptions options, TimeProvider time);
}
