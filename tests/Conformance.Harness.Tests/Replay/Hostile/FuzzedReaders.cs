using Conformance.Core.Contract;
using System.IO.Compression;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.DataFiles;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Emulator.Queries;
using Conformance.Harness.Tests.Cli;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>Every reader of what a server or a file wrote, and of what a user typed.</summary>
internal static class FuzzedReaders
{
    private const string Session =
        "<LogonSession Href=\"https://h/api/logonSessions/44cfbdbe-5a95-4156-8867-91f069b7c2cc\"><Links><Link Href=\"https://h/api/jobs?format=Entity\" Rel=\"Down\"/></Links><UserName>a</UserName><SessionId>44cfbdbe-5a95-4156-8867-91f069b7c2cc</SessionId></LogonSession>";

    private const string JsonSession = "{\"Href\":\"https://h/api/logonSessions/44cfbdbe-5a95-4156-8867-91f069b7c2cc\",\"UserName\":\"\\u0061\",\"SessionId\":\"44cfbdbe-5a95-4156-8867-91f069b7c2cc\",\"n\":[1.5e3,null,true]}";

    private const string List = "<?xml version=\"1.0\" encoding=\"utf-8\"?><s xmlns=\"urn:v\"><i UID=\"1\"><a>x</a><![CDATA[y]]></i><!-- c --><i UID=\"2\"/></s>";

    private const string JsonList = "{\"PagingInfo\":{\"n\":1},\"s\":[{\"UID\":\"1\",\"a\":[1,2]},{\"UID\":\"2\",\"b\":{\"c\":\"x\\\"y\"}}]}";

    private const string Archived =
        "{\"record\":\"conformance-archive\",\"version\":1,\"target\":\"emulator\",\"dialect\":\"em12\",\"world\":\"any\",\"started\":\"2026-01-01T00:00:00Z\",\"harness\":\"1\",\"properties\":{\"shard\":\"1/2\"}}\n"
        + "{\"record\":\"exchange\",\"variant\":\"v\",\"step\":\"s\",\"sent\":\"2026-01-01T00:00:00Z\",\"elapsed\":1,\"attempts\":1,\"request\":{\"method\":\"GET\",\"url\":\"http://h/api/\",\"headers\":[[\"A\",\"b\"]]},\"failure\":{\"kind\":\"ClosedBeforeResponse\",\"message\":\"gone.\"}}\n";

    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nX-A: b\r\n c\r\n";

    public static IReadOnlyList<FuzzedReader> All { get; } =
    [
        new("http", HttpAsync, [typeof(BrokenExchangeException)], Head + "Content-Length: 4\r\n\r\n<a/>", Head + "Transfer-Encoding: chunked\r\n\r\n4;x=y\r\n<a/>\r\n0\r\nT: u\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 204 \r\n\r\n"),
        FuzzedReader.Of("xml", body => XmlDocuments.Read(body, DocumentLimits.Default), [typeof(DocumentException)], List, Session),
        FuzzedReader.Of("json", body => JsonDocuments.Read(body, DocumentLimits.Default), [typeof(DocumentException)], JsonList, JsonSession),
        FuzzedReader.Of("xml-stream", body => Streamed(body, DocumentFormat.Xml), [typeof(DocumentException)], List, Session),
        FuzzedReader.Of("json-stream", body => Streamed(body, DocumentFormat.Json), [typeof(DocumentException)], JsonList, JsonSession, "[{\"UID\":\"1\"},{\"UID\":\"2\"}]"),
        FuzzedReader.Of("answer", Judged, [], List, Session, JsonList, JsonSession),
        FuzzedReader.Of("logon", body => LogonAnswer.Read(Response(body)), [], Session, JsonSession),
        FuzzedReader.Of("redaction", Recorded, [], Session, JsonSession, "hunter22 aHVudGVyMjI= %68unter22 &#104;unter22 \\u0068unter22", "<a>hun<!-- -->ter22</a>"),
        FuzzedReader.Of("codings", Decoded, [], "plain") with { Samples = [Gzip("<a/>"), [0x78, 0x9C, 1, 2], [0x0B, 0x02, 0x80, 0x3C, 0x61, 0x2F, 0x3E, 0x03]] },
        FuzzedReader.Of("archive", body => ArchiveReader.Read(new MemoryStream(Gzip(Encoding.UTF8.GetString(body))), "a", new MemoryStream()).Exchanges.Count(), [typeof(ArchiveException)], Archived),
        FuzzedReader.Of("gzip", body => ArchiveReader.Read(new MemoryStream(body), "a", new MemoryStream()), [typeof(ArchiveException)]) with { Samples = [Gzip(Archived)] },
        FuzzedReader.Of("yaml", body => YamlReader.TryRead(new DataFile("a.yaml", Encoding.UTF8.GetString(body)), []), [typeof(DataException)], "a: 1\nb: [x, {c: d}]\ne: |\n  text\n", "- a: &x 1\n- *x\n- ? k\n  : v\n"),
        FuzzedReader.Of("dates", body => HttpDate.Read(Encoding.UTF8.GetString(body)), [], "Mon, 02 Jan 2006 15:04:05 GMT", "Monday, 02-Jan-06 15:04:05 GMT", "Mon Jan  2 15:04:05 2006"),
        FuzzedReader.Of("instants", body => Instants.TryParse(Encoding.UTF8.GetString(body), out _), [], "2021-11-03T21:00:26.19Z", "2021-11-03T21:00:26+01:00"),
        FuzzedReader.Of("links", Linked, [typeof(UnusableRequestException)], "https://h:9398/api/jobs/1?format=Entity#x", "/api/backupServers/{ID}", "http://[::1]:80/api//x/%2e%2e/y"),
        FuzzedReader.Of("placeholders", Placed, [], "${xmlunit.isNumber}", "a${conform.bytes(1..2)}b", "${xmlunit.isDateTime(yyyy)}", "${conform.instant(2021-01-01T00:00:00Z..)}", "${xmlunit.matchesRegex(^a$)}", "${conform.url(/a)}"),
        FuzzedReader.Of("filters", body => FilterReader.Read(Encoding.UTF8.GetString(body), andFirst: true), [typeof(QueryException)], "Name==\"a\";(State!=b,Time>=\"2021-01-01\")", "a<1,b>2"),
        new("options", OptionsAsync, [], "compare --max 5 a b", "diff a b --json", "judge a --report", "compare - -", "merge a b --out c"),
    ];

    private static async Task HttpAsync(byte[] bytes)
    {
        using var deadline = new ExchangeDeadline(TransportLimits.Default, TimeProvider.System);
        deadline.Begin(CancellationToken.None);
        var reader = new ResponseReader(new WireReader(new MemoryStream(bytes)), TransportLimits.Default with { BodyBytes = 64 * 1024 }, deadline, "GET");
        try
        {
            await reader.ReadAsync(CancellationToken.None);
        }
        finally
        {
            reader.Partial();
        }
    }

    private static void Streamed(byte[] body, DocumentFormat format)
    {
        StreamComparer.Compare(new MemoryStream(body), new MemoryStream(body), format, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
        StreamComparer.Compare(
            new MemoryStream(Encoding.UTF8.GetBytes(format == DocumentFormat.Xml ? List : JsonList)), new MemoryStream(body), format, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);
    }

    private static ReceivedResponse Response(byte[] body) =>
        new("HTTP/1.1", 201, "Created", [new("X-RestSvcSessionId", "dG9rZW4tdG9rZW4="), new("Set-Cookie", Encoding.Latin1.GetString(body))], body, BodyFraming.ContentLength);

    private static Exchange Exchanged(byte[] body) =>
        new("v", "s", new SentRequest("GET", "https://h/api/logonSessions", [], default), Response(body), null, default, null, default);

    private static void Judged(byte[] body)
    {
        foreach (var type in new[] { "application/xml", "application/json", "text/plain" })
        {
            var exchange = Exchanged(body);
            var answer = new Answer(exchange with { Response = exchange.Response! with { Headers = [new("Content-Type", type)] } }, ApiRepresentation.Mapping, new PieceSize(1, 2));
            _ = answer.Body?.Resources.Select(resource => (resource.Uid, resource.Href, resource.Links.Count)).ToList();
        }
    }

    private static void Recorded(byte[] body)
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter22");
        redactor.AddPassword("other", "with a blank");
        var exchange = Exchanged(body);
        ExchangeRecorder.Record(redactor, "v", "s", new TransportResult(
            exchange.Request, exchange.Response! with { Head = body }, new TransportFailure(TransportFailureKind.BadChunk, Encoding.Latin1.GetString(body), exchange.Response), default, null, default, 1));
    }

    private static void Decoded(byte[] body)
    {
        foreach (var coding in new[] { "gzip", "deflate", "br" })
        {
            ContentDecoder.Decode(coding, body, 100_000, null);
        }
    }

    private static void Linked(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var contract = Contracts.Value;
        contract.MatchHref(text);
        contract.BaseOf(text);
        PathBelow.Objection(text, "/api");
        TargetUrl.Parse(text);
    }

    private static void Placed(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        _ = PlaceholderSyntax.Faults(text).ToList();
        foreach (var (_, placeholder) in PlaceholderSyntax.Parse(text))
        {
            if (placeholder is not null && PlaceholderChecks.Fault(placeholder) is null)
            {
                PlaceholderChecks.Accepts(placeholder, "2021", CompareOptions.Default);
            }
        }
    }

    // Only words: none of these commands makes or changes a file where nothing can be read.
    private static async Task OptionsAsync(byte[] body)
    {
        var words = Encoding.UTF8.GetString(body).Replace('\0', ' ').Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["compare" or "diff" or "judge" or "merge", ..])
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        try
        {
            var (code, output, errors) = await CommandLine.RunInAsync(folder, [.. words]);
            if (code is not (0 or 2) || errors.Contains("fault of the harness", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"exit code {code}\n{output}{errors}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly Lazy<Core.Contract.ApiContract> Contracts = new(() => Conformance.Replay.Folders.RulebookFolder
        .LoadAsync(Conformance.Replay.Folders.ProjectFolder.Find(CommandLine.Root), null, CancellationToken.None).GetAwaiter().GetResult().Contract);

    private static byte[] Gzip(string text)
    {
        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return coded.ToArray();
    }
}
