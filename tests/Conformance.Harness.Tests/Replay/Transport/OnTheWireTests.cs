using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>What stands on the wire, seen by a raw socket.</summary>
public sealed class OnTheWireTests
{
    private const string Plain = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Test]
    public async Task Nothing_but_Host_is_sent_unless_it_is_named()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server);

        await transport.SendAsync(RequestToSend.Get(server.Url), default);

        server.Requests.Should().Equal($"GET /api/thing HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\n\r\n");
    }

    [Test]
    public async Task Header_names_go_out_in_the_order_and_case_that_were_given()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server, options => options with { AllowUnsafe = true });

        var result = await transport.SendAsync(
            RequestToSend.Get(
                server.Url, new("x-B", "2"), new("ACCEPT", "application/xml"), new("host", "em"), new("x-B", "1"), new("x-empty", ""), new("x-c", "é")),
            default);

        server.Requests.Should().Equal(
            "GET /api/thing HTTP/1.1\r\nx-B: 2\r\nACCEPT: application/xml\r\nhost: em\r\nx-B: 1\r\nx-empty: \r\nx-c: é\r\n\r\n");
        result.Request.Headers.Select(field => field.Name).Should().Equal("x-B", "ACCEPT", "host", "x-B", "x-empty", "x-c");
    }

    [TestCase("/api//a/%41")]
    [TestCase("/api/a..b/...")]
    [TestCase("/api/a?b=c d#e", true)]
    [TestCase("/api/q?filter=name==\"a\";b>=1&x=[]{}|^`'%zz")]
    public async Task The_request_target_goes_out_as_written_or_not_at_all(string target, bool isRefused = false)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server);
        var send = () => transport.SendAsync(RequestToSend.Get($"http://127.0.0.1:{server.Port}{target}"), default);

        if (isRefused)
        {
            await send.Should().ThrowAsync<UnusableRequestException>().WithMessage("*U+0020*percent-encode it*");
        }
        else
        {
            await send();
            server.Requests.Single().Should().StartWith($"GET {target} HTTP/1.1\r\n");
        }
    }

    [TestCase("/api/a/../b")]
    [TestCase("/api//a/%2e%2E/%41")]
    [TestCase("/api/./a")]
    public async Task A_path_that_leads_elsewhere_is_not_sent(string target)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server);
        var send = () => transport.SendAsync(RequestToSend.Get($"http://127.0.0.1:{server.Port}{target}"), default);

        await send.Should().ThrowAsync<UnsafeRequestException>().WithMessage("*was not sent: a segment of its path is . or ..*");
        server.Requests.Should().BeEmpty();
    }

    [TestCase("POST", "", "Content-Length: 0")]
    [TestCase("PUT", "abc", "Content-Length: 3")]
    [TestCase("DELETE", "", null)]
    [TestCase("get", "", null)]
    [TestCase("GET", "x", "Content-Length: 1")]
    public async Task Content_Length_is_sent_where_a_body_has_a_meaning(string method, string body, string? expected)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server, options => options with { AllowUnsafe = true });

        await transport.SendAsync(new RequestToSend(method, server.Url, [], Encoding.UTF8.GetBytes(body)), default);

        server.Requests.Single().Should().Be(
            $"{method} /api/thing HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\n{(expected is null ? "" : expected + "\r\n")}\r\n");
    }

    [Test]
    public async Task Response_headers_keep_order_case_repetition_and_bytes()
    {
        const string head = "HTTP/1.1 200  Very OK\r\nx-B:1\r\nSet-Cookie: a=b\r\nX-b:\t 2 \r\nset-cookie: c=d\r\nX-Latin: \u00e9\u0007\r\nContent-Length: 2\r\n\r\n";
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(head + "ok"));
        await using var transport = To(server);

        var response = (await transport.SendAsync(RequestToSend.Get(server.Url), default)).Response!;

        response.Headers.Should().Equal(
            new HeaderField("x-B", "1"), new HeaderField("Set-Cookie", "a=b"), new HeaderField("X-b", "2"),
            new HeaderField("set-cookie", "c=d"), new HeaderField("X-Latin", "\u00e9\u0007"), new HeaderField("Content-Length", "2"));
        Encoding.Latin1.GetString(response.Head.Span).Should().Be(head);
        response.ReasonPhrase.Should().Be(" Very OK");
        Encoding.ASCII.GetString(response.Body.Span).Should().Be("ok");
    }

    [TestCase("X-A: b", "c")]
    [TestCase("", "c")]
    [TestCase("X-A", "b\r\nX-Evil: 1")]
    [TestCase("X-A", "\u0416")]
    public async Task A_header_that_would_break_the_message_apart_is_not_sent(string name, string value)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send(Plain));
        await using var transport = To(server);

        var send = () => transport.SendAsync(RequestToSend.Get(server.Url, new HeaderField(name, value)), default);

        await send.Should().ThrowAsync<UnusableRequestException>().WithMessage("*cannot be sent*");
        server.Connections.Should().Be(0);
    }

    internal static HttpTransport To(RogueServer server, Func<TransportOptions, TransportOptions>? with = null)
    {
        var options = new TransportOptions(TargetUrl.Parse(server.Url[..^"/thing".Length])) { AllowUnsafe = false };
        return new HttpTransport(with is null ? options : with(options), TimeProvider.System);
    }
}
