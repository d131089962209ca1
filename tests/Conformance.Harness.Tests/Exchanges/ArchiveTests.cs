using System.IO.Compression;
using System.Text;
using Conformance.Core.Exchanges;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Exchanges;

public sealed class ArchiveTests
{
    private static readonly ArchiveHeader Header = new("https://em.example:9398/api", "em13", "standard", new DateTimeOffset(2026, 7, 1, 8, 30, 0, TimeSpan.Zero), "1.0.0")
    {
        Properties = new Dictionary<string, string> { ["zone"] = "UTC", ["seed"] = "7" },
    };

    private static readonly Exchange Whole = new(
        "replica-task-sessions/list[accept=json]",
        "1",
        new SentRequest("GET", "https://em.example:9398/api/x?a=\"<b>\"", [new("Host", "em.example:9398"), new("x-É", "\u0007é")], default),
        new ReceivedResponse("HTTP/1.1", 200, "", [new("Set-Cookie", "a"), new("set-cookie", "b")], "{\"ä\":\"\\u00e4\"}\0"u8.ToArray(), BodyFraming.Chunked)
        {
            Head = new byte[] { 0x48, 0xE9, 0x0D },
            Trailers = [new("T", "1")],
            ReceivedLength = 99,
            SurplusBytes = 3,
            InterimResponses = 1,
        },
        null,
        new DateTimeOffset(2026, 7, 1, 8, 30, 1, 234, TimeSpan.Zero).AddTicks(5678),
        TimeSpan.FromTicks(12345),
        TimeSpan.FromTicks(987654321))
    { Attempts = 2 };

    private static readonly Exchange Broken = Whole with
    {
        Step = "2",
        Response = null,
        Failure = new TransportFailure(TransportFailureKind.ClosedInsideResponse, "gone", Whole.Response! with { Body = new byte[] { 0xFF, 0x00 } }),
        FirstByte = null,
    };

    [Test]
    public void What_is_written_is_read()
    {
        var variant = new VariantRecord("v", new Dictionary<string, string> { ["replicaSession.id"] = "3f" }, "why", new Dictionary<string, string> { ["step1"] = "unbound" });
        var archive = Read(Write(writer =>
        {
            writer.Write(variant);
            writer.Write(Whole);
            writer.Write(Broken);
        }));

        archive.IsComplete.Should().BeTrue();
        archive.Header.Should().BeEquivalentTo(Header);
        archive.Variants["v"].Should().BeEquivalentTo(variant);
        archive.Exchanges.Should().HaveCount(2);
        Same(archive.Exchanges.First(), Whole).Should().BeTrue();
        Same(archive.Exchanges.Last(), Broken).Should().BeTrue();
    }

    [Test]
    public void Any_body_comes_back_byte_by_byte() =>
        Gen.Byte.Array[0, 300].Sample(body => Read(Write(writer => writer.Write(Whole with { Response = Whole.Response! with { Body = body } })))
            .Exchanges.First().Response!.Body.Span.SequenceEqual(body), iter: 200);

    [Test]
    public void It_is_JSON_Lines_inside_gzip()
    {
        var lines = Lines(Write(writer => writer.Write(Whole)));

        lines.Should().HaveCount(4);
        lines[0].Should().Be(
            """{"record":"conformance-archive","version":2,"target":"https://em.example:9398/api","dialect":"em13","world":"standard","started":"2026-07-01T08:30:00+00:00","harness":"1.0.0","properties":{"seed":"7","zone":"UTC"}}""");
        lines[1].Should().StartWith("""{"record":"exchange","variant":"replica-task-sessions/list[accept=json]","step":"1","sent":"2026-07-01T08:30:01.2345678+00:00","elapsed":98765.4321,"attempts":2,"request":{"method":"GET",""");
        lines[2].Should().Be("""{"record":"end","exchanges":1}""");
    }

    [Test]
    public void An_answer_that_several_variants_read_is_there_once()
    {
        var sent = Whole with { Wire = new WireRequest() };
        var read = sent.ReadBy("jobs/list", "all");
        var bytes = Write(writer =>
        {
            writer.Write(read);
            writer.Write(Broken);
            writer.Write(sent);
        });
        var archive = Read(bytes);

        Same(archive.Exchanges.SentBy("jobs/list").Single(), read).Should().BeTrue();
        archive.Exchanges.Should().HaveCount(3);
        Same(archive.Exchanges.SentBy(sent.Variant).Last(), sent).Should().BeTrue();
        archive.Requests.Should().Be(2);
        Lines(bytes)[3].Should().Be("{\"record\":\"shared\",\"variant\":\"replica-task-sessions/list[accept=json]\",\"step\":\"1\",\"exchange\":1}");
    }

    [Test]
    public void What_is_shared_in_an_archive_is_shared_in_its_copy()
    {
        var sent = Whole with { Wire = new WireRequest() };
        var first = Read(Write(writer =>
        {
            writer.Write(sent);
            writer.Write(sent.ReadBy("jobs/list", "all"));
        }));

        Read(Write(writer =>
        {
            foreach (var exchange in first.Exchanges)
            {
                writer.Write(exchange);
            }
        })).Requests.Should().Be(1);
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(-1)]
    public void A_shared_answer_that_is_nowhere_before_is_refused_with_the_place(int number)
    {
        var lines = Lines(Write(writer => writer.Write(Whole)));
        var shared = $"{{\"record\":\"shared\",\"variant\":\"v\",\"step\":\"s\",\"exchange\":{number}}}";

        FluentActions.Invoking(() => Read(Gzip($"{lines[0]}\n{lines[1]}\n{shared}\n"))).Should().Throw<ArchiveException>()
            .WithMessage($"*line 3*damaged here: it names exchange {number}, which is none of the 1 before it. Run again*");
    }

    [Test]
    public void After_a_kill_at_any_byte_every_whole_record_is_read()
    {
        var lengths = new List<long>();
        using var stream = new MemoryStream();
        using var writer = new ArchiveWriter(stream, Header);
        for (var written = 0; written < 4; written++)
        {
            lengths.Add(stream.Length);
            writer.Write(Whole with { Step = $"{written}" });
        }

        var bytes = stream.ToArray();
        for (var length = (int)lengths[0]; length <= bytes.Length; length++)
        {
            var archive = Read(bytes[..length]);

            archive.IsComplete.Should().BeFalse();
            archive.Exchanges.Should().HaveCountGreaterThanOrEqualTo(lengths.Count(whole => whole <= length) - 1);
        }

        Read(bytes).Exchanges.Should().HaveCount(4);
    }

    [Test]
    public void Records_written_in_parallel_are_all_there()
    {
        var archive = Read(Write(writer => Parallel.For(0, 200, number => writer.Write(Whole with { Step = $"{number}" }))));

        archive.Exchanges.Select(exchange => exchange.Step).Should().BeEquivalentTo(Enumerable.Range(0, 200).Select(number => $"{number}"));
    }

    [TestCase("", "a.gz: the file is empty*")]
    [TestCase("{\"record\":\"conformance-archive\",\"version\":3,\"future\":[]}", "*line 1 (decompressed): format version 3: this build reads versions 1 to 2. Use the build*")]
    [TestCase("{\"record\":\"conformance-archive\",\"version\":1}", "*line 1 (decompressed): the archive is damaged here*")]
    [TestCase("{\"record\":\"other\"}", "a.gz: this is not an archive*")]
    [TestCase("[1]", "a.gz: this is not an archive*")]
    [TestCase("text", "a.gz: this is not an archive*")]
    [TestCase("H|{\"record\":\"exchange\"}", "*line 2 (decompressed): the archive is damaged here*")]
    [TestCase("H|{\"record\":\"poem\"}", "*line 2 (decompressed): the archive is damaged here*")]
    [TestCase("H|{\"record\":\"end\",\"exchanges\":1,\"extra\":1}", "*line 2*damaged*")]
    [TestCase("H|{\"record\":\"end\",\"exchanges\":0,\"exchanges\":0}", "*line 2*damaged*")]
    [TestCase("H|null", "*line 2*damaged*")]
    [TestCase("H|{\"record\":\"end\",\"exchanges\":1}", "*line 2*lines were added, lost or moved*")]
    [TestCase("H|{\"record\":\"end\",\"exchanges\":0}|{\"record\":\"end\",\"exchanges\":0}", "*line 3*lines were added, lost or moved*")]
    [TestCase("H|{\"record\":\"variant\",\"variant\":\"v\",\"bindings\":null}", "*line 2*damaged*")]
    public void What_is_not_an_archive_is_refused_with_the_place(string lines, string message)
    {
        var header = """{"record":"conformance-archive","version":1,"target":"t","dialect":"d","world":"w","started":"2026-07-01T08:30:00Z","harness":"1"}""";
        var text = string.Concat(lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(line => (line == "H" ? header : line) + "\n"));

        FluentActions.Invoking(() => Read(Gzip(text))).Should().Throw<ArchiveException>().WithMessage(message);
    }

    [Test]
    public void What_is_not_gzip_is_refused() =>
        FluentActions.Invoking(() => Read("plain text"u8.ToArray())).Should().Throw<ArchiveException>().WithMessage("a.gz: this is not an archive*");

    [Test]
    public void No_flipped_bit_crashes_the_reader()
    {
        var bytes = Write(writer => writer.Write(Whole));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 7]).Sample((at, bit) =>
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << bit);
            try
            {
                return Read(damaged).Exchanges.Count() <= 1;
            }
            catch (ArchiveException error)
            {
                return error.Message.StartsWith("a.gz: ", StringComparison.Ordinal);
            }
        }, iter: 2000);
    }

    private static byte[] Write(Action<ArchiveWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new ArchiveWriter(stream, Header);
        write(writer);
        writer.Complete();
        return stream.ToArray();
    }

    private static string[] Lines(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        return reader.ReadToEnd().Split('\n');
    }

    private static Archive Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return ArchiveReader.Read(stream, "a.gz", new MemoryStream());
    }

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    // Memory compares by identity, so records that hold it need their own comparison.
    private static bool Same(Exchange one, Exchange other)
    {
        one.Should().BeEquivalentTo(other, options => options.ComparingByMembers<ReceivedResponse>().Excluding(member => member.Type == typeof(ReadOnlyMemory<byte>) || member.Name == nameof(Exchange.Wire)));
        return Bytes(one).SequenceEqual(Bytes(other));
    }

    private static IEnumerable<string> Bytes(Exchange exchange) =>
        new[] { exchange.Response, exchange.Failure?.Partial }.SelectMany(response => new[] { response?.Head ?? default, response?.Body ?? default })
            .Append(exchange.Request.Body).Select(bytes => Convert.ToHexString(bytes.Span));
}
