using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

public sealed class ConnectionReuseTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static readonly RogueStep[] Twice =
        [RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.Hold];

    [Test]
    public async Task A_connection_is_used_again()
    {
        await using var server = RogueServer.Start(Twice);
        await using var transport = OnTheWireTests.To(server);

        await Get(transport, server);
        await Get(transport, server);

        server.Connections.Should().Be(1);
    }

    [Test]
    public async Task No_connection_is_used_again_when_the_options_say_so()
    {
        await using var server = RogueServer.Start(Twice);
        await using var transport = OnTheWireTests.To(server, options => options with { ReuseConnections = false });

        await Get(transport, server);
        await Get(transport, server);

        server.Connections.Should().Be(2);
    }

    [Test]
    public async Task A_request_that_asks_for_its_own_connection_shares_it_with_none()
    {
        await using var server = RogueServer.Start(Twice);
        await using var transport = OnTheWireTests.To(server);

        await Get(transport, server);
        await transport.SendAsync(RequestToSend.Get(server.Url) with { OwnConnection = true }, default);
        await Get(transport, server);

        server.Connections.Should().Be(2);
    }

    [TestCase("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", TestName = "Connection: close")]
    [TestCase("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", TestName = "HTTP/1.0")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\noksurplus", TestName = "bytes after the end")]
    public async Task A_connection_that_cannot_carry_another_response_is_not_used_again(string answer)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(answer), RogueStep.Hold);
        await using var transport = OnTheWireTests.To(server);

        await Get(transport, server);
        var second = await Get(transport, server);

        second.Response.Should().NotBeNull();
        second.Attempts.Should().Be(1);
        server.Connections.Should().Be(2);
    }

    [Test]
    public async Task A_reused_connection_that_dies_under_a_GET_is_replaced_once_and_visibly()
    {
        await using var server = RogueServer.StartInTurn(
            [RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.ReadRequest],
            [RogueStep.ReadRequest, RogueStep.Send(Ok)]);
        await using var transport = OnTheWireTests.To(server);

        await Get(transport, server);
        var second = await Get(transport, server);

        second.Response!.Status.Should().Be(200);
        second.Attempts.Should().Be(2);
        server.Requests.Should().HaveCount(3);
    }

    [Test]
    public async Task A_new_connection_that_dies_is_not_replaced()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest);
        await using var transport = OnTheWireTests.To(server);

        var result = await Get(transport, server);

        result.Failure!.Kind.Should().Be(TransportFailureKind.ClosedBeforeResponse);
        result.Attempts.Should().Be(1);
        server.Connections.Should().Be(1);
    }

    [Test]
    public async Task A_response_that_has_begun_is_never_asked_for_again()
    {
        await using var server = RogueServer.StartInTurn(
            [RogueStep.ReadRequest, RogueStep.Send(Ok), RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200")],
            [RogueStep.ReadRequest, RogueStep.Send(Ok)]);
        await using var transport = OnTheWireTests.To(server);

        await Get(transport, server);
        var second = await Get(transport, server);

        second.Failure!.Kind.Should().Be(TransportFailureKind.ClosedInsideResponse);
        second.Attempts.Should().Be(1);
    }

    [Test]
    public async Task A_POST_never_travels_on_a_used_connection()
    {
        await using var server = RogueServer.Start(Twice);
        await using var transport = OnTheWireTests.To(server, options => options with { AllowUnsafe = true });

        await Get(transport, server);
        await transport.SendAsync(new RequestToSend("POST", server.Url, [], default), default);

        server.Connections.Should().Be(2);
    }

    [Test]
    public async Task Parallel_requests_each_get_their_own_answer()
    {
        await using var server = RogueServer.Start(
            [.. Enumerable.Range(0, 50).SelectMany(_ => new[] { RogueStep.ReadRequest, RogueStep.Send(Ok) }), RogueStep.Hold]);
        await using var transport = OnTheWireTests.To(server);

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Get(transport, server)));

        results.Should().OnlyContain(result => result.Response != null && result.Response.Body.Length == 2 && result.Attempts == 1);
    }

    [Test]
    public async Task The_callers_token_ends_an_exchange_as_a_cancellation_and_not_as_a_failure()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Hold);
        await using var transport = OnTheWireTests.To(server);
        using var source = new CancellationTokenSource();

        var sending = transport.SendAsync(RequestToSend.Get(server.Url), source.Token);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => sending).Should().ThrowAsync<OperationCanceledException>();
    }

    private static Task<TransportResult> Get(HttpTransport transport, RogueServer server) =>
        transport.SendAsync(RequestToSend.Get(server.Url), default);
}
