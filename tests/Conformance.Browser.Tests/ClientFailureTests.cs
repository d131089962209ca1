using System.Net;
using System.Net.Sockets;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;
using static Conformance.Core.Exchanges.TransportFailureKind;

namespace Conformance.Browser.Tests;

/// <summary>Chromium's network errors get the names that our own client gives to the same servers.</summary>
public sealed class ClientFailureTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    public static IEnumerable<BrokenServer> Servers =>
    [
        new("closed without an answer", ClosedBeforeResponse, "ERR_EMPTY_RESPONSE", []),
        new("reset without an answer", ClosedBeforeResponse, "ERR_CONNECTION_RESET", [RogueStep.Reset]),
        new("no HTTP", MalformedResponse, "ERR_INVALID_HTTP_RESPONSE", [RogueStep.Send("SSH-2.0-OpenSSH_9.2\r\n\r\n")]),
        new("two lengths", ConflictingContentLength, "ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH", [RogueStep.Send(Head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nok")]),
        new("headers without end", HeadersTooLarge, "ERR_RESPONSE_HEADERS_TOO_BIG", [RogueStep.Send(Head), RogueStep.SendForever("X-Flood: x\r\n")]),
        new("closed inside a counted body", ClosedInsideResponse, " of 9 body bytes", [RogueStep.Send(Head + "Content-Length: 9\r\n\r\nok")]),
    ];

    [TestCaseSource(nameof(Servers))]
    public async Task A_broken_server_gets_its_named_failure(BrokenServer broken)
    {
        await using var server = RogueServer.Start([RogueStep.ReadRequest, .. broken.Steps]);

        var result = await ClientOnTheWire.GetAsync(server);

        result.Response.Should().BeNull();
        result.Failure!.Kind.Should().Be(broken.Kind, "message: {0}", result.Failure.Message);
        result.Failure.Message.Should().Contain(broken.Says);
    }

    [TestCase("9\r\nok")]
    [TestCase("zz\r\nok\r\n0\r\n\r\n")]
    [TestCase("0\r\n\r\n")]
    public async Task A_chunked_body_of_which_nothing_came_is_not_tested(string chunks)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Head + "Transfer-Encoding: chunked\r\n\r\n" + chunks));

        var sending = () => ClientOnTheWire.GetAsync(server);

        (await sending.Should().ThrowAsync<UnusableRequestException>()).WithMessage("the target answered with an empty chunked body, and Chromium tells no such body from one that was cut off.");
    }

    [Test]
    public async Task A_chunked_body_is_whole()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Head + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n3\r\nay!\r\n0\r\n\r\n"), RogueStep.Hold);

        System.Text.Encoding.Latin1.GetString((await ClientOnTheWire.GetAsync(server)).Response!.Body.Span).Should().Be("okay!");
    }

    [Test]
    public async Task Nobody_at_the_port_is_a_refused_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var failure = (await ClientOnTheWire.GetAsync($"http://127.0.0.1:{port}/api/thing")).Failure!;

        failure.Kind.Should().Be(ConnectionRefused);
        failure.Message.Should().Be("Chromium reports net::ERR_CONNECTION_REFUSED.");
    }

    /// <summary>One way for a server to break.</summary>
    /// <param name="Name">What it does after it has read the request.</param>
    /// <param name="Kind">The failure that it must get.</param>
    /// <param name="Says">What the message names.</param>
    /// <param name="Steps">The steps, after which the connection is closed.</param>
    public sealed record BrokenServer(string Name, TransportFailureKind Kind, string Says, IReadOnlyList<RogueStep> Steps)
    {
        public override string ToString() => Name;
    }
}
