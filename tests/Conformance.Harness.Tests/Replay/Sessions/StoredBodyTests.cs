using System.Runtime.InteropServices;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Documents;
using Conformance.Replay.Sessions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Sessions;

/// <summary>A large body is in a file once it is redacted, and in memory only while somebody looks at it.</summary>
[NonParallelizable]
public sealed class StoredBodyTests
{
    private const int Mebi = 1024 * 1024;

    [Test]
    public void It_says_the_same_as_before_and_wherever_one_looks()
    {
        var body = Body((2 * Mebi) + 5);
        var kept = StoredBody.Store(Exchanged(body)).Response!;

        MemoryMarshal.TryGetMemoryManager<byte, StoredBytes>(kept.Body, out _).Should().BeTrue();
        kept.Body.Span.SequenceEqual(body).Should().BeTrue();
        kept.Body[Mebi..].Span.SequenceEqual(body.AsSpan(Mebi)).Should().BeTrue();
        using var stream = StoredBytes.Open(kept.Body[3..]);
        using var read = new MemoryStream();
        stream.CopyTo(read);
        read.ToArray().AsSpan().SequenceEqual(body.AsSpan(3)).Should().BeTrue();
        kept.ReceivedLength.Should().Be(7, "what came is as long as it was");
    }

    [Test]
    public void A_small_body_stays_where_it_is()
    {
        var exchange = Exchanged(Body(Mebi));

        StoredBody.Store(exchange).Should().BeSameAs(exchange);
    }

    [Test]
    public void What_is_in_the_clear_is_in_no_file()
    {
        var (clear, redacted) = (Exchanged(Body(2 * Mebi)), Exchanged(Body(2 * Mebi)));

        var both = StoredBody.Store(new SentExchange(clear, redacted));
        var same = StoredBody.Store(new SentExchange(clear, clear));

        both.Clear.Should().BeSameAs(clear);
        IsStored(both.Kept).Should().BeTrue();
        IsStored(same.Clear).Should().BeTrue("it holds no secret: it is what is kept");
    }

    [Test]
    public void Many_take_no_memory_together()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var kept = Enumerable.Range(0, 30).Select(_ => StoredBody.Store(Exchanged(Body(4 * Mebi)))).ToList();

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(20 * Mebi);
        kept.Select(exchange => exchange.Response!.Body.Span[^1]).Should().AllBeEquivalentTo((byte)'x');
    }

    private static bool IsStored(Exchange exchange) => MemoryMarshal.TryGetMemoryManager<byte, StoredBytes>(exchange.Response!.Body, out _);

    private static byte[] Body(int length) => Encoding.ASCII.GetBytes(new string('x', length));

    private static Exchange Exchanged(byte[] body) => new(
        "v",
        "s",
        new SentRequest("GET", "https://127.0.0.1/api/jobs", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [], body, BodyFraming.ContentLength) { ReceivedLength = 7 },
        null,
        default,
        default,
        default);
}
