using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Runs;

/// <summary>By which API version a recording is judged: a server that is right by an older one must not be blamed.</summary>
internal static class HarVersion
{
    /// <summary>The version, and what to tell of it; both null if the newest is known to be meant.</summary>
    /// <param name="exchanges">The recording.</param>
    /// <param name="rules">What the judge goes by.</param>
    public static (string? Version, string? Note) Of(IReadOnlyList<Exchange> exchanges, Rulebook rules)
    {
        var contract = rules.Contract;
        var logons = exchanges.Where(exchange => exchange is { Request.Method: "POST", Response.Status: 201 } && contract.MatchHref(exchange.Request.Url)?.Operation.Path.Kind == PathKind.Logon)
            .Select(exchange => QueryOf(exchange.Request.Url)).Where(version => version is not null && ApiVersions.IsName(version)).ToList();
        var newest = EntryPoint.NewestVersion(exchanges, rules.Mapping, contract);
        if (logons.Count > 0)
        {
            return (logons.Aggregate((one, other) => ApiVersions.IsBefore(one, other) ? one : other), null);
        }

        if (newest is not null)
        {
            return (newest, null);
        }

        // Who answers in JSON is at least so new.
        var least = exchanges.Any(exchange => MediaType.IsJson(exchange.Response?.Headers.First("Content-Type"))) ? contract.JsonSince ?? contract.Versions[0].Name : contract.Versions[0].Name;
        return (least, $"The recording does not show the API version, so what came after {least} is asked for only where it is there. Name the version: --api-version {contract.Versions[^1].Name}");
    }

    private static string? QueryOf(string url) => url.Split('?', 2) is [_, var query]
        ? query.Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair is ["v", _]).Select(pair => pair[1]).FirstOrDefault() : null;
}
