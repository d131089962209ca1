using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Conformance.Harness.Tests.Networks;

/// <summary>An HTTP proxy on 127.0.0.1: CONNECT opens a tunnel, a request in absolute form is passed on.</summary>
internal sealed class SmallProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string? authorization;
    private readonly Task accepting;

    /// <summary>Starts it.</summary>
    /// <param name="credentials">User and password with a colon between, whom alone it lets through; null for everybody.</param>
    public SmallProxy(string? credentials = null)
    {
        authorization = credentials is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>The first line of each head that it read.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Whole heads that it passed on, without what belongs to it.</summary>
    public ConcurrentQueue<string> PassedOn { get; } = new();

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
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                serving.Add(Task.Run(() => ServeAsync(client)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        try
        {
            await using var near = client.GetStream();
            TcpClient? onward = null;
            try
            {
                while (await HeadAsync(near) is { } head)
                {
                    var lines = head.Split("\r\n");
                    Asked.Enqueue(lines[0]);
                    if (authorization is not null && !lines.Contains($"Proxy-Authorization: {authorization}"))
                    {
                        await near.WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"small\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop.Token);
                        continue;
                    }

                    var words = lines[0].Split(' ');
                    var url = words[0] == "CONNECT" ? new Uri("http://" + words[1]) : new Uri(words[1]);
                    if (onward is null)
                    {
                        onward = new TcpClient();
                        await onward.ConnectAsync(url.Host, url.Port, stop.Token);
#pragma warning disable CA2025 // It ends when its connections are disposed, and expects that.
                        _ = PumpAsync(onward.GetStream(), near);
#pragma warning restore CA2025
                    }

                    if (words[0] == "CONNECT")
                    {
                        await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), stop.Token);
                        await PumpAsync(near, onward.GetStream());
                        return;
                    }

                    var passed = $"{words[0]} {url.PathAndQuery} {words[2]}\r\n" + string.Join("\r\n", lines.Skip(1).Where(line => !line.StartsWith("Proxy-", StringComparison.Ordinal)));
                    PassedOn.Enqueue(passed);
                    await onward.GetStream().WriteAsync(Encoding.Latin1.GetBytes(passed), stop.Token);
                    var length = lines.Where(line => line.StartsWith("Content-Length:", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)).FirstOrDefault();
                    var body = new byte[length];
                    await near.ReadExactlyAsync(body, stop.Token);
                    await onward.GetStream().WriteAsync(body, stop.Token);
                }
            }
            finally
            {
                onward?.Dispose();
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Somebody went away, or the test is over.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Somebody went away, or the test is over.
        }
    }

    private async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            head.Add(one[0]);
            if (head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
            {
                return Encoding.Latin1.GetString([.. head]);
            }
        }

        return null;
    }
}
