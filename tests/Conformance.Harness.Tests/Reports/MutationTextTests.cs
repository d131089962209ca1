using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Mutations;
using Conformance.Core.Reports;
using Conformance.Harness.Tests.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>What a person sees of a mutation that nobody noticed.</summary>
public sealed class MutationTextTests
{
    private const string Scenario = "read-side/replica-task-sessions/read";

    private MutationRun blind = null!;

    /// <summary>A suite that asks nothing lets every breach survive.</summary>
    [OneTimeSetUp]
    public async Task RecordForASuiteThatAsksNothing()
    {
        var recorded = await RecordedRun.Get();
        var suite = recorded.Prepared.Rules.Suite;
        blind = recorded.Mutated().Under(suite with { Everywhere = [], Scenarios = [.. suite.Scenarios.Select(scenario => scenario with { Expectations = [], Relations = [] })] });
    }

    [Test]
    public void A_changed_status_is_shown_as_two_status_lines() => Told(First("status", "200 became 500")).Should().Contain("""
          at           status line
          change       200 became 500
          diff         status line
                     - HTTP/1.1 200 OK
                     + HTTP/1.1 500
          right        nothing in the suite asks

        """);

    [Test]
    public void A_missing_field_is_shown_as_what_was_there() => Told(First("header-dropped", "Content-Type is missing")).Should().Contain("""
          diff         Content-Type
                     - application/xml
          right 
        """);

    [Test]
    public void A_doubled_field_is_shown_with_all_its_values() =>
        Told(First("header-doubled", "Content-Type: application/json stands behind it")).Should().Contain("+ application/xml | application/json\n");

    [Test]
    public void A_changed_body_is_shown_as_the_difference_that_the_comparer_finds() =>
        Told(First("root-renamed", "")).Should().MatchRegex("  diff         /v:[^\n]+\n             - [^\n]+\n             \\+ [^\n]+\n");

    [Test]
    public void A_body_that_cannot_be_read_is_shown_as_its_first_byte_that_differs() =>
        Told(First("body-truncated", "the last byte is missing")).Should().MatchRegex("  diff         byte [0-9]+ of the body\n             - [^\n]+>[^\n]* \\([0-9]+ bytes\\)\n             \\+ [^\n]+ \\([0-9]+ bytes\\)\n");

    [Test]
    public void Many_differences_are_cut_with_their_number()
    {
        var headers = Enumerable.Range(0, 100).Select(at => new HeaderField($"X-{at}", "1")).ToList();

        var told = Told(Changed(response => response with { Headers = [.. response.Headers, .. headers] }));

        told.Should().Contain("  diff         X-5\n             + 1\n               … and 94 more\n").And.NotContain("X-6");
    }

    [Test]
    public void A_long_value_is_cut() => Told(Changed(response => response.With("Content-Type", new string('x', 10_000)))).Split('\n').Should().OnlyContain(line => line.Length < 200);

    [TestCase("\u001b[31mred", "\\u001B[31mred")]
    [TestCase("a\u202Eb", "a\\u202Eb")]
    public void What_a_target_sends_cannot_steer_the_terminal(string sent, string shown) =>
        Told(Changed(response => response.With("Content-Type", sent))).Should().Contain($"+ {shown}\n").And.NotContain(sent);

    [Test]
    public void Bytes_of_a_body_cannot_steer_the_terminal() =>
        Told(Changed(response => response.WithBody(Encoding.UTF8.GetBytes("\u001b[2J")))).Should().Contain("+ \\u001B[2J (4 bytes)").And.NotContain("\u001b");

    /// <summary>The text about one mutation, which survives.</summary>
    private string Told(Mutation mutation)
    {
        var verdict = blind.Judge(mutation);
        verdict.Fate.Should().Be(MutationFate.Survived);
        return MutationText.Of([verdict], 1, 1, TimeSpan.Zero);
    }

    private Mutation First(string by, string change) => blind.Mutations(Scenario, (_, name) => name == by)
        .First(mutation => mutation.Change.StartsWith(change, StringComparison.Ordinal) && mutation.Ruling.Lawful is null && mutation.Variant.Contains("accept=xml", StringComparison.Ordinal));

    private Mutation Changed(Func<ReceivedResponse, ReceivedResponse> edit)
    {
        var first = First("status", "");
        var exchange = blind.Judge(first).Recorded;
        return first with { Apply = () => [exchange with { Response = edit(exchange.Response!) }] };
    }
}
