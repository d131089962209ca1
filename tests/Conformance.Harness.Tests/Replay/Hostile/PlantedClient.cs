using Conformance.Replay.Transport;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A client with a fault of its own: it breaks, as no exchange may, where a request is of a kind.</summary>
internal sealed class PlantedClient(Func<RequestToSend, bool> isBroken) : IClient
{
    public const string Fault = "planted by a test";

    public string Name => "planted";

#pragma warning disable CA2000 // The transport that is returned disposes of it.
    public ITransport Open(TransportOptions options, TimeProvider time) => new Planted(new HttpTransport(options, time), isBroken);
#pragma warning restore CA2000

    private sealed class Planted(HttpTransport sound, Func<RequestToSend, bool> isBroken) : ITransport
    {
        public SafetyGuard Guard => sound.Guard;

        public Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken) =>
            isBroken(request) ? throw new InvalidOperationException(Fault) : sound.SendAsync(request, cancellationToken);

        public ValueTask DisposeAsync() => sound.DisposeAsync();
    }
}
