using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Conformance.Harness.Tests.Fakes;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>A right server that misbehaves at one stage of a run: there a rogue server speaks in its place, byte for
/// byte.</summary>
internal sealed class StagedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly RightServer right;
    private readonly RogueServer rogue;
    private readonly Func<FakeRequest, bool> isStage;
    private readonly Task accepting;

    public StagedServer(RightServer right, RogueBehaviour behaviour, Func<FakeRequest, bool> isStage)
    {
        this.right = right;
        this.isStage = isStage;
        rogue = RogueServer.Start([.. behaviour.Steps]);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Origin => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        await rogue.DisposeAsync();
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
            while (await ReadHeadAsync(stream) is { } head)
            {
                var request = Parsed(head);
                if (isStage(request))
                {
                    await HandOverAsync(head, client, stream);
                    return;
                }

                var answer = (await right.AnswerAsync(request))!;
                var lines = string.Concat(answer.Fields.Select(field => $"{field.Name}: {field.Value}\r\n"));
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {answer.Status}\r\n{lines}Content-Length: {answer.Body.Length}\r\n\r\n"), stop.Token);
                await stream.WriteAsync(answer.Body, stop.Token);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over: that is how most of these connections end.
        }
    }

    /// <summary>From here on the rogue server speaks, until one of the two has enough.</summary>
    private async Task HandOverAsync(string head, TcpClient client, NetworkStream stream)
    {
        using var behind = new TcpClient();
        await behind.ConnectAsync(IPAddress.Loopback, rogue.Port, stop.Token);
        await using var other = behind.GetStream();
        await other.WriteAsync(Encoding.Latin1.GetBytes(head), stop.Token);
        var answering = AnswerAsync();
        await Task.WhenAny(answering, stream.CopyToAsync(other, stop.Token));

        async Task AnswerAsync()
        {
            await other.CopyToAsync(stream, stop.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString(Math.Max(0, head.Length - 4), Math.Min(4, head.Length)).Equals("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static FakeRequest Parsed(string head)
    {
        var lines = head.TrimEnd().Split("\r\n");
        var words = lines[0].Split(' ');
        var fields = lines.Skip(1).Select(line => (Name: line.Split(':')[0], Value: line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
        return new FakeRequest(words[0], words[1], [.. fields.Where(field => field.Name is not ("Host" or "Content-Length"))]);
    }
}
