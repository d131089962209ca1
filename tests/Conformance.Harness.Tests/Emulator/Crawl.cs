using System.Net;
using System.Text.RegularExpressions;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A client that follows every link from its logon session on.</summary>
internal static partial class Crawl
{
    /// <summary>Status and body of everything that links lead to, by URL.</summary>
    /// <param name="emulator">The server.</param>
    /// <param name="accept">The Accept of every request; null for none.</param>
    public static async Task<Dictionary<string, (HttpStatusCode Status, string Body)>> AllAsync(RunningEmulator emulator, string? accept)
    {
        var (token, id) = await emulator.LogOnAsync();
        var seen = new Dictionary<string, (HttpStatusCode Status, string Body)>(StringComparer.Ordinal);
        var ahead = new Stack<string>([$"{emulator.Server.BaseUrl}/logonSessions/{id}"]);
        while (ahead.TryPop(out var url))
        {
            if (seen.ContainsKey(url))
            {
                continue;
            }

            if (!url.StartsWith(emulator.Server.BaseUrl + "/", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{url} leads to another server.");
            }

            using var response = await emulator.GetAsync(url[emulator.Server.BaseUrl.Length..], token, accept);
            var body = await response.Content.ReadAsStringAsync();
            seen[url] = (response.StatusCode, body);
            foreach (var href in HrefPattern().Matches(body).Select(match => WebUtility.HtmlDecode(Regex.Unescape(match.Groups[1].Value))))
            {
                ahead.Push(href);
            }
        }

        return seen;
    }

    [GeneratedRegex("href\"?[:=] ?\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HrefPattern();
}
