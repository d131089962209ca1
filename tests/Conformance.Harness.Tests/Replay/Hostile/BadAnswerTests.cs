using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>No answer ends a run: dates, codings and names that no library expects.</summary>
public sealed class BadAnswerTests
{
    private const string Select = "window/*";

    [TestCase("Mon, 01 Jan 0001 00:00:00 GMT")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_date_that_no_sum_can_hold_is_taken_for_none(string date)
    {
        var run = await HostileRun.OfAsync((_, answer) => answer with { Fields = [.. answer.Fields.Where(field => field.Name != "Date"), ("Date", date)] }, "--select", Select);

        run.ExitCode.Should().BeOneOf([0, 1, 4], run.Output);
        run.Output.Should().NotContain("fault of the harness");
    }

    [TestCase("br")]
    [TestCase("gzip")]
    [TestCase("deflate")]
    public async Task A_body_that_is_not_in_its_content_coding_is_no_crash(string coding)
    {
        var run = await HostileRun.OfAsync((request, answer) => HostileRun.IsLogon(request) ? answer : answer with { Fields = [.. answer.Fields, ("Content-Encoding", coding)] }, "--select", "jobs/one*");

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().NotContain("fault of the harness");
        run.Asked.Should().Contain(asked => asked.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [TestCase("\"\\ud800\":1,")]
    [TestCase("\"Href\":\"\\udfff\",")]
    public async Task A_logon_in_json_with_half_a_character_is_no_crash_and_leaves_no_session(string member)
    {
        var run = await HostileRun.OfAsync((request, answer) => HostileRun.IsLogon(request) ? InJson(answer, member) : answer, "--select", "authentication/entry-point*");

        run.Output.Should().NotContain("fault of the harness");
        (run.Asked.Any(asked => asked.StartsWith("DELETE", StringComparison.Ordinal)) || run.Output.Contains("session left:", StringComparison.Ordinal)).Should().BeTrue(run.Output);
    }

    private static FakeAnswer InJson(FakeAnswer answer, string member)
    {
        var id = System.Text.Encoding.UTF8.GetString(answer.Body).Split("<SessionId>")[1][..36];
        return answer with { Fields = [.. answer.Fields.Where(field => field.Name != "Content-Type"), ("Content-Type", "application/json")], Body = System.Text.Encoding.UTF8.GetBytes($"{{{member}\"SessionId\":\"{id}\"}}") };
    }
}
