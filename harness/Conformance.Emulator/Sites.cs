using System.Collections.Concurrent;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator;

/// <summary>
/// The sites of an emulator: Hrefs begin with the scheme, host and port that the client called, so that it can follow links; in
/// the style
/// <c>foreign-host</c>, and for a client that names no host, with the world's origin.
/// </summary>
internal sealed class Sites
{
    /// <summary>How many are kept: clients write the Host header, so any number may be asked for.</summary>
    private const int Kept = 64;

    private readonly ConcurrentDictionary<string, Site> byOrigin = new(StringComparer.Ordinal);
    private readonly EmulatorOptions options;
    private readonly EmulatorBehaviour behaviour;
    private readonly LogonSessions sessions;
    private readonly QueryReader reader;
    private readonly QueryMatches matches;

    public Sites(EmulatorOptions options, EmulatorBehaviour behaviour, LogonSessions sessions)
    {
        this.options = options;
        this.behaviour = behaviour;
        this.sessions = sessions;
        reader = new QueryReader(options.Contract, behaviour.QueryOf);
        matches = new QueryMatches(options.World, reader, behaviour.QueryOf);
    }

    /// <summary>The site that a request called.</summary>
    public Site Of(EmulatorRequest request)
    {
        var origin = !behaviour.Style.ForeignHost && request.Header("Host") is { Length: > 0 } host
            ? $"{(options.Https ? "https" : "http")}://{host}" : options.World.Origin;
        if (byOrigin.Count >= Kept)
        {
            byOrigin.Clear();
        }

        return byOrigin.GetOrAdd(origin, each => new Site(each, options, behaviour, sessions, reader, matches));
    }
}
