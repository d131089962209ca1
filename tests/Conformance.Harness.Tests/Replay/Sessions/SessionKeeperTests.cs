using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Harness.Tests.Rogue;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Sessions;

public sealed class SessionKeeperTests
{
    private const string Token = "NDRjZmJkYmUtNWE5NS00MTU2LTg4NjctOTFmMDY5YjdjMmNj";
    private const string Id = "44cfbdbe-5a95-4156-8867-91f069b7c2cc";
    private const string HiddenId = "5e551011-0000-0000-0000-000000000001";
    private const string Xml = $"<?xml version=\"1.0\"?><LogonSession xmlns=\"http://www.veeam.com/ent/v1.0\" Type=\"LogonSession\" Href=\"https://em.example/api/logonSessions/{Id}\"><Links/><UserName>EM\\admin</UserName><SessionId>{Id}</SessionId></LogonSession>";
    private const string NoContent = "HTTP/1.1 204 No Content\r\n\r\n";

    private static readonly RogueStep[] Logoff = [RogueStep.ReadRequest, RogueStep.Send(NoContent)];

    [TestCase("X-RestSvcSessionId: " + Token, Xml)]
    [TestCase("x-restsvcsessionid: " + Token, Xml)]
    [TestCase("Set-Cookie: a=b\r\nset-cookie: X-RestSvcSessionId=" + Token + "; Path=/api;", Xml)]
    [TestCase("X-RestSvcSessionId: " + Token, $"{{\"SessionId\":\"{Id}\",\"Href\":\"http://other:1/api/logonSessions/{Id}\"}}")]
    [TestCase("X-RestSvcSessionId: " + Token, $"{{\"sessionId\":\"{Id}\",\"links\":[]}}")]
    [TestCase("X-RestSvcSessionId: " + Token, $"\ufeff<e:LogonSession xmlns:e=\"urn:x\"><e:SessionId>{Id}</e:SessionId></e:LogonSession>")]
    public async Task A_logon_and_its_logoff_leave_no_trace(string header, string body)
    {
        await using var server = RogueServer.StartInTurn(Logon(header, body), Logoff);
        await using var run = new Run(server);

        var result = await run.Keeper.LogonAsync("logon", "latest", null, default);
        var logoffs = await run.Keeper.LogoffAllAsync();

        var session = result.Should().BeOfType<LoggedOn>().Which.Session;
        session.Token.Should().Be(Token);
        session.Url.Should().Be($"http://127.0.0.1:{server.Port}/api/logonSessions/{Id}");
        $"{session} {result}".Should().NotContainAny(Token, Id);
        logoffs.Should().ContainSingle().Which.Problem.Should().BeNull();
        run.Transport.Sessions.All.Should().BeEmpty();
        logoffs.Single().Exchange!.Request.Url.Should().EndWith($"/logonSessions/{HiddenId}");
        server.Requests.Should().Equal(
            $"POST /api/sessionMngr/?v=latest HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nAuthorization: Basic YWRtaW46aHVudGVyMjI=\r\nContent-Length: 0\r\n\r\n",
            $"DELETE /api/logonSessions/{Id} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nX-RestSvcSessionId: {Token}\r\n\r\n");
        Encoding.UTF8.GetString(result.Exchange.Response!.Body.Span).Should().NotContain(Id);
        result.Exchange.Request.Headers.First("Authorization").Should().Be("Basic ***password***");
    }

    [Test]
    public async Task A_job_that_is_passed_off_as_the_session_is_not_deleted()
    {
        var body = Xml.Replace($"/api/logonSessions/{Id}", "/api/jobs/1", StringComparison.Ordinal).Replace($"<SessionId>{Id}</SessionId>", "<SessionId>../jobs/1</SessionId>", StringComparison.Ordinal);
        await using var server = RogueServer.StartInTurn(Logon("X-RestSvcSessionId: " + Token, body), Logoff);
        await using var run = new Run(server);

        await run.Keeper.LogonAsync("logon", "latest", null, default);
        var logoffs = await run.Keeper.LogoffAllAsync();

        logoffs.Single().Problem.Should().Contain("named no usable session id");
        server.Requests.Should().ContainSingle();
    }

    [TestCase("401 Unauthorized", "*refused: 401 Unauthorized. Are the user and the password right?")]
    [TestCase("404 Not Found", "*Does the target's URL lead to the API*")]
    [TestCase("302 Found", "*Redirects are not followed*")]
    [TestCase("500 Oops", "*500 Oops*")]
    public async Task A_refusal_is_not_a_breakdown(string status, string message)
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
        await using var run = new Run(server);

        var result = await run.Keeper.LogonAsync("logon", "latest", "application/json", default);

        result.Should().BeOfType<LogonRefused>().Which.Message.Should().Match(message);
        server.Requests.Single().Should().Contain("\r\nAccept: application/json\r\n");
    }

    [Test]
    public async Task A_breakdown_is_not_a_refusal()
    {
        await using var server = RogueServer.Start(RogueStep.ReadRequest);
        await using var run = new Run(server);

        (await run.Keeper.LogonAsync("logon", "latest", null, default))
            .Should().BeOfType<LogonBroken>().Which.Exchange.Failure!.Kind.Should().Be(TransportFailureKind.ClosedBeforeResponse);
    }

    [Test]
    public async Task A_yes_without_a_token_is_malformed()
    {
        await using var server = RogueServer.StartInTurn(Logon("X-Other: 1", Xml));
        await using var run = new Run(server);

        (await run.Keeper.LogonAsync("logon", "latest", null, default)).Should().BeOfType<LogonMalformed>().Which.Reason.Should().Contain("no token");
    }

    [Test]
    public async Task A_session_that_a_scenario_created_ends_with_the_run_too()
    {
        await using var server = RogueServer.StartInTurn(Logon("X-RestSvcSessionId: " + Token, Xml), Logoff);
        await using (var run = new Run(server))
        {
            await run.Transport.SendAsync("auth/logon", "1", new RequestToSend("POST", $"{run.Transport.BaseUrl}/sessionMngr/", [], default), default);
        }

        server.Requests.Last().Should().StartWith($"DELETE /api/logonSessions/{Id} ");
    }

    [Test]
    public async Task A_session_that_a_scenario_ended_is_not_ended_again()
    {
        await using var server = RogueServer.StartInTurn(Logon("X-RestSvcSessionId: " + Token, Xml), Logoff);
        await using (var run = new Run(server))
        {
            var logon = (LoggedOn)await run.Keeper.LogonAsync("logon", "latest", null, default);
            await run.Transport.SendAsync("auth/logoff", "1", new RequestToSend("DELETE", logon.Session.Url!, [new("X-RestSvcSessionId", logon.Session.Token)], default), default);
        }

        server.Requests.Should().HaveCount(2);
    }

    [Test]
    public async Task A_logon_that_is_cancelled_on_its_way_is_waited_for_and_ended()
    {
        using var source = new CancellationTokenSource();
        await using var server = RogueServer.StartInTurn(
            [RogueStep.ReadRequest, RogueStep.Call(source.Cancel), .. Logon("X-RestSvcSessionId: " + Token, Xml)[1..]], Logoff);
        await using (var run = new Run(server))
        {
            (await run.Keeper.LogonAsync("logon", "latest", null, source.Token)).Should().BeOfType<LoggedOn>();
        }

        server.Requests.Should().HaveCount(2);
    }

    [Test]
    public async Task A_logoff_without_an_answer_ends_after_five_seconds_and_says_so()
    {
        var time = new FakeTimeProvider();
        await using var server = RogueServer.StartInTurn(Logon("X-RestSvcSessionId: " + Token, Xml), [RogueStep.ReadRequest, RogueStep.Hold]);
        await using var run = new Run(server, time);
        await run.Keeper.LogonAsync("logon", "latest", null, default);

        var logoff = run.Keeper.LogoffAllAsync();
        time.Advance(TimeSpan.FromSeconds(5));

        (await logoff).Single().Problem.Should().Match("no *within*5 s.");
        time.AutoAdvanceAmount = TimeSpan.FromSeconds(10);
    }

    [Test]
    public void Credentials_print_no_password() =>
        new Credentials("admin", "hunter22").ToString().Should().Be("admin with a password");

    private static RogueStep[] Logon(string headers, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return [RogueStep.ReadRequest, RogueStep.Send($"HTTP/1.1 201 Created\r\n{headers}\r\nContent-Length: {bytes.Length}\r\n\r\n"), RogueStep.Send(bytes)];
    }

    private sealed class Run : IAsyncDisposable
    {
        private readonly HttpTransport transport;

        public Run(RogueServer server, TimeProvider? time = null)
        {
            var url = TargetUrl.Parse($"http://127.0.0.1:{server.Port}/api/");
            transport = new HttpTransport(new TransportOptions(url), time ?? TimeProvider.System);
            Transport = new RecordingTransport(transport, url, new Redactor(), time ?? TimeProvider.System);
            Keeper = new SessionKeeper(Transport, new Credentials("admin", "hunter22"), time ?? TimeProvider.System);
        }

        public RecordingTransport Transport { get; }

        public SessionKeeper Keeper { get; }

        public async ValueTask DisposeAsync()
        {
            await Keeper.LogoffAllAsync();
            await transport.DisposeAsync();
        }
    }
}
