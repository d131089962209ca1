using System.Net.Sockets;
using Conformance.Core.Exchanges;
using Conformance.Replay.Tls;
using Conformance.Replay.Transport;
using Microsoft.Playwright;

namespace Conformance.Browser;

/// <summary>
/// Sends GET requests through Chromium's network stack. What a scenario names goes out as it says; the rest is what Chromium
/// sends of itself,
/// Accept first. Three things are set otherwise than in a browser at home: HTTP/1.1 only, no proxy, no content coding.
/// </summary>
/// <remarks>
/// Chromium's tools tell no error in the middle of a body: one of a known length is measured, a chunked one that is cut after
/// some of it came
/// passes for a shorter one, which only our own client finds out.
/// TLS is verified as always: our own handshake judges the certificate, and Chromium then believes that key and no other beside
/// those that it
/// believes anyway.
/// </remarks>
internal sealed class ChromiumTransport : ITransport
{
    private static readonly string[] Settings = ["--no-sandbox", "--disable-http2", "--disable-quic", "--no-proxy-server", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly TransportOptions options;
    private readonly TimeProvider time;
    private readonly DeadlinePool deadlines;
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> launched;

    public ChromiumTransport(string program, TransportOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        deadlines = new DeadlinePool(options.Limits, time);
        Guard = new SafetyGuard(options.BaseUrl, allowUnsafe: false);
        launched = new Lazy<Task<(IPlaywright, IBrowser)>>(() => LaunchAsync(program));
    }

    /// <inheritdoc />
    public SafetyGuard Guard { get; }

    /// <inheritdoc />
    public async Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken)
    {
        var url = TargetUrl.Parse(request.Url);
        if (Unsendable.Reason(request) is { } reason)
        {
            throw new UnusableRequestException(reason);
        }

        Guard.Check(request, url);
        var sentAt = time.GetUtcNow();
        var asked = RequestHead.Complete(request, url);
        Navigation navigation;
        try
        {
#pragma warning disable CA2000 // Disposed below; what is caught here is only that there is none.
            navigation = await Navigation.OpenAsync((await launched.Value.WaitAsync(cancellationToken)).Browser);
#pragma warning restore CA2000
        }
        catch (BrokenExchangeException broken)
        {
            return new TransportResult(asked, null, new TransportFailure(broken.Kind, broken.Message, null), sentAt, null, TimeSpan.Zero, 1);
        }

        await using (navigation)
        {
            return await SendAsync(navigation, asked, request, sentAt, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        deadlines.Dispose();
        if (launched is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (driver, browser) = await launched.Value;
            await browser.CloseAsync();
            driver.Dispose();
        }
    }

    private async Task<TransportResult> SendAsync(Navigation navigation, SentRequest asked, RequestToSend request, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The pool takes it back below and disposes it.
        var deadline = deadlines.Begin(cancellationToken);
#pragma warning restore CA2000
        ReceivedResponse? response = null;
        TransportFailure? failure = null;
        try
        {
            deadline.AwaitingFirstByte();
            var head = await navigation.AskAsync(request, deadline.Token);
            deadline.Receiving();
            response = await ResponseAsync(navigation, head, deadline.Token);
        }
        catch (Exception error) when (error is BrokenExchangeException or OperationCanceledException)
        {
            var broken = error as BrokenExchangeException ?? deadline.Expired();
            failure = new TransportFailure(broken.Kind, broken.Message, null);
        }
        finally
        {
            deadlines.End(deadline);
        }

        return new TransportResult(asked with { Headers = navigation.Sent ?? asked.Headers }, response, failure, sentAt, deadline.FirstByte, deadline.Elapsed, 1);
    }

    private async Task<ReceivedResponse> ResponseAsync(Navigation navigation, string text, CancellationToken cancellationToken)
    {
        var (head, announced) = ReceivedHead.Parse(text, options.Limits.BodyBytes);
        if (head.Headers.First("Content-Encoding") is { } coding)
        {
            throw new UnusableRequestException($"the target answered with Content-Encoding {coding}, which was not asked for, and Chromium tells no coded body.");
        }

        // Chromium shows no body of a redirect, and has read it.
        if (head.Status is 301 or 302 or 303 or 307 or 308 && head.Headers.First("Location") is not null)
        {
            return head with { ReceivedLength = announced ?? 0 };
        }

        var body = await navigation.ReadAsync(options.Limits.BodyBytes, cancellationToken);
        if (body.Length == 0 && head.Framing == BodyFraming.Chunked)
        {
            throw new UnusableRequestException("the target answered with an empty chunked body, and Chromium tells no such body from one that was cut off.");
        }

        return announced is { } length && body.Length < length
            ? throw new BrokenExchangeException(TransportFailureKind.ClosedInsideResponse, $"Chromium got {body.Length} of {length} body bytes.")
            : head with { Body = body };
    }

    private async Task<(IPlaywright Driver, IBrowser Browser)> LaunchAsync(string program)
    {
        var driver = await Playwright.CreateAsync();
        try
        {
            var arguments = await KeyAsync() is { } key ? [.. Settings, "--ignore-certificate-errors-spki-list=" + key] : Settings;
            return (driver, await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = arguments }));
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    private async Task<string?> KeyAsync()
    {
        if (options.BaseUrl.Scheme != "https" || ReferenceEquals(options.Trust, TlsTrust.System))
        {
            return null;
        }

        try
        {
            using var limit = new CancellationTokenSource(options.Limits.Connect, time);
            return await TargetKey.VerifiedAsync(options.BaseUrl, options.Trust, limit.Token);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            throw new BrokenExchangeException(TransportFailureKind.ConnectionRefused, $"no connection to {options.BaseUrl.Origin} ({error.Message}).", error);
        }
    }
}
