using System.Net;
using System.Text.RegularExpressions;
using Conformance.Emulator;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A client that follows links finds something behind each of them.</summary>
[TestFixture]
public sealed partial class CrawlTests
{
    [TestCase(EmulatorDialect.Em12, null)]
    [TestCase(EmulatorDialect.Em12, "application/json")]
    [TestCase(EmulatorDialect.Em13, "application/json")]
    public async Task From_the_logon_session_through_every_link_nothing_is_404(EmulatorDialect dialect, string? accept)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Dialect = dialect });
        var (token, id) = await emulator.LogOnAsync();
        var seen = new Dictionary<string, HttpStatusCode>(StringComparer.Ordinal);
        var ahead = new Stack<string>([$"{emulator.Server.BaseUrl}/logonSessions/{id}"]);
        while (ahead.TryPop(out var url))
        {
            if (seen.ContainsKey(url))
            {
                continue;
            }

            url.Should().StartWith(emulator.Server.BaseUrl + "/");
            using var response = await emulator.GetAsync(url[emulator.Server.BaseUrl.Length..], token, accept);
            seen[url] = response.StatusCode;
            foreach (var href in Hrefs(await response.Content.ReadAsStringAsync()))
            {
                ahead.Push(href);
            }
        }

        seen.Should().HaveCountGreaterThan(500);
        seen.Where(pair => pair.Value is not (HttpStatusCode.OK or HttpStatusCode.MethodNotAllowed)).Should().BeEmpty();
    }

    private static IEnumerable<string> Hrefs(string body) => HrefPattern().Matches(body)
        .Select(match => WebUtility.HtmlDecode(Regex.Unescape(match.Groups[1].Value)));

    [GeneratedRegex("href\"?[:=] ?\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HrefPattern();
}
