using System.Text.Json;
using System.Threading.Channels;
using Conformance.Core.Exchanges;
using Conformance.Replay.Transport;
using Microsoft.Playwright;

namespace Conformance.Browser;

/// <summary>
/// One navigation in a context of its own, stopped before anything is rendered: the first request goes out, its answer is read,
/// and
/// nothing that the answer leads to (redirects, scripts, pictures) is ever sent.
/// </summary>
internal sealed class Navigation : IAsyncDisposable
{
    private const int PieceBytes = 256 * 1024;

    private readonly IBrowserContext context;
    private readonly ICDPSession session;
    private readonly Channel<JsonElement> paused = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource<JsonElement> sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonElement> received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string pausedId = "";
    private Task<JsonElement?>? navigating;

    private Navigation(IBrowserContext context, ICDPSession session)
    {
        this.context = context;
        this.session = session;
        session.Event("Fetch.requestPaused").OnEvent += (_, told) => paused.Writer.TryWrite(told!.Value.Clone());
        session.Event("Network.requestWillBeSentExtraInfo").OnEvent += (_, told) => sent.TrySetResult(told!.Value.Clone());
        session.Event("Network.responseReceivedExtraInfo").OnEvent += (_, told) => received.TrySetResult(told!.Value.Clone());
    }

    /// <summary>The header fields that went out, in the order in which Chromium tells them; null if none did.</summary>
    public IReadOnlyList<HeaderField>? Sent => sent.Task.IsCompletedSuccessfully ? Fields(sent.Task.Result.GetProperty("headers")) : null;

    /// <summary>A blank page with an empty cache.</summary>
    public static async Task<Navigation> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var session = await context.NewCDPSessionAsync(await context.NewPageAsync());
        var navigation = new Navigation(context, session);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Fetch.enable", new() { ["patterns"] = new[] { Pattern("Request"), Pattern("Response") } });
        return navigation;
    }

    /// <summary>Sends the request; ends when the head of the answer is there, and gives it as text.</summary>
    /// <exception cref="UnusableRequestException">Chromium would ask for something else; nothing was sent.</exception>
    /// <exception cref="BrokenExchangeException">No head came.</exception>
    public async Task<string> AskAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        await PutCookiesAsync(request);
        navigating = session.SendAsync("Page.navigate", new() { ["url"] = request.Url });
        var asking = await PausedAsync(cancellationToken);
        var url = asking.GetProperty("request").GetProperty("url").GetString();
        if (url != request.Url)
        {
            throw new UnusableRequestException($"Chromium rewrites {request.Url} to {url}.");
        }

        var headers = asking.GetProperty("request").GetProperty("headers").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
        foreach (var field in request.Headers.Where(field => !IsCookie(field)))
        {
            headers[field.Name] = field.Value;
        }

        // Chromium decodes what it asked to be coded; an exchange holds what was on the wire.
        headers["Accept-Encoding"] = "identity";
        await session.SendAsync("Fetch.continueRequest", new()
        {
            ["requestId"] = pausedId,
            ["headers"] = headers.Select(pair => new Dictionary<string, object> { ["name"] = pair.Key, ["value"] = pair.Value }).ToArray(),
        });
        var answer = await PausedAsync(cancellationToken);
        if (answer.TryGetProperty("responseErrorReason", out _))
        {
            await session.SendAsync("Fetch.continueRequest", new() { ["requestId"] = pausedId });
            throw NetErrors.Of(ErrorOf(await navigating.WaitAsync(cancellationToken)));
        }

        await sent.Task.WaitAsync(cancellationToken);
        var told = await received.Task.WaitAsync(cancellationToken);
        return told.TryGetProperty("headersText", out var text) ? text.GetString()!
            : throw new BrokenExchangeException(TransportFailureKind.MalformedResponse, "Chromium spoke another protocol than HTTP/1.1 with the target.");
    }

    /// <summary>Reads the body of the answer, no further than one piece beyond the limit.</summary>
    /// <exception cref="BrokenExchangeException">It is longer than the limit.</exception>
    public async Task<byte[]> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var stream = (await session.SendAsync("Fetch.takeResponseBodyAsStream", new() { ["requestId"] = pausedId }).WaitAsync(cancellationToken))!.Value.GetProperty("stream").GetString()!;
        for (var isOver = false; !isOver;)
        {
            var piece = (await session.SendAsync("IO.read", new() { ["handle"] = stream, ["size"] = PieceBytes }).WaitAsync(cancellationToken))!.Value;
            var data = piece.GetProperty("data").GetString()!;
            var isCoded = piece.TryGetProperty("base64Encoded", out var coded) && coded.GetBoolean();
            body.Write(isCoded ? Convert.FromBase64String(data) : System.Text.Encoding.UTF8.GetBytes(data));
            isOver = piece.GetProperty("eof").GetBoolean();
            if (body.Length > limit)
            {
                throw BodyBuffer.TooLarge(limit, "more came");
            }
        }

        return body.ToArray();
    }

    /// <summary>Ends the navigation; nothing of the answer was rendered.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        try
        {
            await (navigating ?? Task.FromResult<JsonElement?>(null));
        }
        catch (PlaywrightException)
        {
            // The page went away under it, as it should.
        }
    }

    private async Task<JsonElement> PausedAsync(CancellationToken cancellationToken)
    {
        var next = paused.Reader.ReadAsync(cancellationToken).AsTask();
        if (await Task.WhenAny(next, navigating!) != next && !next.IsCompleted)
        {
            throw NetErrors.Of(ErrorOf(await navigating!));
        }

        var told = await next;
        pausedId = told.GetProperty("requestId").GetString()!;
        return told;
    }

    private Task PutCookiesAsync(RequestToSend request)
    {
        var origin = TargetUrl.Parse(request.Url).Origin;
        var cookies = request.Headers.Where(IsCookie).SelectMany(field => field.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(pair => pair.Split('=', 2)).Select(pair => new Cookie { Name = pair[0], Value = pair.Length > 1 ? pair[1] : "", Url = origin }).ToList();
        return cookies.Count == 0 ? Task.CompletedTask : context.AddCookiesAsync(cookies);
    }

    private static bool IsCookie(HeaderField field) => field.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, object> Pattern(string stage) => new() { ["urlPattern"] = "*", ["requestStage"] = stage };

    private static string ErrorOf(JsonElement? navigated) => navigated is { } told && told.TryGetProperty("errorText", out var text) ? text.GetString()! : "no answer";

    private static IReadOnlyList<HeaderField> Fields(JsonElement headers) => [.. headers.EnumerateObject().Select(field => new HeaderField(field.Name, field.Value.GetString()!))];
}
