using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Transport;

/// <summary>Attempts to get something unsafe past the guard.</summary>
public sealed class SafetyGuardTests
{
    private const string Base = "https://em.example:9398/api";
    private const string Own = $"{Base}/logonSessions/0b9a-11";

    [TestCase("GET", $"{Base}/jobs")]
    [TestCase("GET", $"{Base}/jobs?action=start")]
    [TestCase("HEAD", $"{Base}/")]
    [TestCase("POST", $"{Base}/sessionMngr/?v=latest")]
    [TestCase("POST", $"{Base}/sessionMngr/?v=v1_7")]
    [TestCase("POST", $"{Base}/sessionMngr/")]
    [TestCase("POST", $"{Base}/sessionMngr")]
    [TestCase("DELETE", Own)]
    [TestCase("GET", "HTTPS://EM.Example:9398/api")]
    public void The_read_and_logon_cycle_passes(string method, string url) =>
        Send(method, url).Should().NotThrow();

    [TestCase("get", $"{Base}/jobs")]
    [TestCase("Get", $"{Base}/jobs")]
    [TestCase("PUT", $"{Base}/jobs/1")]
    [TestCase("PATCH", $"{Base}/jobs/1")]
    [TestCase("OPTIONS", $"{Base}/jobs")]
    [TestCase("TRACE", $"{Base}/jobs")]
    [TestCase("CONNECT", $"{Base}/jobs")]
    [TestCase("MKCOL", $"{Base}/jobs")]
    [TestCase("POST", $"{Base}/jobs/1?action=start")]
    [TestCase("post", $"{Base}/sessionMngr/?v=latest")]
    [TestCase("POST", $"{Base}/sessionMngr/../jobs")]
    [TestCase("POST", $"{Base}/sessionMngr/..%2fjobs")]
    [TestCase("POST", $"{Base}/sessionMngr/%2e%2e/jobs")]
    [TestCase("POST", $"{Base}/sessionMngr//")]
    [TestCase("POST", $"{Base}//sessionMngr/")]
    [TestCase("POST", $"{Base}/SessionMngr/")]
    [TestCase("POST", $"{Base}/sessionMngr/?v=latest&action=delete")]
    [TestCase("POST", $"{Base}/sessionMngr/?v=../jobs")]
    [TestCase("POST", $"{Base}/sessionMngr/?action=start")]
    [TestCase("POST", $"{Base}/sessionMngr;x/")]
    [TestCase("POST", $"{Base}/jobs/?/api/sessionMngr/")]
    [TestCase("POST", "https://em.example:9398/sessionMngr/")]
    [TestCase("POST", "https://em.example:9398/other/../api/sessionMngr/")]
    [TestCase("DELETE", $"{Base}/jobs/1")]
    [TestCase("DELETE", $"{Base}/logonSessions/another")]
    [TestCase("DELETE", $"{Own}/")]
    [TestCase("DELETE", $"{Own}?x=1")]
    [TestCase("DELETE", $"{Own}/../../jobs/1")]
    [TestCase("DELETE", $"{Own}%2f..%2f..%2fjobs%2f1")]
    [TestCase("DELETE", $"{Base}//logonSessions/0b9a-11")]
    [TestCase("DELETE", $"{Base}/LOGONSESSIONS/0b9a-11")]
    [TestCase("delete", Own)]
    public void Everything_else_is_refused_with_the_remedy(string method, string url) =>
        Send(method, url).Should().Throw<UnsafeRequestException>().WithMessage("*was not sent:*--allow-unsafe*");

    [TestCase("https://em.example/api/jobs")]
    [TestCase("http://em.example:9398/api/jobs")]
    [TestCase("https://em.example.evil.test:9398/api/jobs")]
    [TestCase("https://evil.test:9398/api/jobs")]
    [TestCase("https://em.example.:9398/api/jobs")]
    [TestCase("https://[::1]:9398/api/jobs")]
    public void Another_origin_is_refused_even_if_unsafe_requests_are_allowed(string url) =>
        Send("GET", url, allowUnsafe: true).Should().Throw<UnsafeRequestException>().WithMessage("*the token goes nowhere else*");

    [TestCase($"{Base}/../x")]
    [TestCase($"{Base}/jobs/../../x")]
    [TestCase($"{Base}/..")]
    [TestCase($"{Base}/./jobs")]
    [TestCase($"{Base}/%2e%2e/x")]
    [TestCase($"{Base}/.%2E/x")]
    [TestCase($"{Base}/jobs/%252e%252e/x")]
    [TestCase($"{Base}/..%2fx")]
    [TestCase($"{Base}/..%5cx")]
    [TestCase($"{Base}/..;a=b/x")]
    [TestCase($"{Base}/%2e%2e%3ba/x")]
    [TestCase($"{Base}/%c0%ae%C0%AE/x")]
    [TestCase($"{Base}/jobs/..%c0%afx")]
    [TestCase($"{Base}/%u002e%u002e/x")]
    [TestCase($"{Base}/%ef%bc%8e%EF%BC%8E/x")]
    [TestCase($"{Base}/%e2%80%a5/x")]
    [TestCase($"{Base}/..%ef%bc%8fx")]
    [TestCase($"{Base}/..%00/x")]
    [TestCase($"{Base}/..%20/x")]
    [TestCase("https://em.example:9398/other")]
    [TestCase("https://em.example:9398/apis")]
    [TestCase("https://em.example:9398/API/jobs")]
    [TestCase("https://em.example:9398/")]
    public void A_path_that_leaves_the_base_is_refused_even_if_unsafe_requests_are_allowed(string url) =>
        Send("GET", url, allowUnsafe: true).Should().Throw<UnsafeRequestException>().WithMessage("*the token goes nowhere else*");

    [TestCase("https://user:secret@em.example:9398/api/jobs")]
    [TestCase("https://em.example:9398@evil.test/api/jobs")]
    [TestCase("https://em.example:9398\\@evil.test/api/jobs")]
    [TestCase("https://em.example:9398\\api")]
    [TestCase("//evil.test/api")]
    [TestCase("/api/jobs")]
    [TestCase("ftp://em.example:9398/api")]
    [TestCase("https://em.example:9398/api\r\nX: 1")]
    [TestCase("https://em.example:9398/api jobs")]
    [TestCase("https://em.example:0/api")]
    [TestCase("https://em.example:99999/api")]
    [TestCase("https://em.example:+443/api")]
    [TestCase("https:///api")]
    [TestCase("https://em%2eexample:9398/api")]
    [TestCase("https://em.ex\u0430mple:9398/api")]
    public void A_URL_that_readers_understand_differently_is_not_a_URL(string url) =>
        Send("GET", url).Should().Throw<UnusableRequestException>().Which.Message.Should().NotContain("secret");

    [TestCase("X-HTTP-Method-Override", "DELETE")]
    [TestCase("x-http-method", "DELETE")]
    [TestCase("X-METHOD-Override", "DELETE")]
    [TestCase("Host", "evil.test")]
    [TestCase("host", "em.example")]
    [TestCase("Transfer-Encoding", "chunked")]
    [TestCase("Content-Length", "50")]
    [TestCase("content-length", "+0")]
    public void A_header_that_makes_it_another_request_is_refused(string name, string value) =>
        Send("GET", $"{Base}/jobs", headers: new HeaderField(name, value)).Should().Throw<UnsafeRequestException>().WithMessage("*header *");

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("DELETE")]
    public void A_body_where_none_belongs_is_refused(string method) =>
        Send(method, method == "DELETE" ? Own : $"{Base}/jobs", body: "DELETE /api/jobs/1 HTTP/1.1\r\n\r\n")
            .Should().Throw<UnsafeRequestException>().WithMessage("*body*");

    [TestCase($"{Base}/jobs/1")]
    [TestCase($"{Base}/logonSessions/..")]
    [TestCase($"{Base}/logonSessions/../jobs/1")]
    [TestCase($"{Base}/logonSessions/1/../../jobs/1")]
    [TestCase($"{Base}/logonSessions/%2e%2e")]
    [TestCase($"{Base}/logonSessions/")]
    [TestCase($"{Base}/logonSessions/1?action=x")]
    [TestCase("https://evil.test/api/logonSessions/1")]
    [TestCase("https://em.example:9398/API/logonSessions/1")]
    [TestCase("https://em.example:9398/logonSessions/1")]
    public void A_server_cannot_pass_off_something_else_as_the_logon_session(string href)
    {
        var guard = new SafetyGuard(TargetUrl.Parse(Base), allowUnsafe: false);
        var url = TargetUrl.Parse(href);

        guard.Own(url).Should().BeFalse();

        FluentActions.Invoking(() => guard.Check(new RequestToSend("DELETE", href, [], default), url)).Should().Throw<UnsafeRequestException>();
    }

    [Test]
    public async Task What_the_guard_refuses_never_reaches_the_wire()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest);
        await using var transport = OnTheWireTests.To(server);

        var send = () => transport.SendAsync(new RequestToSend("DELETE", server.Url, [], default), default);

        await send.Should().ThrowAsync<UnsafeRequestException>();
        server.Connections.Should().Be(0);
    }

    private static Action Send(string method, string url, bool allowUnsafe = false, string body = "", params HeaderField[] headers) => () =>
    {
        var guard = new SafetyGuard(TargetUrl.Parse(Base), allowUnsafe);
        guard.Own(TargetUrl.Parse(Own)).Should().BeTrue();
        guard.Check(new RequestToSend(method, url, headers, System.Text.Encoding.ASCII.GetBytes(body)), TargetUrl.Parse(url));
    };
}
