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

/// <summary>A session that begins between two pages shifts the members of later pages; nothing else may.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ShiftedPagesTests
{
    private const string Pages = "read-side/query-replica-job-session/pages";
    private const string Begun = "5e551000-0000-4000-8000-000000000002";

    private static readonly RunRequest Request = new() { Selection = new Selection([Pages]) };
    private static readonly TargetFacts Live = new(Embedded: false, TargetWorld.Any, AllowUnsafe: false);

    /// <summary>The first step that sees the session, and the requirement that a server which shifts for no reason breaks
    /// there.</summary>
    private static readonly TestCaseData[] Shifts = [new("next", "QRY-008"), new("second", "QRY-017")];

    [TestCaseSource(nameof(Shifts))]
    public async Task A_session_that_begins_between_two_pages_is_let_through_once_all_pages_have_it(string since, string requirement)
    {
        var verdict = await JudgedAsync(since, Newest, again: _ => true);

        verdict.Findings.Select(finding => $"{finding.Requirement.Id} {finding.Violation}").Should().BeEmpty();
        verdict.Moved.Should().BePositive("what was let through is counted");
        verdict.Checks.Should().Contain(check => check.Requirement == requirement && check.Outcome == CheckOutcome.Passed);
    }

    [TestCaseSource(nameof(Shifts))]
    public async Task Pages_that_shift_although_nothing_began_are_blamed(string since, string requirement) =>
        (await JudgedAsync(since, Newest, again: _ => false)).Findings.Select(finding => finding.Requirement.Id).Should().Contain(requirement);

    [TestCaseSource(nameof(Shifts))]
    public async Task What_was_there_all_the_time_excuses_no_shift(string since, string requirement) =>
        (await JudgedAsync(since, Old, again: _ => true)).Findings.Select(finding => finding.Requirement.Id).Should().Contain(requirement);

    [TestCaseSource(nameof(Shifts))]
    public async Task Pages_that_shift_again_when_nothing_more_begins_are_blamed(string since, string requirement) =>
        (await JudgedAsync(since, Newest, again: step => IsSince(step, since))).Findings.Select(finding => finding.Requirement.Id).Should().Contain(requirement);

    [TestCaseSource(nameof(Shifts))]
    public async Task A_shift_that_nobody_asked_again_about_is_neither_blamed_nor_passed(string since, string requirement)
    {
        var verdict = await JudgedAsync(since, Newest, again: null);

        verdict.Findings.Should().BeEmpty();
        verdict.Checks.Should().NotContain(check => check.Requirement == requirement && check.Outcome == CheckOutcome.Violated);
        verdict.Outcome.Should().Be(Outcome.NotTested);
    }

    /// <summary>The verdict on pages of which those from one step on begin with one member more.</summary>
    /// <param name="since">The step.</param>
    /// <param name="begun">The member, made of the moment and the first of the others.</param>
    /// <param name="again">Which steps have it when all are asked again; null if none is asked again.</param>
    private static async Task<JudgedVariant> JudgedAsync(string since, Func<DateTimeOffset, string, string> begun, Func<string, bool>? again)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(Request);
        var output = await EmbeddedRuns.RunAsync(Request);
        var sent = output.Record.Exchanges.Where(exchange => exchange.Variant == Pages).OrderBy(exchange => exchange.SentAt).ToList();
        var size = Members(sent.Single(exchange => exchange.Step == "first")).Count;
        var all = Members(sent.Single(exchange => exchange.Step == "all"));

        // There is room for one more on the last page.
        var before = all.Count % size == 0 ? all[..^1] : all;
        List<string> after = [begun(TimeProvider.System.GetUtcNow(), before[0]), .. before];
        IExchangeCollection exchanges =
        [
            .. sent.Select(exchange => Listing(exchange, IsSince(exchange.Step, since) ? after : before, size)),
            .. again is null ? [] : sent.Select(exchange => Listing(exchange, again(exchange.Step) ? after : before, size) with
            {
                Step = AgainStep.StepOf(exchange.Step, null), SentAt = exchange.SentAt.AddSeconds(6),
            }),
        ];
        var variants = prepared.Plan.Variants.Where(variant => variant.Id == Pages).ToList();
        return new RunJudge(variants, Live, prepared.Rules).Complete(output.Record.Variants, exchanges).Single();
    }

    private static bool IsSince(string step, string since) => step == "second" || (since == "next" && SeveralStep.IdOf(step) == "next");

    /// <summary>A session that nobody showed before, although it is old.</summary>
    private static string Old(DateTimeOffset now, string session) => session.Replace(Id().Match(session).Groups[1].Value, Begun, StringComparison.OrdinalIgnoreCase);

    private static string Newest(DateTimeOffset now, string session) => NamedTime().Replace(
        CreationTime().Replace(
            session.Replace(Id().Match(session).Groups[1].Value, Begun, StringComparison.OrdinalIgnoreCase),
            $"<CreationTimeUTC>{now:yyyy-MM-dd'T'HH:mm:ss'Z'}</CreationTimeUTC>"),
        $"@{now:yyyy-MM-dd HH:mm:ss}");

    /// <summary>The answer with those of the members that stand on its page; a whole list has all of them.</summary>
    private static Exchange Listing(Exchange exchange, List<string> members, int size)
    {
        var text = Encoding.UTF8.GetString(exchange.Response!.Body.Span);
        var number = exchange.Step == "all" ? 1 : int.Parse(Number().Match(text).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var page = exchange.Step == "all" ? members : members.Skip((number - 1) * size).Take(size).ToList();
        var (first, last) = (Session().Matches(text)[0], Session().Matches(text)[^1]);
        var body = Encoding.UTF8.GetBytes(text[..first.Index] + string.Concat(page) + text[(last.Index + last.Length)..]);
        var headers = exchange.Response.Headers.Select(field => field.Name == "Content-Length" ? field with { Value = $"{body.Length}" } : field).ToList();
        return exchange with { Response = exchange.Response with { Body = body, ReceivedLength = body.Length, Headers = headers } };
    }

    private static List<string> Members(Exchange exchange) =>
        [.. Session().Matches(Encoding.UTF8.GetString(exchange.Response!.Body.Span)).Select(match => match.Value)];

    [GeneratedRegex("<ReplicaJobSession .*?</ReplicaJobSession>", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex("PageNum=\"([0-9]+)\"")]
    private static partial Regex Number();

    [GeneratedRegex("<CreationTimeUTC>[^<]+</CreationTimeUTC>")]
    private static partial Regex CreationTime();

    [GeneratedRegex("(?<=Name=\"[^\"]*)@[0-9-]{10} [0-9:]{8}")]
    private static partial Regex NamedTime();

    [GeneratedRegex("UID=\"[^\"]*:([0-9a-f-]{36})\"")]
    private static partial Regex Id();
}
