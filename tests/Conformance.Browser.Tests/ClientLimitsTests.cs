using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>What Chromium as a client follows, reads and waits for: no more than our own client does.</summary>
public sealed class ClientLimitsTests
{
    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task A_redirect_is_the_answer_and_is_not_followed(int status)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 {status} Elsewhere\r\nLocation: /api/other\r\nContent-Length: 4\r\n\r\nmove"), RogueStep.Hold);

        var result = await ClientOnTheWire.GetAsync(server);

        result.Failure.Should().BeNull();
        result.Response!.Status.Should().Be(status);
        result.Response.Headers.First("Location").Should().Be("/api/other");
        result.Response.ReceivedLength.Should().Be(4);
        server.Requests.Should().ContainSingle().Which.Should().StartWith("GET /api/thing HTTP/1.1\r\n");
    }

    [Test]
    public async Task A_body_that_is_announced_longer_than_the_limit_is_refused()
    {
        await using var server = Answering(ClientOnTheWire.MostBody + 1);

        var result = await ClientOnTheWire.GetAsync(server);

        result.Response.Should().BeNull();
        result.Failure!.Kind.Should().Be(TransportFailureKind.BodyTooLarge);
        result.Failure.Message.Should().Contain("Content-Length announces 65537 bytes").And.Contain("--max-body");
    }

    [Test]
    public async Task A_body_without_end_is_read_no_further_than_the_limit()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"), RogueStep.SendForever("x"));

        var result = await ClientOnTheWire.GetAsync(server);

        result.Failure!.Kind.Should().Be(TransportFailureKind.BodyTooLarge);
        result.Failure.Message.Should().Contain("more came");
    }

    [Test]
    public async Task A_body_of_just_the_limit_is_whole()
    {
        await using var server = Answering(ClientOnTheWire.MostBody);

        var result = await ClientOnTheWire.GetAsync(server);

        result.Failure.Should().BeNull();
        result.Response!.Body.Length.Should().Be(ClientOnTheWire.MostBody);
    }

    [Test]
    public async Task A_server_that_says_nothing_ends_in_the_first_byte_s_deadline()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Hold);

        (await ClientOnTheWire.BeginSoonAsync(server)).Failure!.Kind.Should().Be(TransportFailureKind.FirstByteTimeout);
    }

    [Test]
    public async Task A_server_that_stalls_in_its_body_ends_in_the_exchange_s_deadline()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nstall"), RogueStep.Hold);

        var result = await ClientOnTheWire.EndSoonAsync(server);

        result.Response.Should().BeNull();
        result.Failure!.Kind.Should().Be(TransportFailureKind.ExchangeTimeout);
    }

    private static RogueServer Answering(int length) => RogueServer.Start(
        RogueStep.ReadRequest,
        RogueStep.Send(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n")),
        RogueStep.SendTimes("x", length),
        RogueStep.Hold);
}
