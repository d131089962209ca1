namespace Conformance.Replay.Transport;

/// <summary>Sends one request to one target and tells what came back; safe for parallel use.</summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>What decides whether a request may go out; every transport asks it before it sends.</summary>
    SafetyGuard Guard { get; }

    /// <summary>Sends one request and reads one final response, whatever they say.</summary>
    /// <exception cref="UnsafeRequestException">The guard refused it; nothing was sent.</exception>
    /// <exception cref="UnusableRequestException">This client cannot send it, or cannot tell what came; the message says
    /// why.</exception>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> ended it; limits give a failure instead.
    /// </exception>
    Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken);
}
