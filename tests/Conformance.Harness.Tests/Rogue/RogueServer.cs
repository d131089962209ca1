using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>A server on 127.0.0.1 that does exactly what its steps say, once per connection, and remembers what it was
/// asked.</summary>
public sealed class RogueServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly IReadOnlyList<IReadOnlyList<RogueStep>> scripts;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly Task accepting;
    private int connections;

    private RogueServer(IReadOnlyList<IReadOnlyList<RogueStep>> scripts, SslServerAuthenticationOptions? tls, int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        this.scripts = scripts;
        this.tls = tls;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public string Url => $"{(tls is null ? "http" : "https")}://127.0.0.1:{Port}/api/thing";

    public int Connections => Volatile.Read(ref connections);

    /// <summary>The heads of the requests, as bytes read as Latin-1, in the order of arrival.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The same steps on every connection.</summary>
    public static RogueServer Start(params IReadOnlyList<RogueStep> steps) => new([steps], null);

    /// <summary>A server that comes back at the port where another one died.</summary>
    public static RogueServer StartAt(int port, params IReadOnlyList<RogueStep> steps) => new([steps], null, port);

    public static RogueServer StartTls(SslServerAuthenticationOptions tls, params IReadOnlyList<RogueStep> steps) => new([steps], tls);

    /// <summary>The n-th script on the n-th connection, the last one on all that follow.</summary>
    public static RogueServer StartInTurn(params IReadOnlyList<IReadOnlyList<RogueStep>> scripts) => new(scripts, null);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                var script = scripts[Math.Min(Interlocked.Increment(ref connections), scripts.Count) - 1];
                serving.Add(Task.Run(() => ServeAsync(socket, script)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket, IReadOnlyList<RogueStep> script)
    {
        using var owned = socket;
        socket.NoDelay = true;
        try
        {
            await using Stream stream = await StreamAsync(socket);
            foreach (var step in script)
            {
                await DoAsync(step, socket, stream);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away or the test is over: that is how most of these connections end.
        }
    }

    private async Task<Stream> StreamAsync(Socket socket)
    {
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (tls is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(tls, stop.Token);
        return secure;
    }

    private async Task DoAsync(RogueStep step, Socket socket, Stream stream)
    {
        switch (step)
        {
            case RogueStep.ReadHead:
                Requests.Enqueue(await ReadHeadAsync(stream));
                break;
            case RogueStep.ReadOnce:
                _ = await stream.ReadAsync(new byte[4096], stop.Token);
                break;
            case RogueStep.SendBytes send:
                await stream.WriteAsync(send.Bytes, stop.Token);
                break;
            case RogueStep.SendUnderTls raw:
                await socket.SendAsync(raw.Bytes, stop.Token);
                break;
            case RogueStep.Flood flood:
                await FloodAsync(flood, stream);
                break;
            case RogueStep.DripBytes drip:
                foreach (var value in drip.Bytes)
                {
                    await stream.WriteAsync(new[] { value }, stop.Token);
                    await Task.Delay(drip.Every, stop.Token);
                }

                break;
            case RogueStep.CallBack callBack:
                callBack.Action();
                break;
            case RogueStep.PauseFor pause:
                await Task.Delay(pause.Time, stop.Token);
                break;
            case RogueStep.UntilClientCloses:
                var sink = new byte[256];
                while (await stream.ReadAsync(sink, stop.Token) > 0)
                {
                }

                break;
            case RogueStep.ShutdownSend:
                socket.Shutdown(SocketShutdown.Send);
                break;
            case RogueStep.Abort:
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                break;
            default:
                throw new NotSupportedException(step.ToString());
        }
    }

    private async Task FloodAsync(RogueStep.Flood flood, Stream stream)
    {
        var block = Enumerable.Repeat(flood.Bytes, Math.Max(1, (int)Math.Min(16384 / flood.Bytes.Length, flood.Times)))
            .SelectMany(bytes => bytes).ToArray();
        var perBlock = block.Length / flood.Bytes.Length;
        for (var sent = 0L; sent < flood.Times; sent += perBlock)
        {
            var count = (int)Math.Min(perBlock, flood.Times - sent) * flood.Bytes.Length;
            await stream.WriteAsync(block.AsMemory(0, count), stop.Token);
        }
    }

    // Byte by byte, so that nothing of a second request is swallowed.
    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
            {
                throw new IOException("The client closed the connection.");
            }

            head.Add(one[0]);
        }

        return Encoding.Latin1.GetString([.. head]);
    }
}
