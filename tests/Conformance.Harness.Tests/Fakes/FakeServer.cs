using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Conformance.Harness.Tests.Fakes;

/// <summary>What a fake server was asked.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and query, as on the wire.</param>
/// <param name="Fields">The header fields, Host apart.</param>
internal sealed record FakeRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>What it answers.</summary>
/// <param name="Status">The status and its phrase.</param>
/// <param name="Fields">The header fields, Content-Length apart.</param>
/// <param name="Body">The body.</param>
internal sealed record FakeAnswer(string Status, IReadOnlyList<(string Name, string Value)> Fields, byte[] Body)
{
    public static FakeAnswer Of(string status, string type = "", string body = "") =>
        new(status, type.Length == 0 ? [] : [("Content-Type", type)], Encoding.UTF8.GetBytes(body));
}

/// <summary>A whole server on 127.0.0.1 that answers every request by one function, or closes the connection where that gives
/// null.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly Func<FakeRequest, Task<FakeAnswer?>> answer;
    private readonly Task accepting;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Makes the answers.</param>
    /// <param name="address">Where it listens; 127.0.0.1 if absent.</param>
    public FakeServer(Func<FakeRequest, Task<FakeAnswer?>> answer, IPAddress? address = null)
    {
        listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Told the Host of each request; null for nobody.</summary>
    public Action<string>? Hosts { get; init; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Origin => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    public static FakeServer Always(FakeAnswer? answer) => new(_ => Task.FromResult(answer));

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
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            while (await ReadAsync(reader) is { } request && await answer(request) is { } reply)
            {
                var head = $"HTTP/1.1 {reply.Status}\r\n{string.Concat(reply.Fields.Select(field => $"{field.Name}: {field.Value}\r\n"))}Content-Length: {reply.Body.Length}\r\n\r\n";
                await stream.WriteAsync(Encoding.Latin1.GetBytes(head), stop.Token);
                await stream.WriteAsync(request.Method == "HEAD" ? [] : reply.Body, stop.Token);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<FakeRequest?> ReadAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync(stop.Token) is not { Length: > 0 } line)
        {
            return null;
        }

        var fields = new List<(string, string)>();
        while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } field)
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            fields.Add((field[..colon], field[(colon + 1)..].Trim()));
        }

        var length = fields.Where(field => field.Item1 == "Content-Length").Select(field => int.Parse(field.Item2, CultureInfo.InvariantCulture)).FirstOrDefault();
        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length], stop.Token);
        }

        Hosts?.Invoke(fields.FirstOrDefault(field => field.Item1 == "Host").Item2 ?? "");
        var words = line.Split(' ');
        return new FakeRequest(words[0], words[1], [.. fields.Where(field => field.Item1 is not ("Host" or "Content-Length"))]);
    }
}
