using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>What bounds an exchange in time, in bytes and in memory.</summary>
/// <remarks>Alone, since it measures the memory of the whole process.</remarks>
[NonParallelizable]
public sealed class LimitsTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Test]
    public void The_default_limits_are_those_of_the_design() =>
        TransportLimits.Default.Should().Be(new TransportLimits
        {
            Connect = TimeSpan.FromSeconds(5),
            FirstByte = TimeSpan.FromSeconds(10),
            Exchange = TimeSpan.FromSeconds(30),
            BodyBytes = 64 * 1024 * 1024,
            HeaderBytes = 64 * 1024,
            InterimResponses = 16,
        });

    [Test]
    public async Task Deadlines_follow_the_given_clock_and_say_their_limit()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Call(asked.SetResult), RogueStep.Hold);
        await using var transport = new HttpTransport(new TransportOptions(TargetUrl.Parse(server.Url)), time);

        var sending = transport.SendAsync(RequestToSend.Get(server.Url), default);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(9.9));
        sending.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(0.2));

        var result = await sending;
        result.Failure!.Kind.Should().Be(TransportFailureKind.FirstByteTimeout);
        result.Failure.Message.Should().Be("no first byte of a response within the limit of 10 s.");
        result.Elapsed.Should().Be(TimeSpan.FromSeconds(10.1));
    }

    [Test]
    public async Task A_clock_that_served_one_exchange_gives_the_next_its_whole_time()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RogueServer.Start(
            RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.ReadRequest, RogueStep.Call(asked.SetResult), RogueStep.Hold);
        await using var transport = new HttpTransport(new TransportOptions(TargetUrl.Parse(server.Url)), time);
        await transport.SendAsync(RequestToSend.Get(server.Url), default);
        time.Advance(TimeSpan.FromSeconds(8));

        var sending = transport.SendAsync(RequestToSend.Get(server.Url), default);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(9));
        sending.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(1.1));

        (await sending).Failure!.Kind.Should().Be(TransportFailureKind.FirstByteTimeout);
    }

    [Test]
    public async Task A_body_over_the_default_limit_costs_less_than_300_MiB([Values] bool chunked)
    {
        var head = "HTTP/1.1 200 OK\r\n" + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n");
        await using var server = RogueServer.Start(
            RogueStep.ReadRequest, RogueStep.Send(head), RogueStep.SendForever(chunked ? "400\r\n" + new string('x', 1024) + "\r\n" : "xxxx"));
        await using var transport = OnTheWireTests.To(server);
        var before = GC.GetTotalAllocatedBytes();

        var result = await transport.SendAsync(RequestToSend.Get(server.Url), default);

        result.Failure!.Kind.Should().Be(TransportFailureKind.BodyTooLarge);
        result.Failure.Message.Should().Contain("67108864 bytes").And.Contain("--max-body");
        result.Failure.Partial!.Body.Length.Should().Be(64 * 1024);
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(300L * 1024 * 1024);
    }

    [Test]
    public async Task A_server_that_dies_is_refused_and_one_that_comes_back_is_used_again()
    {
        var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold);
        await using var transport = OnTheWireTests.To(server);
        (await transport.SendAsync(RequestToSend.Get(server.Url), default)).Response.Should().NotBeNull();

        await server.DisposeAsync();
        var dead = await transport.SendAsync(RequestToSend.Get(server.Url), default);
        await using var back = RogueServer.StartAt(server.Port, RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold);
        var alive = await transport.SendAsync(RequestToSend.Get(server.Url), default);

        dead.Failure!.Kind.Should().Be(TransportFailureKind.ConnectionRefused);
        dead.Failure.Message.Should().Contain($"127.0.0.1:{server.Port}").And.Contain("Does the server run");
        alive.Response!.Status.Should().Be(200);
    }

    [Test]
    public async Task A_name_without_an_address_is_named_as_such()
    {
        var url = TargetUrl.Parse("http://no-such-host.invalid/api");
        await using var transport = new HttpTransport(new TransportOptions(url), TimeProvider.System);

        var result = await transport.SendAsync(RequestToSend.Get("http://no-such-host.invalid/api"), default);

        result.Failure!.Kind.Should().Be(TransportFailureKind.NameNotResolved);
        result.Failure.Message.Should().Contain("no-such-host.invalid has no address");
    }
}
