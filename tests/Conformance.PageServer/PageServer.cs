using System.Net;
using Conformance.PageServer.Serve;
using Conformance.PageServer.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Conformance.PageServer;

/// <summary>A running server on 127.0.0.1, written from the vendor's pages alone.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private PageServer(WebApplication application) => this.application = application;

    /// <summary>The base address, ending in /api.</summary>
    public Uri Address => new(application.Urls.First() + "/api");

    /// <summary>Starts a server.</summary>
    /// <exception cref="ArgumentException">A switch is neither a style nor a fault, or both dialects are asked for.</exception>
    public static async Task<PageServer> StartAsync(ServerOptions options, CancellationToken cancellation)
    {
        var unknown = options.Switches.Where(name => !Styles.Every.Concat(Faults.Every).Any(choice =>
            choice.Name == name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException($"These are neither styles nor faults: {string.Join(", ", unknown)}.", nameof(options));
        }

        if (options.Has("em12") && options.Has("em13"))
        {
            throw new ArgumentException("A server speaks one dialect of JSON: em12 or em13.", nameof(options));
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var application = builder.Build();
        var handler = new Handler(EstateBuilder.Build(options.Time), options);
        application.Run(handler.RunAsync);
        await application.StartAsync(cancellation);
        return new PageServer(application);
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
