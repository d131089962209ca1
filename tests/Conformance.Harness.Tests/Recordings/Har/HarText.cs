using System.Text.Json;

namespace Conformance.Harness.Tests.Recordings.Har;

/// <summary>Small HAR files, as browsers write them.</summary>
internal static class HarText
{
    public const string Base = "https://em.example.com:9398/api";

    private const string NoJobs = """<EntityReferences xmlns="http://www.veeam.com/ent/v1.0"></EntityReferences>""";

    /// <summary>A file with these entries.</summary>
    public static string Of(params string[] entries) =>
        $$$"""{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"_own":{"a":[1]},"entries":[{{{string.Join(",\n", entries)}}}],"comment":""}}""";

    /// <summary>An entry of a GET that is answered in XML with no jobs.</summary>
    /// <param name="path">Below the base.</param>
    /// <param name="text">The body.</param>
    /// <param name="more">More members of the entry, each with a comma before it.</param>
    /// <param name="sent">More header fields of the request.</param>
    /// <param name="content">The content, instead of the body's.</param>
    /// <param name="at">Seconds after the start.</param>
    /// <param name="accept">What Accept says.</param>
    /// <param name="type">The Content-Type.</param>
    /// <param name="method">The method.</param>
    /// <param name="status">The status.</param>
    public static string Get(
        string path = "/jobs", string text = NoJobs, string more = "", string sent = "", string? content = null, int at = 0, string accept = "application/xml",
        string type = "application/xml", string method = "GET", int status = 200) => $$$"""
        {"startedDateTime":"2026-01-31T09:{{{at / 60:00}}}:{{{at % 60:00}}}.000Z","time":3.5,"_initiator":{"type":"script"}{{{more}}},
         "request":{"method":"{{{method}}}","url":"{{{(path.Contains("://", StringComparison.Ordinal) ? path : Base + path)}}}","httpVersion":"http/2.0","cookies":[],"queryString":[],"headersSize":-1,"bodySize":0,
          "headers":[{"name":":authority","value":"em.example.com:9398"},{"name":"accept","value":"{{{accept}}}"}{{{sent}}}]},
         "response":{"status":{{{status}}},"statusText":"","httpVersion":"http/2.0","cookies":[],"redirectURL":"","headersSize":-1,"bodySize":-1,
          "headers":[{"name":"content-type","value":"{{{type}}}"},{"name":"date","value":"Sat, 31 Jan 2026 09:00:00 GMT"}],
          "content":{{{content ?? Content(text, type)}}}},
         "cache":{},"timings":{"send":0,"wait":3,"receive":0.5}}
        """;

    private static string Content(string text, string type) =>
        $"{{\"size\":{text.Length},\"mimeType\":\"{type}\",\"text\":{JsonSerializer.Serialize(text)}}}";

    /// <summary>A header field.</summary>
    public static string Field(string name, string value) => $$""",{"name":"{{name}}","value":"{{value}}"}""";
}
