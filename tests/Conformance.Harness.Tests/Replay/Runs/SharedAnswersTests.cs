using Conformance.Core.Exchanges;
using Conformance.Replay.Runs;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Runs;

/// <summary>Which answers of a run several variants read, and which each gets for itself.</summary>
public sealed class SharedAnswersTests
{
    private const long Room = 64 * 1024;

    private static readonly RequestToSend Jobs = RequestToSend.Get("https://h/api/jobs", new HeaderField("Accept", "application/xml"));

    private readonly List<SentExchange> sent = [];

    [SetUp]
    public void NothingIsSent() => sent.Clear();

    [Test]
    public async Task Two_variants_read_the_answer_to_one_request()
    {
        var shared = new SharedAnswers(Room);

        var first = await AskAsync(shared, "a", Jobs);
        var second = await AskAsync(shared, "b", Jobs);

        sent.Should().ContainSingle();
        second.Should().BeSameAs(first);
    }

    [Test]
    public async Task A_variant_that_asks_twice_gets_two_answers()
    {
        var shared = new SharedAnswers(Room);

        await AskAsync(shared, "a", Jobs);
        await AskAsync(shared, "a", Jobs);

        sent.Should().HaveCount(2);
    }

    public static IEnumerable<RequestToSend> Others() =>
    [
        Jobs with { Method = "HEAD" },
        Jobs with { Url = "https://h/api/jobs/" },
        Jobs with { Headers = [] },
        Jobs with { Headers = [new HeaderField("accept", "application/xml")] },
        Jobs with { Headers = [new HeaderField("Accept", "application/xml"), new HeaderField("X-RestSvcSessionId", "t")] },
    ];

    [TestCaseSource(nameof(Others))]
    public async Task What_differs_on_the_wire_is_sent(RequestToSend other)
    {
        var shared = new SharedAnswers(Room);

        await AskAsync(shared, "a", Jobs);
        await AskAsync(shared, "b", other);

        sent.Should().HaveCount(2);
    }

    public static IEnumerable<RequestToSend> Unshared() =>
        [Jobs with { Method = "POST" }, Jobs with { Method = "DELETE" }, Jobs with { Body = "x"u8.ToArray() }, Jobs with { OwnConnection = true }];

    [TestCaseSource(nameof(Unshared))]
    public void What_is_no_plain_GET_or_HEAD_is_not_shared(RequestToSend request) =>
        (SharedAnswers.MayShare(request), SharedAnswers.MayShare(Jobs)).Should().Be((false, true));

    [TestCase(200, 1)]
    [TestCase(404, 1)]
    [TestCase(403, 1)]
    [TestCase(401, 3)]
    [TestCase(408, 3)]
    [TestCase(429, 3)]
    [TestCase(500, 3)]
    [TestCase(503, 3)]
    [TestCase(0, 3)]
    public async Task A_passing_failure_stays_with_the_one_who_met_it(int status, int requests)
    {
        var shared = new SharedAnswers(Room);

        foreach (var variant in new[] { "a", "b", "c" })
        {
            await AskAsync(shared, variant, Jobs, status);
        }

        sent.Should().HaveCount(requests);
    }

    [Test]
    public async Task Who_asks_meanwhile_waits_and_asks_alone_if_there_is_nothing_to_share()
    {
        var shared = new SharedAnswers(Room);
        var arrives = new TaskCompletionSource();

        var first = AskAsync(shared, "a", Jobs, 500, arrives.Task);
        var second = AskAsync(shared, "b", Jobs);
        sent.Should().ContainSingle();
        arrives.SetResult();
        await Task.WhenAll(first, second);

        sent.Select(one => one.Kept.Response!.Status).Should().Equal(500, 200);
    }

    [Test]
    public async Task Who_must_not_wait_asks_alone()
    {
        var shared = new SharedAnswers(Room);
        var arrives = new TaskCompletionSource();

        var first = AskAsync(shared, "a", Jobs, 200, arrives.Task);
        await shared.ReadAsync("b", Jobs, () => SendAsync("b", 200, Task.CompletedTask, 10), mayWait: false, CancellationToken.None);
        sent.Should().HaveCount(2);
        arrives.SetResult();
        await first;
    }

    [Test]
    public async Task A_request_that_throws_leaves_nothing_behind()
    {
        var shared = new SharedAnswers(Room);

        await FluentActions.Awaiting(() => shared.ReadAsync("a", Jobs, () => throw new UnusableRequestException("no"), true, CancellationToken.None))
            .Should().ThrowAsync<UnusableRequestException>();
        await AskAsync(shared, "b", Jobs);

        sent.Should().ContainSingle();
    }

    [Test]
    public async Task After_a_change_everything_is_asked_anew()
    {
        var shared = new SharedAnswers(Room);

        await AskAsync(shared, "a", Jobs);
        shared.Clear();
        await AskAsync(shared, "b", Jobs);

        sent.Should().HaveCount(2);
    }

    [Test]
    public async Task What_was_not_read_for_the_longest_time_makes_room()
    {
        var shared = new SharedAnswers(Room);
        var (tasks, roles) = (Jobs with { Url = "https://h/api/tasks" }, Jobs with { Url = "https://h/api/roles" });

        await AskAsync(shared, "a", Jobs, bytes: 30_000);
        await AskAsync(shared, "a", tasks, bytes: 30_000);
        await AskAsync(shared, "b", Jobs);
        await AskAsync(shared, "a", roles, bytes: 30_000);
        await AskAsync(shared, "c", Jobs);
        sent.Should().HaveCount(3);
        await AskAsync(shared, "c", tasks);

        sent.Should().HaveCount(4);
    }

    private Task<SentExchange> AskAsync(SharedAnswers shared, string variant, RequestToSend request, int status = 200, Task? arrives = null, int bytes = 10) =>
        shared.ReadAsync(variant, request, () => SendAsync(variant, status, arrives ?? Task.CompletedTask, bytes), mayWait: true, CancellationToken.None);

    private async Task<SentExchange> SendAsync(string variant, int status, Task arrives, int bytes)
    {
        var response = status == 0 ? null : new ReceivedResponse("HTTP/1.1", status, "", [], new byte[bytes], BodyFraming.ContentLength);
        var failure = status == 0 ? new TransportFailure(TransportFailureKind.ClosedInsideResponse, "gone", null) : null;
        var exchange = new Exchange(
            variant, "only", new SentRequest("GET", "https://h/api/jobs", [], default), response, failure, DateTimeOffset.UnixEpoch, null, TimeSpan.Zero);
        var both = new SentExchange(exchange, exchange);
        sent.Add(both);
        await arrives;
        return both;
    }
}
