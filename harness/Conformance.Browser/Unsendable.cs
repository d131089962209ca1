using Conformance.Replay.Transport;

namespace Conformance.Browser;

/// <summary>Requests that no page and no address bar of a browser can send.</summary>
internal static class Unsendable
{
    /// <summary>Field names that browsers keep to themselves (Fetch Standard, forbidden request-headers); cookies go by the
    /// cookie jar.</summary>
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Charset", "Accept-Encoding", "Connection", "Content-Length", "Date", "DNT", "Expect", "Host", "Keep-Alive", "Origin", "Referer",
        "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
    };

    /// <summary>Why Chromium cannot send a request, as a sentence; null if it can.</summary>
    public static string? Reason(RequestToSend request)
    {
        var names = request.Headers.Select(field => field.Name).ToList();
        return request.Method != "GET" ? $"Chromium as client only reads pages with GET, it sends no {request.Method}."
            : !request.Body.IsEmpty ? "Chromium sends no body with GET."
            : names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? $"Chromium sends header {twice.Key} once, the scenario names it {twice.Count()} times."
            : names.FirstOrDefault(IsForbidden) is { } own ? $"Chromium lets nobody else set header {own}."
            : request.Headers.FirstOrDefault(field => field.Name.Equals("Accept", StringComparison.OrdinalIgnoreCase) && field.Value.Length == 0) is not null
                ? "Chromium sends no empty Accept."
            : null;
    }

    private static bool IsForbidden(string name) => Forbidden.Contains(name)
        || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase);
}
