using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>A live server's data moves between two requests: what moved is let through once that is settled, and nothing else
/// is.</summary>
public sealed partial class MovingTests
{
    private const string Read = "read-side/replica-sessions/read";

    /// <summary>A session of the standard world that ended a day ago, far from the edge of the window.</summary>
    private const string Finished = "bd7a7c13-7449-56e9-93a1-9d26682c07d0";

    /// <summary>The answer with which the others of the format are compared, and one of these, which says something
    /// else.</summary>
    private const string First = $"{Read}[accept=absent,format=Entity]";
    private const string Changed = $"{Read}[accept=xml,format=Entity]";

    private static readonly RunRequest Request = new() { Selection = new Selection([Read]) };
    private static readonly TargetFacts Live = new(Embedded: false, TargetWorld.Any, AllowUnsafe: false);

    [Test]
    public async Task A_running_session_that_progresses_between_requests_is_let_through_once_both_say_the_same_again()
    {
        var verdict = await JudgedAsync(Live, Running, again: [(First, 77), (Changed, 77)]);

        verdict.Findings.Should().BeEmpty();
        verdict.Outcome.Should().Be(Outcome.Passed);
        verdict.Moved.Should().BePositive("what was let through is counted");
    }

    [Test]
    public async Task A_running_session_that_progresses_again_in_both_is_let_through() =>
        (await JudgedAsync(Live, Running, again: [(First, 78), (Changed, 79)])).Outcome.Should().Be(Outcome.Passed);

    [Test]
    public async Task A_running_session_of_which_two_answers_say_different_things_again_and_again_is_blamed() =>
        (await JudgedAsync(Live, Running, again: [(First, null), (Changed, 77)])).Findings
            .Should().OnlyContain(finding => finding.Requirement.Id == "NEG-004").And.NotBeEmpty();

    [Test]
    public async Task What_was_not_asked_again_is_neither_blamed_nor_passed()
    {
        var verdict = await JudgedAsync(Live, Running, again: []);

        verdict.Findings.Should().BeEmpty();
        verdict.Outcome.Should().Be(Outcome.NotTested);
        verdict.Reason.Should().Be("NEG-004: what differs may have moved, and it was not asked again to settle that.");
        verdict.Moved.Should().Be(0);
    }

    [Test]
    public async Task A_finished_session_that_changes_between_requests_is_blamed_on_a_live_server() =>
        (await JudgedAsync(Live, IsFinished, again: [])).Findings.Should().OnlyContain(finding => finding.Requirement.Id == "NEG-004").And.NotBeEmpty();

    [Test]
    public async Task A_running_session_stands_still_in_the_embedded_emulator() =>
        (await JudgedAsync(Request.Facts, Running, again: [])).Findings.Should().NotBeEmpty();

    [Test]
    public async Task A_session_that_begins_between_two_requests_is_let_through_once_both_have_it()
    {
        var verdicts = await BegunAsync(lacksAgain: false);

        verdicts.SelectMany(verdict => verdict.Findings).Select(finding => $"{finding.Requirement.Id} {finding.Violation}").Should().BeEmpty();
        verdicts.Should().OnlyContain(verdict => verdict.Outcome == Outcome.Passed);
        verdicts.Sum(verdict => verdict.Moved).Should().BePositive();
    }

    [Test]
    public async Task A_session_that_is_new_and_still_lacks_when_it_is_asked_again_is_blamed() =>
        (await BegunAsync(lacksAgain: true)).SelectMany(verdict => verdict.Findings).Select(finding => finding.Requirement.Id).Should().Contain("NEG-004");

    private static bool Running(string session) => !session.Contains("<EndTimeUTC>", StringComparison.Ordinal);

    private static bool IsFinished(string session) => session.Contains(Finished, StringComparison.Ordinal);

    /// <summary>One answer lacks the newest session, which began just before.</summary>
    private static Task<IReadOnlyList<JudgedVariant>> BegunAsync(bool lacksAgain) => JudgedAllAsync(Live, exchange => Edited(exchange, Begun(exchange.Variant != Changed)),
        [(First, exchange => Edited(exchange, Begun(true))), (Changed, exchange => Edited(exchange, Begun(!lacksAgain)))]);

    /// <summary>The verdict on the changed variant.</summary>
    private static async Task<JudgedVariant> JudgedAsync(TargetFacts facts, Func<string, bool> which, (string Variant, int? Progress)[] again) => (await JudgedAllAsync(
        facts,
        exchange => exchange.Variant == Changed ? Edited(exchange, text => Progressed(text, which, 77)) with { SentAt = exchange.SentAt.AddSeconds(5) } : exchange,
        [.. again.Select(one => (one.Variant, (Func<Exchange, Exchange>)(exchange => one.Progress is { } progress ? Edited(exchange, text => Progressed(text, which, progress)) : exchange)))])).Single(verdict => verdict.Id == Changed);

    private static async Task<IReadOnlyList<JudgedVariant>> JudgedAllAsync(TargetFacts facts, Func<Exchange, Exchange> change, (string Variant, Func<Exchange, Exchange> Change)[] again)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var output = await EmbeddedRuns.RunAsync(Request);
        var entities = output.Record.Exchanges.Where(exchange => exchange.Variant is First or Changed or $"{Read}[accept=json,format=Entity]").ToList();
        var records = output.Record.Variants;
        IExchangeCollection exchanges =
        [
            .. entities.Where(exchange => exchange.Variant is First or Changed).Select(change),
            .. again.Select(one => entities.Single(exchange => exchange.Variant == one.Variant)).Zip(again, (exchange, one) =>
                one.Change(exchange) with { Step = AgainStep.StepOf(exchange.Step, "accept"), SentAt = exchange.SentAt.AddSeconds(6) }),
        ];
        var variants = prepared.Plan.Variants.Where(variant => variant.Id is First or Changed).ToList();
        return new RunJudge(variants, facts, prepared.Rules).Complete(records, exchanges);
    }

    private static string Progressed(string text, Func<string, bool> which, int progress)
    {
        var chosen = Session().Matches(text).First(match => which(match.Value)).Value;
        return text.Replace(chosen, Progress().Replace(chosen, $"<Progress>{progress}</Progress>"), StringComparison.Ordinal);
    }

    /// <summary>A list with a session more that begins now, or without it.</summary>
    private static Func<string, string> Begun(bool isThere) => text =>
    {
        var session = Session().Matches(text).First(match => Running(match.Value)).Value;
        var id = Id().Match(session).Groups[1].Value;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var begun = CreationTime().Replace(
            session.Replace(id, "5e551000-0000-4000-8000-000000000001", StringComparison.OrdinalIgnoreCase),
            $"<CreationTimeUTC>{now:yyyy-MM-dd'T'HH:mm:ss'Z'}</CreationTimeUTC>");
        begun = NamedTime().Replace(begun, $"@{now:yyyy-MM-dd HH:mm:ss}");
        return isThere ? text.Replace(session, begun + session, StringComparison.Ordinal) : text;
    };

    private static Exchange Edited(Exchange exchange, Func<string, string> edit)
    {
        var body = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(exchange.Response!.Body.Span)));
        var headers = exchange.Response.Headers.Select(field => field.Name == "Content-Length" ? field with { Value = $"{body.Length}" } : field).ToList();
        return exchange with { Response = exchange.Response with { Body = body, ReceivedLength = body.Length, Headers = headers } };
    }

    [GeneratedRegex("<ReplicaJobSession .*?</ReplicaJobSession>", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex("<Progress>[0-9]+</Progress>")]
    private static partial Regex Progress();

    [GeneratedRegex("<CreationTimeUTC>[^<]+</CreationTimeUTC>")]
    private static partial Regex CreationTime();

    [GeneratedRegex("(?<=Name=\"[^\"]*)@[0-9-]{10} [0-9:]{8}")]
    private static partial Regex NamedTime();

    [GeneratedRegex("UID=\"[^\"]*:([0-9a-f-]{36})\"")]
    private static partial Regex Id();
}
