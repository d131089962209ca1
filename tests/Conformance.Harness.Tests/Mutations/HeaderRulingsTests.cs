using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Charset and Date: what is a breach and what is not, and that the judge says so of every one of them.</summary>
public sealed class HeaderRulingsTests
{
    private const string Scenario = "read-side/replica-task-sessions/read";

    private IReadOnlyList<MutationVerdict> verdicts = [];

    [OneTimeSetUp]
    public async Task JudgeOnTheStyleWithCharset()
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new Selection([Scenario]), Styles = ["charset"] });
        var run = RecordedMutations.Of(prepared, await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None));
        verdicts = run.Judge([.. run.Mutations(Scenario, (_, name) => name is "charset" or "date" or "header-dropped")], null, CancellationToken.None);
    }

    [Test]
    public void The_judge_agrees_with_every_ruling() => verdicts.Where(verdict => verdict.IsWrong).Select(verdict => verdict.Mutation.Change).Should().BeEmpty();

    [TestCase("application/xml; charset=utf-16")]
    [TestCase("application/json; charset=utf-16")]
    public void A_charset_that_the_bytes_contradict_is_a_breach_of_what_Content_Type_says(string type) =>
        Of("charset", $"Content-Type: {type}").Should().OnlyContain(verdict => verdict.Fate == MutationFate.Killed && verdict.Blamed.Contains("HTTP-004"));

    [TestCase("application/xml", "media-type-spelling")]
    [TestCase("application/json", "media-type-spelling")]
    [TestCase("application/xml; charset=\"utf-8\"", "media-type-spelling")]
    [TestCase("application/xml; charset=klingon", "unknown-charset")]
    public void A_charset_that_the_bytes_do_not_contradict_is_lawful(string type, string lawful) =>
        Of("charset", $"Content-Type: {type}").Should().OnlyContain(verdict => verdict.Mutation.Ruling.Lawful!.Name == lawful);

    [TestCase("date", "Date: yesterday")]
    [TestCase("date", "Date: Thu, 01 Jan 1970 00:00:00 GMT")]
    [TestCase("header-dropped", "Date is missing")]
    public void A_date_that_is_missing_or_wrong_is_not_judged(string by, string change) =>
        Of(by, change).Should().OnlyContain(verdict => verdict.Mutation.Ruling.Lawful!.Name == "date-not-settled");

    [Test]
    public void A_date_at_which_the_listed_sessions_have_left_the_window_contradicts_the_list() =>
        verdicts.Where(verdict => verdict.Mutation.Operator == "date" && verdict.Mutation.Ruling.Lawful is null)
            .Should().OnlyContain(verdict => verdict.Fate == MutationFate.Killed && verdict.Blamed.Contains("WIN-001")).And.NotBeEmpty();

    private IReadOnlyList<MutationVerdict> Of(string by, string change)
    {
        IReadOnlyList<MutationVerdict> found = [.. verdicts.Where(verdict => verdict.Mutation.Operator == by && verdict.Mutation.Change == change)];
        found.Should().NotBeEmpty();
        return found;
    }
}
