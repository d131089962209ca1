using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Conformance.Emulator;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>An emulator with a clock that stands still, and a client that sends nothing by itself.</summary>
internal sealed class RunningEmulator : IAsyncDisposable
{
    public const string User = "administrator";
    public const string Password = "pässword:1";
    public static readonly XNamespace Ns = "http://www.veeam.com/ent/v1.0";

    private RunningEmulator(EmulatorServer server, FakeTimeProvider time, HttpClient client)
    {
        Server = server;
        Time = time;
        Client = client;
    }

    public EmulatorServer Server { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Client { get; }

    public static async Task<RunningEmulator> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null, DateTimeOffset? now = null)
    {
        var time = new FakeTimeProvider(now ?? WorldFiles.Now);
        var options = new EmulatorOptions
        {
            Contract = await ContractFiles.ContractAsync(),
            World = await WorldFiles.StandardAsync(time.GetUtcNow()),
            TimeProvider = time,
            Https = false,
            Account = new Account(User, Password),
        };
        var server = await EmulatorServer.StartAsync(change?.Invoke(options) ?? options, CancellationToken.None);
#pragma warning disable CA2000 // The client disposes of its handler.
        var handler = new HttpClientHandler
#pragma warning restore CA2000
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString(HashAlgorithmName.SHA256) == server.CertificateSha256,
        };
        return new RunningEmulator(server, time, new HttpClient(handler, disposeHandler: true));
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token = null, string? accept = null, string? cookie = null, AuthenticationHeaderValue? authorization = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, Server.BaseUrl + path) { Content = content };
        Add(request, "X-RestSvcSessionId", token);
        Add(request, "Accept", accept);
        Add(request, "Cookie", cookie is null ? null : "X-RestSvcSessionId=" + cookie);
        request.Headers.Authorization = authorization;
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null, string? accept = null) =>
        SendAsync(HttpMethod.Get, path, token, accept);

    public static AuthenticationHeaderValue Basic(string user = User, string password = Password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    public async Task<(string Token, string Id)> LogOnAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "/sessionMngr/?v=latest", authorization: Basic());
        var token = response.Headers.GetValues("X-RestSvcSessionId").Single();
        var id = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Element(Ns + "SessionId")!.Value;
        return (token, id);
    }

    public async Task<XElement> XmlAsync(string path, string token)
    {
        using var response = await GetAsync(path, token);
        return XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
    }

    public async Task<JsonElement> JsonAsync(string path, string token)
    {
        using var response = await GetAsync(path, token, "application/json");
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
