using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Conformance.Core.Exchanges;
using Conformance.Replay.Tls;

namespace Conformance.Replay.Transport;

/// <summary>One open connection to the target, TLS included.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly Socket socket;
    private readonly Stream stream;

    private Connection(Socket socket, Stream stream)
    {
        this.socket = socket;
        this.stream = stream;
        Reader = new WireReader(stream);
    }

    /// <summary>What comes in.</summary>
    public WireReader Reader { get; }

    /// <summary>A buffer for the request that goes out.</summary>
    public ArrayBufferWriter<byte> Outgoing { get; } = new(1024);

    /// <summary>True if it carried an exchange before.</summary>
    public bool WasUsed { get; set; }

    /// <summary>False if the server has closed it, or has sent what nobody asked for.</summary>
    public bool IsQuiet => Reader.Unread.IsEmpty && !socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Connects, TCP and TLS.</summary>
    /// <exception cref="BrokenExchangeException">No address, no connection, or TLS failed.</exception>
    /// <param name="target">The target.</param>
    /// <param name="trust">Whom to believe that it is the target.</param>
    /// <param name="proxy">The proxy on the way; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Connection> OpenAsync(TargetUrl target, TlsTrust trust, Proxy? proxy, CancellationToken cancellationToken)
    {
        var next = proxy?.Url ?? target;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await ConnectAsync(socket, next, cancellationToken);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (proxy is not null && target.IsHttps)
            {
                await ProxyTunnel.OpenAsync(stream, proxy, target, cancellationToken);
            }

            return new Connection(
                socket, target.Scheme == "https" ? await TlsHandshake.ClientAsync(stream, target, trust, cancellationToken) : stream);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw NotConnected(next, error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends what <see cref="Outgoing"/> holds.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => stream.WriteAsync(Outgoing.WrittenMemory, cancellationToken);

    /// <summary>Sends more bytes after the head.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }

    /// <summary>Connects; a zone must be an interface of this machine.</summary>
    private static ValueTask ConnectAsync(Socket socket, TargetUrl next, CancellationToken cancellationToken) => next.Zone is not { } zone
        ? socket.ConnectAsync(next.Host, next.Port, cancellationToken)
        : IPAddress.TryParse(next.Host, out var address) && address.ScopeId != 0 ? socket.ConnectAsync(new IPEndPoint(address, next.Port), cancellationToken)
        : throw new BrokenExchangeException(
            TransportFailureKind.NameNotResolved, $"the zone {zone} of {next.Origin} is no network interface of this machine. `ip link` lists them.");

    private static BrokenExchangeException NotConnected(TargetUrl target, SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new BrokenExchangeException(
            TransportFailureKind.NameNotResolved, $"{target.Host} has no address ({error.Message}). Is the name spelt right?", error),
        SocketError.TimedOut => new BrokenExchangeException(
            TransportFailureKind.ConnectTimeout, $"no connection to {target.Origin} ({error.Message}).", error),
        _ => new BrokenExchangeException(
            TransportFailureKind.ConnectionRefused,
            $"no connection to {target.Origin} ({error.Message}). {(target.LacksZone ? "A link-local address needs its zone, as in [fe80::1%25eth0]." : "Does the server run, and is that its port?")}",
            error),
    };
}
