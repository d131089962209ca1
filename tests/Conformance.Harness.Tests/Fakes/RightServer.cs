using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using System.Globalization;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Harness.Tests.Fakes;

/// <summary>A right server that a fake one can ask, with the headers of the original passed on.</summary>
internal sealed class RightServer : IAsyncDisposable
{
    public const string User = "administrator";

    private readonly EmulatorServer emulator;
    private readonly HttpClient client;

    private RightServer(EmulatorServer emulator)
    {
        this.emulator = emulator;
#pragma warning disable CA2000 // The client disposes of its handler.
        client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false, CheckCertificateRevocationList = true });
#pragma warning restore CA2000
    }

    public string BaseUrl => emulator.BaseUrl;

    public string? Fingerprint => emulator.CertificateSha256;

    public int ActiveLogonSessions => emulator.ActiveLogonSessions;

    /// <summary>Starts one.</summary>
    /// <param name="role">The role of its account.</param>
    /// <param name="https">Whether it speaks HTTPS.</param>
    /// <param name="dialect">How it writes JSON.</param>
    /// <param name="faults">Ways to be wrong; null for none.</param>
    /// <param name="without">Which entities of the standard world it does not hold; null for none.</param>
    public static async Task<RightServer> StartAsync(Role role = Role.PortalAdministrator, bool https = false, EmulatorDialect dialect = EmulatorDialect.Em12, IReadOnlyList<string>? faults = null, Func<WorldEntity, ApiContract, bool>? without = null)
    {
        var project = ProjectFolder.Find(CommandLine.Root);
        var rules = await RulebookFolder.LoadAsync(project, null, CancellationToken.None);
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        var world = await WorldFolder.LoadAsync(project, null, rules.Contract, clock.GetUtcNow(), CancellationToken.None);
        return new RightServer(await EmulatorServer.StartAsync(
            new EmulatorOptions
            {
                Contract = rules.Contract,
                World = without is null ? world : new World(world.Name, world.Origin, world.Now, [.. world.Entities.Where(entity => !without(entity, rules.Contract))]),
                TimeProvider = clock,
                Https = https,
                Dialect = dialect,
                Faults = faults ?? [],
                Account = new Account(User, CommandLine.Password, role),
            },
            CancellationToken.None));
    }

    /// <summary>The right answer to a request, or to the same request for another target.</summary>
    public async Task<FakeAnswer?> AnswerAsync(FakeRequest request, string? target = null)
    {
        var origin = new Uri(emulator.BaseUrl).GetLeftPart(UriPartial.Authority);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), origin + (target ?? request.Target));
        foreach (var (name, value) in request.Fields)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(message);
        var fields = response.Headers.Concat(response.Content.Headers)
            .Where(field => field.Key is not ("Content-Length" or "Transfer-Encoding" or "Connection"))
            .SelectMany(field => field.Value.Select(value => (field.Key, value)));
        return new FakeAnswer(
            string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}"), [.. fields], await response.Content.ReadAsByteArrayAsync());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await emulator.DisposeAsync();
    }
}
