using System.IO.Compression;
using System.Text;
using Conformance.Core.Exchanges;

namespace Conformance.Harness.Tests.Rogue;

/// <summary>Bodies and redirects that are dangerous to those who act on them. The transport acts on none: whole responses, byte
/// for byte.</summary>
public static class ContentBehaviours
{
    private static readonly (string Name, string Type, byte[] Body)[] Bodies =
    [
        ("xml entity bomb", "application/xml", Text("<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]><a>&c;&c;&c;&c;</a>")),
        ("external entity", "application/xml", Text("<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:1/evil\">]><a>&x;</a>")),
        ("deep json", "application/json", Text(new string('[', 100_000))), ("deep xml", "application/xml", Text(string.Concat(Enumerable.Repeat("<a>", 60_000)))),
        ("duplicate keys", "application/json", Text("{\"a\":1,\"a\":2}")), ("bad utf-8", "application/json; charset=utf-8", [0x22, 0xC3, 0x28, 0xFF, 0xFE, 0x22]),
        ("overlong utf-8", "application/xml", [0x3C, 0xC0, 0xAF, 0x3E]), ("lone surrogate", "application/json", Text("\"\\ud800\"")),
        ("utf-16 without label", "application/json", Encoding.Unicode.GetBytes("{\"a\":1}")), ("utf-16 labelled utf-8", "application/xml; charset=utf-8", Encoding.BigEndianUnicode.GetBytes("<a/>")),
        ("odd utf-16", "application/xml; charset=utf-16", [0xFF, 0xFE, 0x3C]), ("unknown charset", "application/xml; charset=klingon", Text("<a/>")),
        ("three marks", "application/xml", [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0x00]), ("NULs", "application/xml", new byte[100]), ("terminal escapes", "text/plain", Text("\u001b[2J\u001b]0;owned\u0007")),
        ("json labelled xml", "application/xml", Text("{}")), ("xml labelled json", "application/json", Text("<a/>")), ("empty", "application/json", []),
        ("script", "text/html", Text("<script>alert(1)</script>")), ("an http response", "application/xml", Text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")),
    ];

    private static readonly (string Name, string Location)[] Redirects =
    [
        ("another host", "http://evil.test/"), ("the metadata service", "http://169.254.169.254/latest/"), ("itself", "/api/thing"), ("downgrade", "http://127.0.0.1/"),
        ("a file", "file:///etc/passwd"), ("nowhere", ""), ("protocol-relative", "//evil.test/"),
    ];

    public static IEnumerable<RogueBehaviour> All =>
    [
        .. Bodies.Select(body => Whole($"content: {body.Name}", 200, $"Content-Type: {body.Type}\r\n", body.Body)),
        Whole("content: gzip bomb", 200, "Content-Encoding: gzip\r\n", Bomb()),
        Whole("content: gzip bomb in gzip", 200, "Content-Encoding: gzip, gzip\r\n", Gzip(Bomb())),
        Whole("content: gzip that is none", 200, "Content-Encoding: gzip\r\n", Text("plain")),
        .. from redirect in Redirects
           from status in new[] { 301, 302, 303, 307, 308 }
           select Whole($"redirect: {status} to {redirect.Name}", status, $"Location: {redirect.Location}\r\n", []),
        Whole("redirect: refresh", 200, "Refresh: 0; url=http://evil.test/\r\n", []),
        Whole("redirect: 401 with a challenge", 401, "WWW-Authenticate: Basic Realm=RestSvc\r\n", []),
        Whole("redirect: 407 with a challenge", 407, "Proxy-Authenticate: Negotiate\r\n", []),
        Whole("redirect: 426 upgrade", 426, "Upgrade: h2c\r\nConnection: Upgrade\r\n", []),
        Whole("redirect: 503 retry after", 503, "Retry-After: 0\r\n", []),
        Whole("redirect: alternative service", 200, "Alt-Svc: h3=\":443\"\r\n", []),
    ];

    private static RogueBehaviour Whole(string name, int status, string lines, byte[] body) =>
        new(name, [], [RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 {status} Some\r\n{lines}Content-Length: {body.Length}\r\n\r\n"), RogueStep.Send(body), RogueStep.Hold])
        {
            Whole = response => response.Status == status && response.Body.Span.SequenceEqual(body) && response.Framing == BodyFraming.ContentLength,
        };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Bomb() => Gzip(new byte[16 * 1024 * 1024]);

    private static byte[] Gzip(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return output.ToArray();
    }
}
