using System.Text.Json;
using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A logon session that could not be ended is told everywhere, and no such run is conformant.</summary>
public sealed partial class LogoffTests
{
    private const string Select = "authentication/entry-point*";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("503 Service Unavailable", "was answered 503 Service Unavailable")]
    [TestCase("200 OK", "was answered 200 OK, where only 204 says that the session is over")]
    [TestCase("302 Found", "was answered 302 Found")]
    public async Task A_logoff_that_is_answered_otherwise_leaves_a_session_and_says_so(string status, string told) =>
        Told(await RunAsync((request, answer) => request.Method == "DELETE" ? FakeAnswer.Of(status, "text/html", "<html/>") : answer), told);

    [Test]
    public async Task A_logoff_without_an_answer_leaves_a_session_and_says_so() =>
        Told(await RunAsync((request, answer) => request.Method == "DELETE" ? null : answer), "had no whole answer");

    [TestCase("a%20b")]
    [TestCase("../jobs/1")]
    [TestCase("a b")]
    [TestCase("")]
    public async Task A_session_whose_id_cannot_be_used_is_told_and_nothing_is_deleted(string id)
    {
        var run = await RunAsync((request, answer) => HostileRun.IsLogon(request) ? WithId(answer, id) : answer);

        Told(run, "named no usable session id");
        run.Asked.Should().NotContain(asked => asked.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_logon_that_says_created_and_gives_no_token_is_told() =>
        (await RunAsync((request, answer) => HostileRun.IsLogon(request) ? answer with { Fields = [] } : answer))
            .Output.Should().Contain("session left: A logon session may be left behind: the answer to a logon said that there is a session but gave no token");

    [TestCase("302 Found")]
    [TestCase("401 Unauthorized")]
    [TestCase("500 Internal Server Error")]
    public async Task A_logon_that_is_refused_and_gives_a_token_is_ended(string status)
    {
        var run = await RunAsync((request, answer) => HostileRun.IsLogon(request) ? answer with { Status = status } : answer);

        run.Asked.Should().Contain(asked => asked.StartsWith("DELETE /api/logonSessions/", StringComparison.Ordinal));
        run.Output.Should().NotContain("session left: ");
    }

    [Test]
    public async Task A_logon_that_a_proxy_gave_up_is_told() =>
        (await RunAsync((request, answer) => HostileRun.IsLogon(request) ? FakeAnswer.Of("504 Gateway Timeout") : answer))
            .Output.Should().Contain("session left: ").And.Contain("a proxy gave up waiting for the answer to a logon");

    [Test]
    public async Task A_waiver_of_the_requirement_on_logoffs_lets_the_run_pass_and_the_session_is_told_all_the_same()
    {
        var waivers = Path.Combine(folder, "waivers.yaml");
        await File.WriteAllTextAsync(waivers, """
            waivers:
              - target: "*"
                requirement: AUTH-014
                owner: a team
                reason: The proxy answers DELETE itself.
                link: https://bugs.example/1
                expires: 2099-01-01
            """);

        var run = await RunAsync((request, answer) => request.Method == "DELETE" ? FakeAnswer.Of("503 Service Unavailable") : answer, "--waivers", waivers);

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("session left, waived: ");
    }

    [Test]
    public async Task A_logoff_that_is_answered_rightly_is_not_worth_a_word() =>
        (await RunAsync((_, answer) => answer)).Output.Should().NotContain("session left").And.Contain("CONFORMANT");

    private Task<HostileRun> RunAsync(Func<FakeRequest, FakeAnswer, FakeAnswer?> change, params string[] options) =>
        HostileRun.OfAsync(change, ["--select", Select, "--report", folder, .. options]);

    private void Told(HostileRun run, string told)
    {
        run.ExitCode.Should().Be(3, run.Output);
        run.Output.Should().Contain("ERRORED").And.Contain("session left: A logon session may be left behind: ").And.Contain(told);
        using var results = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "results.json")));
        results.RootElement.GetProperty("sessionsLeft").EnumerateArray().Should().ContainSingle().Which.GetProperty("message").GetString().Should().Contain(told);
        foreach (var file in new[] { "report.html", "junit.xml", "results.sarif", "ctrf.json", "summary.md" })
        {
            File.ReadAllText(Path.Combine(folder, file)).Should().Contain("may be left behind", file);
        }
    }

    private static FakeAnswer WithId(FakeAnswer answer, string id)
    {
        var body = Identity().Replace(System.Text.Encoding.UTF8.GetString(answer.Body), match => match.Groups[1].Value + id);
        return answer with { Body = System.Text.Encoding.UTF8.GetBytes(body) };
    }

    [GeneratedRegex("(/logonSessions/|<SessionId>)[0-9a-fA-F-]{36}")]
    private static partial Regex Identity();
}
