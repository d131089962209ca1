using System.IO.Compression;
using Conformance.Harness.Tests.Fakes;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>However many variants are replayed at a time, one of them holds large bodies.</summary>
public sealed class LargeBodiesTests
{
    private const int Large = LargeBodies.From + 1;

    [TestCase("")]
    [TestCase("gzip")]
    public async Task A_second_variant_asks_again_for_a_large_body_when_the_first_is_through(string coding)
    {
        using var large = new LargeBodies();
        await using var server = FakeServer.Always(Answer(Large, coding));
        await using var transport = Transport(server, large);
        var recording = Recording(server, transport, large);

        var first = await SendAsync(recording, "first");
        var second = SendAsync(recording, "second");
        var third = SendAsync(recording, "discovery");
        var again = await SendAsync(recording, "first");
        second.IsCompleted.Should().BeFalse("the first variant holds its bodies");
        large.Leave("first");
        var two = await second;
        large.Leave("second");
        var three = await third;

        new[] { first, again, two, three }.Should().OnlyContain(exchange => exchange.Kept.Response!.Body.Length == Large);
        first.Kept.Attempts.Should().Be(1);
        large.TryEnter("nobody").Should().BeTrue("what discovery read is let go of at once");
    }

    [Test]
    public async Task Bodies_that_are_not_large_wait_for_nobody()
    {
        using var large = new LargeBodies();
        await using var server = FakeServer.Always(Answer(LargeBodies.From, ""));
        await using var transport = Transport(server, large);
        var recording = Recording(server, transport, large);
        large.TryEnter("somebody").Should().BeTrue();

        var exchange = await SendAsync(recording, "another");

        exchange.Kept.Response!.Body.Length.Should().Be(LargeBodies.From);
        exchange.Kept.Attempts.Should().Be(1);
    }

    [Test]
    public void A_body_that_becomes_large_where_there_is_no_room_is_given_up()
    {
        var body = new BodyBuffer(2 * Large, () => false);
        while (body.Length < LargeBodies.From)
        {
            body.Commit(body.Room(LargeBodies.From - body.Length).Length);
        }

        ((Action)(() => body.Commit(body.Room(1).Length))).Should().Throw<NoRoomException>();
    }

    [Test]
    public void A_large_body_that_is_announced_waits_for_room_before_a_byte_of_it_is_read()
    {
        var body = new BodyBuffer(2 * Large, () => false);

        ((Action)(() => body.Announce(Large))).Should().Throw<NoRoomException>();
        body.Announce(LargeBodies.From);
    }

    private static HttpTransport Transport(FakeServer server, LargeBodies large) =>
        new(new TransportOptions(TargetUrl.Parse(server.Origin + "/api")) { Large = large }, TimeProvider.System);

    private static RecordingTransport Recording(FakeServer server, HttpTransport transport, LargeBodies large) =>
        new(transport, TargetUrl.Parse(server.Origin + "/api"), new Redactor(), TimeProvider.System) { Large = large };

    private static Task<SentExchange> SendAsync(RecordingTransport recording, string variant) =>
        recording.SendAsync(variant, "step", RequestToSend.Get(recording.BaseUrl + "/jobs"), CancellationToken.None);

    private static FakeAnswer Answer(int length, string coding)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)'x');
        if (coding.Length == 0)
        {
            return new FakeAnswer("200 OK", [], body);
        }

        using var coded = new MemoryStream();
        using (var gzip = new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return new FakeAnswer("200 OK", [("Content-Encoding", coding)], coded.ToArray());
    }
}
