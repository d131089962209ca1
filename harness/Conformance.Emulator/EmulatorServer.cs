using System.Globalization;
using Conformance.Emulator.Faults;
using Conformance.Emulator.Hosting;
using Conformance.Emulator.Styles;
using Microsoft.AspNetCore.Builder;
using WireMock;
using WireMock.Exceptions;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Conformance.Emulator;

/// <summary>
/// An emulator of the Enterprise Manager REST API on 127.0.0.1. One mapping takes every request, because WireMock.Net tries its
/// mappings
/// in turn; nothing is kept in its request log.
/// </summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private readonly WireMockServer server;
    private readonly Responder responder;

    private EmulatorServer(WireMockServer server, string? certificateSha256, Responder responder, string baseUrl)
    {
        this.server = server;
        this.responder = responder;
        BaseUrl = baseUrl;
        CertificateSha256 = certificateSha256;
    }

    /// <summary>The base URL without a slash at the end, as in <c>https://127.0.0.1:40123/api</c>.</summary>
    public string BaseUrl { get; }

    /// <summary>The SHA-256 fingerprint of its certificate in 64 upper-case digits; null for HTTP.</summary>
    public string? CertificateSha256 { get; }

    /// <summary>The number of logon sessions that are neither ended nor expired.</summary>
    public int ActiveLogonSessions => responder.Sessions.Active.Count;

    /// <summary>Every token that it gave: what must be found in no report.</summary>
    internal IReadOnlyList<string> TokensGiven => responder.Sessions.Given;

    /// <summary>Starts an emulator and returns when it listens.</summary>
    /// <exception cref="ArgumentException">A fault or style is not known; the message names the nearest.</exception>
    /// <exception cref="InvalidOperationException">The port cannot be listened on.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken)
    {
        if (options.Faults.Select(name => FaultCatalogue.Unusable(name, options.Contract.Resources.Keys)).FirstOrDefault(reason => reason is not null) is { } unusable)
        {
            throw new ArgumentException(unusable, nameof(options));
        }

        var behaviour = FaultCatalogue.Combine(options.Faults, new EmulatorBehaviour { Style = StyleCatalogue.Combine(options.Styles) });
        var responder = new Responder(options, behaviour);
        LoopbackPort.RequireFree(options.Port);
        return await Task.Run(() => Start(options, behaviour.Style, responder), cancellationToken);
    }

    /// <summary>The certificate's file is needed only until the server listens, so it is gone even if the process is killed
    /// later.</summary>
    private static EmulatorServer Start(EmulatorOptions options, WritingStyle style, Responder responder)
    {
        var scheme = options.Https ? "https" : "http";
        using var certificate = options.Https ? ServerCertificate.Make(TimeProvider.System.GetUtcNow(), options.CertificatePath) : null;
        var server = Listen(Settings(options, scheme, certificate));
        server.Given(Request.Create()).RespondWith(Response.Create().WithCallback(Respond(responder, style, options)));
        var baseUrl = string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{server.Port}{options.Contract.BasePath}");
        return new EmulatorServer(server, certificate?.Sha256, responder, baseUrl);
    }

    private static WireMockServer Listen(WireMockServerSettings settings)
    {
        try
        {
            return WireMockServer.Start(settings);
        }
        catch (WireMockException exception)
        {
            throw new InvalidOperationException($"The emulator cannot listen: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private static WireMockServerSettings Settings(EmulatorOptions options, string scheme, ServerCertificate? certificate) => new()
    {
        Urls = [string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{options.Port}/")],
        Logger = new WireMockNullLogger(),
        PreWireMockMiddlewareInit = Pipeline,
        MaxRequestLogCount = 0,
        DisableJsonBodyParsing = true,
        DisableRequestBodyDecompressing = true,
        AllowBodyForAllHttpMethods = true,
        CertificateSettings = certificate is null ? null : new WireMockCertificateSettings
        {
            X509CertificateFilePath = certificate.FilePath,
            X509CertificatePassword = certificate.Password,
        },
    };

    private static void Pipeline(object application)
    {
        WireHeaders.Use((IApplicationBuilder)application);
        StreamedBody.Use((IApplicationBuilder)application);
    }

    private static Func<IRequestMessage, Task<IResponseMessage>> Respond(Responder responder, WritingStyle style, EmulatorOptions options) =>
        async message =>
        {
            var started = TimeProvider.System.GetTimestamp();
            var response = responder.Respond(WireMockMessages.ToRequest(message));
            if (style.Delay > TimeSpan.Zero)
            {
                await Task.Delay(style.Delay, CancellationToken.None);
            }

            response = style.ContentCoding is { } coding ? CodedBody.Of(response, coding) : response;
            options.Answered?.Invoke(new AnsweredRequest(
                TimeProvider.System.GetUtcNow(), message.Method, new Uri(message.Url).PathAndQuery, response.Status, TimeProvider.System.GetElapsedTime(started)));
            return WireMockMessages.ToMessage(response.With(WireHeaders.Date, options.TimeProvider.GetUtcNow().ToString("r", CultureInfo.InvariantCulture)), style);
        };

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync()
    {
        server.Stop();
        server.Dispose();
        return ValueTask.CompletedTask;
    }
}
