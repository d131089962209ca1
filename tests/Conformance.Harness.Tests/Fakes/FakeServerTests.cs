using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Fakes;

/// <summary>Servers that are no Enterprise Manager, or one that cannot be reached, asked as a user would: one cause, told in at
/// most 20 lines.</summary>
public sealed class FakeServerTests
{
    /// <summary>One screen of a terminal.</summary>
    private const int MostLines = 24;
    private const string Html = "<!DOCTYPE html><html><body>Welcome</body></html>";

    internal sealed record Case(string Name, FakeAnswer? Answer, int ExitCode, string Cause, string? Requirement, string? Actual)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Cases =
    [
        new("does nothing", FakeAnswer.Of("200 OK"), 1, "GET {0}/ was answered 200 with no body, and the logon gave no session. Check that the base URL ends in the API's path", "AUTH-002", "no body"),
        new("closes every connection", null, 3, "The target {0} cannot be used: ", null, null),
        new("answers 401", FakeAnswer.Of("401 Unauthorized"), 1, "GET {0}/ was answered 401 with no body, and the logon gave no session. The entry point needs no account: no proxy may ask for one.", "AUTH-001", "status 401 Unauthorized"),
        new("is another web application", FakeAnswer.Of("200 OK", "text/html", Html), 1, "GET {0}/ was answered 200 with text/html, and the logon gave no session. Check that the base URL", "AUTH-002", "Content-Type text/html"),
        new("is behind a broken proxy", FakeAnswer.Of("502 Bad Gateway", "text/html", Html), 1, "GET {0}/ was answered 502 with text/html, and the logon gave no session. Look at the server, and at any proxy in front of it.", "AUTH-001", "status 502 Bad Gateway"),
        new("has nothing", FakeAnswer.Of("404 Not Found"), 1, "GET {0}/ was answered 404 with no body, and the logon gave no session. Check that the base URL", "AUTH-001", "status 404 Not Found"),
        new("redirects", FakeAnswer.Of("302 Found") with { Fields = [("Location", "/login")] }, 2, "was answered 302 with Location /login. Redirects are not followed: give the final URL as the target.", null, null),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task One_answer_to_everything_is_one_finding(object data)
    {
        var fake = (Case)data;
        await using var server = FakeServer.Always(fake.Answer);

        var (code, output, _) = await RunAsync(server);

        Told(output);
        code.Should().Be(fake.ExitCode, output);
        output.Should().Contain(string.Format(System.Globalization.CultureInfo.InvariantCulture, fake.Cause, server.Origin + "/api"));
        Requirements(output).Should().Equal(fake.Requirement is null ? [] : [fake.Requirement], output);
        if (fake.Actual is not null)
        {
            output.Should().Contain($"  actual       {fake.Actual}\n");
        }
    }

    [Test]
    public async Task A_base_url_without_its_path_is_unusable_and_the_right_one_is_offered()
    {
        await using var right = await RightServer.StartAsync();

        var (code, output, _) = await CommandLine.RunAsync("run", "--target", right.BaseUrl.Replace("/api", "", StringComparison.Ordinal), "--user", RightServer.User);

        Told(output);
        code.Should().Be(2, output);
        output.Should().Contain($"but one answers at {right.BaseUrl}. Give --target {right.BaseUrl}.");
        Requirements(output).Should().BeEmpty();
    }

    [Test]
    public async Task The_right_body_for_the_wrong_resource_is_one_finding()
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(request => right.AnswerAsync(request, IsResource(request) ? "/api/backupServers" : null));

        var (code, output, _) = await RunAsync(server);

        Told(output);
        code.Should().Be(1, output);

        // A list of servers where one session was asked for is the wrong root; where servers' lists were asked for, the wrong
        // Href.
        Requirements(output).Should().ContainSingle().Which.Should().BeOneOf("REP-002", "REP-004");
        output.Should().Contain("  consequences");
    }

    [Test]
    public async Task The_answer_to_the_request_before_is_one_finding()
    {
        await using var right = await RightServer.StartAsync();
        FakeAnswer? last = null;
        await using var server = new FakeServer(async request =>
        {
            var mine = await right.AnswerAsync(request);
            return Interlocked.Exchange(ref last, mine) ?? mine;
        });

        var (code, output, _) = await RunAsync(server);

        Told(output);
        code.Should().Be(1, output);
        Requirements(output).Should().ContainSingle("only the run's own logon is answered as no logon is, later ones by the logon before");
        output.Should().Contain("gave no session: status 200");
    }

    [TestCase(1, "AUTH-003")]
    [TestCase(7, null)]
    public async Task The_same_right_answer_to_everything_is_one_finding(int rightAnswers, string? requirement)
    {
        await using var right = await RightServer.StartAsync();
        FakeAnswer? last = null;
        var asked = 0;
        await using var server = new FakeServer(async request =>
            Interlocked.Increment(ref asked) <= rightAnswers ? last = await right.AnswerAsync(request) : last);

        var (code, output, _) = await RunAsync(server);

        Told(output);
        code.Should().Be(1, output);
        Requirements(output).Should().ContainSingle();
        if (requirement is not null)
        {
            Requirements(output).Should().Equal(requirement);
        }
    }

    [Test]
    public async Task The_answer_to_the_logon_for_everything_is_a_finding_for_each_thing_that_it_shows()
    {
        await using var right = await RightServer.StartAsync();
        FakeAnswer? last = null;
        var asked = 0;
        await using var server = new FakeServer(async request => Interlocked.Increment(ref asked) <= 2 ? last = await right.AnswerAsync(request) : last);

        var (code, output, _) = await RunAsync(server);

        code.Should().Be(1, output);
        Requirements(output).Should().OnlyHaveUniqueItems().And.Contain("AUTH-011").And.BeSubsetOf(["NEG-003", "AUTH-011", "AUTH-012"]);
        output.Split('\n').Should().HaveCountLessThan(50);
    }

    [Test]
    public async Task A_server_that_goes_away_between_a_list_and_the_filter_by_a_value_of_it_is_no_fault_of_the_harness()
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request => request.Target.Contains("/query", StringComparison.Ordinal) ? null : await right.AnswerAsync(request));

        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", server.Origin + "/api", "--user", RightServer.User, "--select", "read-side/query-backup-server/filter*"]);

        code.Should().Be(3, output + errors);
        (output + errors).Should().Contain("ERRORED").And.NotContain("fault of the harness");
    }

    [Test]
    public async Task What_an_unfinished_server_lacks_is_one_finding_and_nothing_of_it_passes()
    {
        await using var right = await RightServer.StartAsync();
        await using var server = new FakeServer(async request => IsFinished(request) ? await right.AnswerAsync(request) : FakeAnswer.Of("404 Not Found", "text/plain", "Not Found"));
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

        var (code, output, _) = await CommandLine.RunAsync(
            "run", "--target", server.Origin + "/api", "--user", RightServer.User, "--report", folder,
            "--select", "read-side/replica-sessions/read", "--select", "read-side/jobs/read", "--select", "read-side/repositories/read", "--select", "read-side/query-job/query");

        code.Should().Be(1, output);
        Requirements(output).Should().Equal("OPS-001");
        output.Should().Contain("not implemented: 3 of ").And.Contain("missing      3: GET /jobs, GET /query?type=Job, GET /repositories\n").And.Contain("answered     1: GET /replicaSessions\n");
        using var results = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "results.json")));
        Outcomes(results, "operations", "operation").Where(operation => operation.Outcome == "passed").Should().Equal(("GET /replicaSessions", "passed"));
        Outcomes(results, "requirements", "id").Should().Contain(("QRY-001", "deviates"), "a violation was seen, though it follows from what is told")
            .And.Contain(("ERR-004", "deviates"));
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsFinished(FakeRequest request) =>
        request.Target.TrimEnd('/') == "/api" || new[] { "/api/sessionMngr", "/api/logonSessions/", "/api/replicaSessions" }.Any(path => request.Target.StartsWith(path, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, string Outcome)> Outcomes(System.Text.Json.JsonDocument results, string list, string name) =>
        results.RootElement.GetProperty(list).EnumerateArray().Select(item => (item.GetProperty(name).GetString()!, item.GetProperty("outcome").GetString()!));

    private static bool IsResource(FakeRequest request) =>
        request.Method == "GET" && request.Target.Length > "/api/".Length && !request.Target.Contains("ogonSession", StringComparison.Ordinal);

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(FakeServer server) =>
        CommandLine.RunAsync(["run", "--target", server.Origin + "/api", "--user", RightServer.User, "--parallel", "1",
            .. EmbeddedRuns.Slice.Expressions.Where(expression => !expression.Contains("query", StringComparison.Ordinal)).SelectMany(expression => new[] { "--select", expression })]);

    /// <summary>The requirements of the findings that are told.</summary>
    private static IEnumerable<string> Requirements(string output) =>
        output.Split('\n').Where(line => line.StartsWith("  requirement  ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static void Told(string output)
    {
        TestContext.Out.WriteLine(output);
        output.TrimEnd('\n').Split('\n').Should().HaveCountLessThanOrEqualTo(MostLines, output);
    }
}
