namespace Conformance.Replay.Transport;

/// <summary>A transport that sends each request when the pace of the run lets it go. The time that it waits is no part of an
/// exchange.</summary>
/// <param name="inner">What sends; owned.</param>
/// <param name="pace">When; shared by all clients of the run, and closed with any of them.</param>
public sealed class PacedTransport(ITransport inner, Pace pace) : ITransport
{
    /// <inheritdoc/>
    public SafetyGuard Guard => inner.Guard;

    /// <inheritdoc/>
    public Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken) => pace.SendAsync(inner, request, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        pace.Dispose();
    }
}
