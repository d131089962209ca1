using Conformance.Core.Contract;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.DataFiles;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;
using Conformance.Harness.Tests.Fakes;
using Conformance.Replay.Redaction;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;
using CultureInfo = System.Globalization.CultureInfo;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>
/// Four times as much to read costs about four times as much, counted in bytes that are allocated: unlike time these are the same
/// on every
/// machine. A square would cost sixteen times as much.
/// </summary>
[NonParallelizable]
public sealed class GrowthTests
{
    private const int Few = 2_000;
    private const double Most = 6;

    /// <summary>What is read, how an input of a size is made, and what reads it.</summary>
    private static IEnumerable<TestCaseData> Readers()
    {
        yield return Case("an XML list", Xml, body => XmlDocuments.Read(body, DocumentLimits.Default));
        yield return Case("a JSON list", Json, body => JsonDocuments.Read(body, DocumentLimits.Default));
        yield return Case("siblings of many names", count => Bytes($"<a>{Each(count, at => $"<n{at}/>")}</a>"), body => XmlDocuments.Read(body, DocumentLimits.Default));
        yield return Case("pieces of text", count => Bytes($"<a>{Each(count, _ => "x<!-- -->")}</a>"), body => XmlDocuments.Read(body, DocumentLimits.Default));
        yield return Case("members of many names", count => Bytes($"{{{Each(count, at => $"\"n{at}\":1,")}\"z\":1}}"), body => JsonDocuments.Read(body, DocumentLimits.Default));
        yield return Case("two XML lists", Xml, body => Streamed(body, DocumentFormat.Xml));
        yield return Case("two JSON lists", Json, body => Streamed(body, DocumentFormat.Json));
        yield return Case("arrays without keys", count => Bytes($"{{{Each(count, at => $"\"n{at}\":[{{}}],")}\"z\":1}}"), body => Streamed(body, DocumentFormat.Json));
        yield return Case("comments between members", count => Bytes($"<s>{Each(count, at => $"<!-- --><i UID='{at}'/>")}</s>"), body => Streamed(body, DocumentFormat.Xml));
        yield return Case("a collection in pieces", Xml, body => CollectionPieces.Of(body, DocumentFormat.Xml, ApiRepresentation.Mapping, 100));
        yield return Case("escapes that hold no secret", count => Bytes(Each(count, _ => "<a b='&#120;%41'>&amp;x%25</a>")), body => Secretive().Scrub(body, isCut: false));
        yield return Case("a secret many times", count => Bytes(Each(count, _ => "<a>hunter22&amp;</a>")), body => Secretive().Scrub(body, isCut: false));
        yield return Case("pieces of a secret", count => Bytes($"<a>{Each(count, _ => "<b>hun<!-- -->ter</b>")}</a>"), body => Recorded(body));
        yield return Case("session ids", count => Bytes($"<a>{Each(count, at => $"<SessionId>{new Guid(at, 1, 1, new byte[8])}</SessionId>")}</a>"), body => Recorded(body));
        yield return Case("a YAML list", count => Bytes(Each(count, at => $"- a{at}: b\n")), body => YamlReader.Read(new DataFile("a.yaml", Encoding.UTF8.GetString(body))));
        yield return Case("an archive", Lines, body => ArchiveReader.Read(new MemoryStream(body), "a", new MemoryStream()).Exchanges.Count());
        yield return Case("known words", count => Bytes(Each(count, at => $"word{at} ")), body => Suggestion.For("wrod", Encoding.UTF8.GetString(body).Split(' ')));
        yield return Case("a name of many segments", count => Bytes("/api" + Each(count, _ => "/%2541")), body => PathBelow.Objection(Encoding.UTF8.GetString(body), "/api"));
    }

    [TestCaseSource(nameof(Readers))]
    public void Four_times_as_much_costs_about_four_times_as_much(Func<int, byte[]> make, Action<byte[]> read)
    {
        var (few, many) = (make(Few), make(4 * Few));

        // The first reading also pays for what is made once in a process.
        read(few);
        read(many);

        Allocated(() => read(many)).Should().BeLessThan((long)(Most * Allocated(() => read(few))) + 65_536);
    }

    [Test]
    public async Task Discovery_asks_no_more_of_a_longer_list()
    {
        (await AskedAsync(4 * Few)).Should().Be(await AskedAsync(Few)).And.BeLessThan(60);

        static async Task<int> AskedAsync(int members)
        {
            var list = Encoding.UTF8.GetBytes(References(members));
            var run = await HostileRun.OfAsync(
                (request, answer) => request.Target.StartsWith("/api/replicaSessions", StringComparison.Ordinal) && !request.Target.Contains("/replicaSessions/", StringComparison.Ordinal)
                    ? new FakeAnswer("200 OK", [("Content-Type", "application/xml")], list) : answer,
                "--select", "jobs/one[accept=absent]", "--parallel", "1");
            return run.Asked.Count;
        }
    }

    [Test]
    public async Task Pages_that_never_end_are_left_after_some()
    {
        var run = await HostileRun.OfAsync(
            (request, answer) => request.Target.StartsWith("/api/query", StringComparison.Ordinal) ? HostileRun.Replaced(answer, "Rel=\"Last\"", "Rel=\"Next\"") : answer,
            "--select", "area:query", "--parallel", "1");

        run.Output.Should().NotContain("fault of the harness");
        run.Asked.GroupBy(asked => asked).Max(same => same.Count()).Should().BeLessThan(100, "a page that names itself is not asked for without end");
    }

    private static TestCaseData Case(string name, Func<int, byte[]> make, Action<byte[]> read) => new TestCaseData(make, read).SetArgDisplayNames(name);

    private static TestCaseData Case(string name, Func<int, byte[]> make, Func<byte[], object?> read) => Case(name, make, body => { read(body); });

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Each(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static byte[] Xml(int count) => Bytes($"<s>{Each(count, at => $"<i UID='{at}'><n>x</n></i>")}</s>");

    private static byte[] Json(int count) => Bytes($"[{Each(count, at => $"{{\"UID\":\"{at}\",\"n\":1}},")}{{\"UID\":\"z\"}}]");

    private static string References(int count) => "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\">"
        + Each(count, at => $"<Ref UID=\"urn:veeam:ReplicaJobSession:{new Guid(at, 0, 0, new byte[8])}\" Name=\"s{at}\" Type=\"ReplicaJobSessionReference\"/>") + "</EntityReferences>";

    private static Comparison Streamed(byte[] body, DocumentFormat format) => StreamComparer.Compare(
        new MemoryStream(body), new MemoryStream(body), format, CompareOptions.Default, DocumentLimits.Default, CancellationToken.None);

    private static Redactor Secretive()
    {
        var redactor = new Redactor();
        redactor.AddPassword("admin", "hunter22");
        return redactor;
    }

    private static Exchange Recorded(byte[] body) => ExchangeRecorder.Record(Secretive(), "v", "s", new TransportResult(
        new SentRequest("GET", "https://h/api/logonSessions", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [], body, BodyFraming.ContentLength), null, default, null, default, 1));

    private static byte[] Lines(int count)
    {
        using var stream = new MemoryStream();
        using (var archive = new ArchiveWriter(stream, new ArchiveHeader("emulator", "em12", "any", DateTimeOffset.UnixEpoch, "1")))
        {
            for (var at = 0; at < count / 10; at++)
            {
                archive.Write(Recorded(Bytes("<a/>")) with { Variant = at.ToString(CultureInfo.InvariantCulture), SentAt = DateTimeOffset.UnixEpoch });
            }

            archive.Complete();
        }

        return stream.ToArray();
    }
}
