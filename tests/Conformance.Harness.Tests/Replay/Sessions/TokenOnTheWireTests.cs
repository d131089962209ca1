using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Replay.Redaction;
using Conformance.Replay.Sessions;
using Conformance.Replay.Transport;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Sessions;

/// <summary>What goes out is what the server gave, whatever redaction has learnt meanwhile and from whom.</summary>
public sealed partial class TokenOnTheWireTests
{
    private const int Logons = 1000;

    /// <summary>How a server makes a token of a session's id.</summary>
    public static readonly TestCaseData[] Tokens =
    [
        new TestCaseData((Func<Guid, string>)(id => Convert.ToBase64String(Encoding.ASCII.GetBytes(id.ToString("D"))))).SetArgDisplayNames("base64 of the id"),
        new TestCaseData((Func<Guid, string>)(id => Convert.ToBase64String(id.ToByteArray()))).SetArgDisplayNames("base64 of its bytes"),
        new TestCaseData((Func<Guid, string>)(id => Convert.ToBase64String(id.ToByteArray(bigEndian: true)))).SetArgDisplayNames("base64 of its bytes, high first"),
        new TestCaseData((Func<Guid, string>)(id => Convert.ToHexString(SHA256.HashData(id.ToByteArray())))).SetArgDisplayNames("neither"),
        new TestCaseData((Func<Guid, string>)(id => id.ToString("D"))).SetArgDisplayNames("the id itself"),
    ];

    [TestCaseSource(nameof(Tokens))]
    public async Task A_thousand_logons_at_once_each_send_the_token_they_were_given(Func<Guid, string> tokenOf)
    {
        await using var server = new SessionServer(tokenOf);
        var kept = new ConcurrentBag<Exchange>();
        var recording = Recording(server, kept);

        await Parallel.ForEachAsync(Enumerable.Range(0, Logons), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, cancellationToken) =>
        {
            var variant = number.ToString(CultureInfo.InvariantCulture);

            // Another variant lists the sessions while this one's logon is on its way back.
            var listing = recording.SendAsync(variant, "list", RequestToSend.Get(recording.BaseUrl + "/logonSessions"), cancellationToken);
            var logon = await recording.SendAsync(variant, "logon", Logon(recording), cancellationToken);
            await listing;
            var session = recording.CreatedBy(logon)!;
            await recording.SendAsync(variant, "read", RequestToSend.Get($"{recording.BaseUrl}/read/{variant}", Token(session)), cancellationToken);
            await recording.SendAsync(variant, "logoff", new RequestToSend("DELETE", session.Url!, [Token(session)], default), cancellationToken);
        });

        server.Wrong.Should().BeEmpty("each request carries a token that the server gave");
        server.Open.Should().BeEmpty("each session was ended by its own URL");
        recording.Sessions.All.Should().BeEmpty();
        var secrets = server.Given.SelectMany(given => new[] { given.Id, given.Token }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        kept.SelectMany(exchange => Word().Matches(Text(exchange))).Select(word => word.Value).Where(secrets.Contains)
            .Should().BeEmpty("no token and no id comes on paper");
    }

    [Test]
    public async Task A_pseudonym_in_a_request_goes_out_as_it_stands()
    {
        await using var server = new SessionServer(id => id.ToString("N"));
        var recording = Recording(server, []);
        await recording.SendAsync("v", "logon", Logon(recording), default);

        await recording.SendAsync("v", "link", RequestToSend.Get($"{recording.BaseUrl}/jobs/***token1***/5e551011-0000-0000-0000-000000000001"), default);

        server.Asked.Last().Url.Should().EndWith("/jobs/***token1***/5e551011-0000-0000-0000-000000000001");
    }

    [Test]
    public async Task A_logon_whose_Href_has_the_id_in_capital_letters_is_ended_like_any_other()
    {
        await using var server = new SessionServer(id => Convert.ToBase64String(id.ToByteArray())) { HrefOf = id => id.ToUpperInvariant() };
        var recording = Recording(server, []);
        var keeper = new SessionKeeper(recording, new Credentials("admin", "hunter22"), TimeProvider.System);
        await keeper.LogonAsync("logon", "latest", null, default);

        var logoffs = await keeper.LogoffAllAsync();

        logoffs.Should().ContainSingle().Which.Problem.Should().BeNull();
        server.Open.Should().BeEmpty();
    }

    private static RecordingTransport Recording(SessionServer server, ConcurrentBag<Exchange> kept) =>
        new(server, TargetUrl.Parse(SessionServer.Base), new Redactor(), TimeProvider.System) { Keep = kept.Add };

    private static RequestToSend Logon(RecordingTransport recording) => new("POST", recording.BaseUrl + "/sessionMngr/?v=latest", [], default);

    private static HeaderField Token(LogonSession session) => new("X-RestSvcSessionId", session.Token);

    private static string Text(Exchange exchange) => string.Join(
        "\n",
        exchange.Request.Headers.Concat(exchange.Response!.Headers).Select(field => field.Value)
            .Append(exchange.Request.Url).Append(Encoding.UTF8.GetString(exchange.Response.Body.Span)).Append(Encoding.Latin1.GetString(exchange.Response.Head.Span)));

    [GeneratedRegex("[A-Za-z0-9+/=-]{16,}")]
    private static partial Regex Word();

    /// <summary>Sessions in memory, behind the interface of a transport.</summary>
    private sealed class SessionServer(Func<Guid, string> tokenOf) : ITransport
    {
        private int logons;

        public const string Base = "https://em.example:9398/api";

        public ConcurrentDictionary<string, string> Open { get; } = new(StringComparer.OrdinalIgnoreCase);

        public ConcurrentBag<(string Id, string Token)> Given { get; } = [];

        public ConcurrentQueue<RequestToSend> Asked { get; } = new();

        public ConcurrentQueue<string> Wrong { get; } = new();

        public Func<string, string> HrefOf { get; init; } = id => id;

        public SafetyGuard Guard { get; } = new(TargetUrl.Parse(Base), allowUnsafe: false);

        public async Task<TransportResult> SendAsync(RequestToSend request, CancellationToken cancellationToken)
        {
            Guard.Check(request, TargetUrl.Parse(request.Url));
            Asked.Enqueue(request);
            var response = Answer(request);
            await Task.Yield();
            return new TransportResult(new SentRequest(request.Method, request.Url, request.Headers, default), response, null, default, null, default, 1);
        }

        public ValueTask DisposeAsync() => default;

        private ReceivedResponse Answer(RequestToSend request)
        {
            var token = request.Headers.First("X-RestSvcSessionId");
            switch (request.Method)
            {
                case "POST":
                    var id = new Guid(SHA256.HashData(BitConverter.GetBytes(Interlocked.Increment(ref logons))).AsSpan(0, 16));
                    var given = tokenOf(id);
                    Open[id.ToString("D")] = given;
                    Given.Add((id.ToString("D"), given));
                    return Response(201, Session(id.ToString("D")), new HeaderField("X-RestSvcSessionId", given));
                case "DELETE":
                    if (!Open.TryRemove(request.Url.Split('/')[^1], out var own) || own != token)
                    {
                        Wrong.Enqueue($"{request.Url} with {token}");
                    }

                    return Response(204, "");
                default:
                    if (request.Url.Contains("/read/", StringComparison.Ordinal) && !Open.Values.Contains(token ?? ""))
                    {
                        Wrong.Enqueue($"{request.Url} with {token}");
                    }

                    return Response(200, $"<LogonSessions>{string.Concat(Open.Keys.Take(5).Select(Session))}</LogonSessions>");
            }
        }

        private string Session(string id) =>
            $"<LogonSession Href=\"{Base}/logonSessions/{HrefOf(id)}\"><UserName>admin</UserName><SessionId>{id}</SessionId></LogonSession>";

        private static ReceivedResponse Response(int status, string body, params HeaderField[] fields) =>
            new("HTTP/1.1", status, "", fields, Encoding.UTF8.GetBytes(body), BodyFraming.ContentLength);
    }
}
