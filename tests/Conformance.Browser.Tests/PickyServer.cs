using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Conformance.Browser.Tests;

/// <summary>A server in front of another: whoever accepts HTML gets a page, which asks for more; all others get the answer of the
/// server behind it.</summary>
internal sealed class PickyServer : IAsyncDisposable
{
    private const string Page = "<!DOCTYPE html><html><body><img src=\"/evil.png\"><script src=\"/evil.js\"></script></body></html>";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> asked = [];
    private readonly Uri behind;
    private readonly Task accepting;

    public PickyServer(string behind)
    {
        this.behind = new Uri(behind);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string BaseUrl => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{behind.AbsolutePath}");

    /// <summary>The first lines of all requests.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
            {
                return [.. asked];
            }
        }
    }

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
                serving.Add(ServeAsync(client));
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
            await using var stream = client.GetStream();
            var head = await HeadAsync(stream);
            if (head.Contains("Accept: text/html", StringComparison.OrdinalIgnoreCase))
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}"), stop.Token);
            }
            else if (head.Length > 0)
            {
                using var server = new TcpClient();
                await server.ConnectAsync(behind.Host, behind.Port, stop.Token);
                await using var answers = server.GetStream();
                await answers.WriteAsync(Encoding.Latin1.GetBytes(head.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)), stop.Token);
                await answers.CopyToAsync(stream, stop.Token);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    /// <summary>Up to the empty line: no request of these tests has a body. Empty if the client sent nothing.</summary>
    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, stop.Token) is var read && read == 0)
            {
                return "";
            }

            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        lock (asked)
        {
            asked.Add(head.ToString().Split("\r\n")[0]);
        }

        return head.ToString();
    }
}
