using System.Net;

namespace Conformance.Emulator;

/// <summary>A parameter of a URL's query.</summary>
/// <param name="Name">The name, decoded.</param>
/// <param name="Value">The value, decoded; empty if there is none.</param>
public sealed record QueryParameter(string Name, string Value)
{
    /// <summary>
    /// Reads a query, with or without its question mark. Only <c>&amp;</c> separates: semicolons and commas belong to filters. A
    /// plus is a
    /// blank, as the server's own Hrefs write it (HC:query_comparison).
    /// </summary>
    public static IReadOnlyList<QueryParameter> Read(string? query) =>
        [.. (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(One)];

    private static QueryParameter One(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new QueryParameter(WebUtility.UrlDecode(pair), "")
            : new QueryParameter(WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
    }
}
