using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Conformance.Benchmarks;

/// <summary>A server that costs as little as possible: it answers every GET with the same bytes, and a logon and a logoff as a
/// run needs them.</summary>
internal sealed class FastServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private static readonly byte[] LoggedOn =
        "HTTP/1.1 201 Created\r\nX-RestSvcSessionId: dG9rZW4tb2YtdGhlLWZhc3Qtc2VydmVy\r\nContent-Type: application/xml\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private static readonly byte[] LoggedOff = "HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray();

    private readonly byte[] answer;
    private readonly Task accepting;

    public FastServer(int bodyBytes)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nDate: Wed, 01 Jul 2026 08:30:00 GMT\r\nServer: fast\r\nContent-Length: {bodyBytes}\r\n\r\n";
        answer = [.. Encoding.ASCII.GetBytes(head + Body(bodyBytes))];
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api";
        accepting = AcceptAsync();
    }

    public string Url { get; }

    /// <summary>References as a server writes them, filled up with blanks: what is searched for secrets should look like what is
    /// searched in earnest.</summary>
    private static string Body(int bytes)
    {
        const string Start = "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\">";
        const string End = "</EntityReferences>";
        var text = new StringBuilder(Start);
        for (var number = 1; ; number++)
        {
            var reference = string.Create(
                CultureInfo.InvariantCulture,
                $"<Ref UID=\"urn:veeam:ReplicaJobSession:7569cab0-f437-587c-8f94-{number:x12}\" Name=\"Nightly {number}@2026-07-01 08:30:00\" Href=\"https://em.example:9398/api/replicaSessions/7569cab0-f437-587c-8f94-{number:x12}\" Type=\"ReplicaJobSessionReference\"/>");
            if (text.Length + reference.Length + End.Length > bytes)
            {
                return text.Append(' ', bytes - text.Length - End.Length).Append(End).ToString();
            }

            text.Append(reference);
        }
    }

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
                _ = ServeAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Disposed: the benchmark is over.
        }
    }

    // No client here pipelines, so a head that ends where the bytes end is one request.
    private async Task ServeAsync(Socket socket)
    {
        using var owned = socket;
        socket.NoDelay = true;
        var buffer = new byte[8192];
        var filled = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(filled)) is > 0 and var read)
            {
                filled += read;
                if (buffer.AsSpan(0, filled).EndsWith("\r\n\r\n"u8))
                {
                    filled = 0;
                    await socket.SendAsync(buffer[0] switch { (byte)'P' => LoggedOn, (byte)'D' => LoggedOff, _ => answer });
                }
            }
        }
        catch (SocketException)
        {
            // The client closed with a reset.
        }
    }
}
