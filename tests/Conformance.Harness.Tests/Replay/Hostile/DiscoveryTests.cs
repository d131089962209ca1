using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>What discovery meets is broken, unlawful or empty, as anywhere else.</summary>
public sealed class DiscoveryTests
{
    private const string Select = "jobs/one[accept=absent]";
    private const string List = "/api/replicaSessions";
    private const string NotWellFormed = "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\"><Ref>";

    private static readonly string[] Empties = ["<ReplicaJobSessions xmlns=\"http://www.veeam.com/ent/v1.0\"/>", "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\"/>"];

    [TestCase("500 Internal Server Error", "", "")]
    [TestCase("404 Not Found", "", "")]
    [TestCase("302 Found", "", "")]
    [TestCase("200 OK", "", "")]
    [TestCase("200 OK", "text/html", "<html><body>Welcome</body></html>")]
    [TestCase("200 OK", "application/xml", NotWellFormed)]
    [TestCase("200 OK", "application/xml", "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>")]
    [TestCase("200 OK", "application/json", "{\"a\":1,\"a\":2}")]
    [TestCase("200 OK", "application/json", "\"\\ud800\"")]
    public async Task An_unlawful_list_is_judged_as_the_answer_of_the_documented_operation(string status, string type, string body)
    {
        var run = await HostileRun.OfAsync((request, answer) => IsList(request) ? FakeAnswer.Of(status, type, body) : answer, "--select", Select);

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("\n  in           " + Select).And.Contain(List);
    }

    [Test]
    public async Task A_list_that_breaks_off_is_an_error_as_it_is_anywhere()
    {
        var run = await HostileRun.OfAsync((request, answer) => IsList(request) ? null : answer, "--select", Select);

        run.ExitCode.Should().Be(3, run.Output);
        run.Output.Should().Contain("ERRORED").And.Contain("the server closed the connection without a response");
    }

    [TestCaseSource(nameof(Empties))]
    public async Task A_proper_list_that_is_empty_leaves_the_variant_untested(string body)
    {
        var run = await HostileRun.OfAsync((request, answer) => IsList(request) ? FakeAnswer.Of("200 OK", "application/xml", body) : answer, "--select", Select);

        run.ExitCode.Should().Be(4, run.Output);
        run.Output.Should().Contain("NOT TESTED 1 variant: the target has no ReplicaJobSession");
    }

    [TestCase("/api/replicaSessions", "/api/replica Sessions")]
    [TestCase("/api/replicaSessions", "/api/replicaS\u00e4ssions")]
    [TestCase("/api/replicaSessions", "/api/replicaSessions#")]
    [TestCase("/api/replicaSessions", "/api/replicaSessions&#10;")]
    [TestCase("/api/replicaSessions", "/api/../../replicaSessions")]
    [TestCase("/api/replicaSessions?", "/api/replicaSessions?page={foo}{logon.token}&amp;")]
    public async Task A_link_that_is_missing_or_of_no_use_is_a_finding_or_a_reason_and_never_a_crash(string link, string other)
    {
        var run = await HostileRun.OfAsync((request, answer) => HostileRun.IsLogon(request) ? HostileRun.Replaced(answer, link, other) : answer, "--select", Select);

        run.ExitCode.Should().BeOneOf([0, 1, 4], run.Output);
        run.Output.Should().NotContain("fault of the harness");
        run.Asked.Should().NotContain(asked => asked.Contains("..", StringComparison.Ordinal) || asked.Contains("Token", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_missing_link_of_the_logon_session_falls_back_to_the_documented_path_and_is_a_finding()
    {
        var run = await HostileRun.OfAsync(
            (request, answer) => HostileRun.IsLogon(request) ? HostileRun.Replaced(answer, "Type=\"ReplicaJobSession", "Type=\"Other") : answer, "--select", Select);

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("LNK-002").And.Contain("ReplicaJobSessionReferenceList").And.NotContain("NOT TESTED");
        run.Asked.Should().Contain(asked => asked.StartsWith("GET /api/jobs/", StringComparison.Ordinal), "the variant was replayed all the same");
    }

    private static bool IsList(FakeRequest request) => request.Method == "GET" && request.Target.Split('?')[0] == List;
}
