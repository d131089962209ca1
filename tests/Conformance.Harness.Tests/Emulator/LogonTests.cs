using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using Conformance.Emulator;
using Conformance.Emulator.Hosting;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class LogonTests
{
    private RunningEmulator emulator = null!;

    [SetUp]
    public async Task Start() => emulator = await RunningEmulator.StartAsync();

    [TearDown]
    public async Task Stop() => await emulator.DisposeAsync();

    [Test]
    public async Task The_entry_point_needs_no_token_and_names_the_versions()
    {
        using var response = await emulator.GetAsync("/");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var root = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        root.Name.Should().Be(RunningEmulator.Ns + "EnterpriseManager");
        root.Descendants(RunningEmulator.Ns + "SupportedVersion").Select(version => version.Attribute("Name")!.Value).Should().Equal("v1_5", "v1_6", "v1_7");
        root.Descendants(RunningEmulator.Ns + "Link").Last().Attribute("Href")!.Value.Should().Be(emulator.Server.BaseUrl + "/sessionMngr/?v=v1_7");
    }

    [TestCase("/sessionMngr/?v=latest")]
    [TestCase("/sessionMngr?v=v1_7")]
    [TestCase("/sessionMngr/?v=v1_6")]
    [TestCase("/sessionMngr/?v=v1_5")]
    [TestCase("/sessionMngr/")]
    [TestCase("/sessionMngr")]
    public async Task A_logon_is_answered_201_with_the_token_in_header_and_cookie(string path)
    {
        using var response = await emulator.SendAsync(HttpMethod.Post, path, authorization: RunningEmulator.Basic());
        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var token = response.Headers.GetValues(Tokens.Name).Single();
        response.Headers.GetValues("Set-Cookie").Single().Should().Be($"X-RestSvcSessionId={token}; Path=/api;");
        var session = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        session.Name.Should().Be(RunningEmulator.Ns + "LogonSession");
        session.Element(RunningEmulator.Ns + "UserName")!.Value.Should().Be(@"ENTERPRISE06\administrator");
        session.Attribute("Href")!.Value.Should().EndWith("/api/logonSessions/" + session.Element(RunningEmulator.Ns + "SessionId")!.Value);
        session.Descendants(RunningEmulator.Ns + "Link").Should().HaveCount(55);
        session.Descendants(RunningEmulator.Ns + "Link").Last().Attribute("Rel")!.Value.Should().Be("Delete");
    }

    private static readonly AuthenticationHeaderValue?[] Refused =
    [
        null,
        RunningEmulator.Basic(password: "wrong"),
        RunningEmulator.Basic(user: "nobody"),
        new("Basic", "not base64!"),
        new("Basic", "bm9jb2xvbg=="),
        new("Bearer", "abc"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task A_logon_with_wrong_or_no_credentials_is_answered_401_with_a_challenge(AuthenticationHeaderValue? authorization)
    {
        using var response = await emulator.SendAsync(HttpMethod.Post, "/sessionMngr/?v=latest", authorization: authorization);
        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.Headers.GetValues("WWW-Authenticate").Single().Should().Be("Basic Realm=RestSvc");
        response.Headers.Contains(Tokens.Name).Should().BeFalse();
        XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Attribute("StatusCode")!.Value.Should().Be("401");
        emulator.Server.ActiveLogonSessions.Should().Be(0);
    }

    [TestCase(EmulatorDialect.Em12, HttpStatusCode.Created)]
    [TestCase(EmulatorDialect.Em13, HttpStatusCode.UnsupportedMediaType)]
    public async Task A_logon_with_the_Content_Type_of_a_form_and_no_body_is_refused_from_13_on(EmulatorDialect dialect, HttpStatusCode status)
    {
        await using var other = await RunningEmulator.StartAsync(options => options with { Dialect = dialect });
        using var content = new StringContent("", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await other.SendAsync(HttpMethod.Post, "/sessionMngr/?v=latest", authorization: RunningEmulator.Basic(), content: content);
        response.StatusCode.Should().Be(status);
    }

    [Test]
    public async Task The_token_is_base64_of_the_sessions_id()
    {
        var (token, id) = await emulator.LogOnAsync();
        Convert.FromBase64String(token).Should().Equal(System.Text.Encoding.ASCII.GetBytes(id));
    }

    [TestCase("em.example.com:9399")]
    [TestCase("other.example.com")]
    public async Task Hrefs_begin_with_the_host_that_was_called(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, emulator.Server.BaseUrl + "/");
        request.Headers.Host = host;
        using var response = await emulator.Client.SendAsync(request);
        XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants(RunningEmulator.Ns + "Link")
            .Should().OnlyContain(link => link.Attribute("Href")!.Value.StartsWith($"http://{host}/api/"));
    }

    [Test]
    public async Task A_session_is_listed_shown_and_deleted()
    {
        var (token, id) = await emulator.LogOnAsync();
        await emulator.LogOnAsync();
        (await emulator.XmlAsync("/logonSessions", token)).Elements().Should().HaveCount(2);
        (await emulator.XmlAsync("/logonSessions/" + id, token)).Element(RunningEmulator.Ns + "SessionId")!.Value.Should().Be(id);
        using (var deleted = await emulator.SendAsync(HttpMethod.Delete, "/logonSessions/" + id, token))
        {
            deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
            (await deleted.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        }

        emulator.Server.ActiveLogonSessions.Should().Be(1);
        using var after = await emulator.GetAsync("/jobs", token);
        after.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task A_session_expires_after_15_minutes_without_requests_and_not_a_millisecond_earlier()
    {
        var (token, _) = await emulator.LogOnAsync();
        emulator.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        (await StatusAsync(token)).Should().Be(HttpStatusCode.OK, "the session was idle for a millisecond less than 15 minutes");
        emulator.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        (await StatusAsync(token)).Should().Be(HttpStatusCode.OK, "the last request began the idle time anew");
        emulator.Time.Advance(TimeSpan.FromMinutes(15));
        (await StatusAsync(token)).Should().Be(HttpStatusCode.Unauthorized);
        emulator.Server.ActiveLogonSessions.Should().Be(0);
    }

    [TestCase("valid", null, 200)]
    [TestCase(null, "valid", 200)]
    [TestCase("garbage", "valid", 200)]
    [TestCase("valid", "garbage", 401)]
    [TestCase(null, null, 401)]
    [TestCase("garbage", null, 401)]
    [TestCase(null, "garbage", 401)]
    public async Task The_cookie_counts_before_the_header(string? header, string? cookie, int status)
    {
        var (token, _) = await emulator.LogOnAsync();
        string? Text(string? which) => which == "valid" ? token : which;
        using var response = await emulator.SendAsync(HttpMethod.Get, "/backupServers", Text(header), cookie: Text(cookie));
        ((int)response.StatusCode).Should().Be(status);
    }

    [Test]
    public async Task Over_HTTPS_the_certificate_has_the_fingerprint_that_the_server_names()
    {
        var secure = await RunningEmulator.StartAsync(options => options with { Https = true });
        secure.Server.BaseUrl.Should().StartWith("https://127.0.0.1:").And.EndWith("/api");
        secure.Server.CertificateSha256.Should().MatchRegex("^[0-9A-F]{64}$");
        await secure.LogOnAsync();
        await secure.DisposeAsync();
    }

    [Test]
    public void The_certificates_file_is_gone_after_disposal()
    {
        var certificate = ServerCertificate.Make(emulator.Time.GetUtcNow(), null);
        File.Exists(certificate.FilePath).Should().BeTrue();
        certificate.Dispose();
        Directory.Exists(certificate.Folder).Should().BeFalse();
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var response = await emulator.GetAsync("/backupServers", token);
        return response.StatusCode;
    }
}
