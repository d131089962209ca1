using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Conformance.Benchmarks.Depths;

/// <summary>A relay on 127.0.0.1 before a server: each request waits before it goes on, longer where more are under
/// way.</summary>
internal sealed class SlowServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint server;
    private readonly Func<int, TimeSpan> wait;
    private readonly Task accepting;
    private int underWay;
    private int requests;

    /// <summary>Starts it.</summary>
    /// <param name="port">Where the server listens, by HTTP.</param>
    /// <param name="wait">How long a request waits where so many are under way, itself among them.</param>
    public SlowServer(int port, Func<int, TimeSpan> wait)
    {
        server = new IPEndPoint(IPAddress.Loopback, port);
        this.wait = wait;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The base URL.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api");

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref requests);

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Disposed: the benchmark is over.
        }
    }

    // No client here pipelines: what comes after an answer is a new request, and the first bytes of an answer end the wait of its
    // request.
    private async Task RelayAsync(Socket client)
    {
        using var owned = client;
        using var behind = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await behind.ConnectAsync(server);
            var isAsked = new bool[1];
            await Task.WhenAny(RequestsAsync(client, behind, isAsked), AnswersAsync(behind, client, isAsked));
        }
        catch (SocketException)
        {
            // One of both closed with a reset.
        }
    }

    private async Task RequestsAsync(Socket from, Socket to, bool[] isAsked)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var read)
        {
            if (!isAsked[0])
            {
                isAsked[0] = true;
                Interlocked.Increment(ref requests);
                await Task.Delay(wait(Interlocked.Increment(ref underWay)));
            }

            await to.SendAsync(buffer.AsMemory(0, read));
        }
    }

    private async Task AnswersAsync(Socket from, Socket to, bool[] isAsked)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var read)
        {
            if (isAsked[0])
            {
                isAsked[0] = false;
                Interlocked.Decrement(ref underWay);
            }

            await to.SendAsync(buffer.AsMemory(0, read));
        }
    }
}
