using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>A live server's data moves between two requests.</summary>
public sealed partial class MovingTests
{
    private const string Read = "read-side/replica-sessions/read";

    /// <summary>A session of the standard world that ended a day ago, far from the edge of the window.</summary>
    private const string Finished = "bd7a7c13-7449-56e9-93a1-9d26682c07d0";

    /// <summary>The XML of the same list said something else, as if the session went on between the two requests.</summary>
    private const string Changed = $"{Read}[accept=xml,format=Entity]";

    [Test]
    public async Task A_running_session_that_progresses_between_requests_is_not_blamed_on_a_live_server() =>
        (await FindingsAsync(live: true, session => !session.Contains("<EndTimeUTC>", StringComparison.Ordinal))).Should().BeEmpty();

    [Test]
    public async Task A_finished_session_that_changes_between_requests_is_blamed_on_a_live_server() =>
        (await FindingsAsync(live: true, session => session.Contains(Finished, StringComparison.Ordinal)))
            .Should().OnlyContain(finding => finding.Requirement.Id == "NEG-004").And.NotBeEmpty();

    [Test]
    public async Task A_running_session_stands_still_in_the_embedded_emulator() =>
        (await FindingsAsync(live: false, session => !session.Contains("<EndTimeUTC>", StringComparison.Ordinal))).Should().NotBeEmpty();

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(bool live, Func<string, bool> which)
    {
        var request = new RunRequest { Selection = new Selection([Read]) };
        var prepared = await Prepared.ReadAsync(request, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        var output = await EmbeddedRuns.RunAsync(request);
        var exchanges = output.Record.Exchanges.Select(exchange => exchange.Variant == Changed ? With(exchange, which) : exchange).ToList();
        var facts = live ? new TargetFacts(Embedded: false, TargetWorld.Any, AllowUnsafe: false) : request.Facts;

        return [.. new RunJudge(prepared.Plan.Variants, facts, prepared.Rules).Complete(output.Record.Variants, [.. exchanges]).SelectMany(variant => variant.Findings)];
    }

    private static Exchange With(Exchange exchange, Func<string, bool> which)
    {
        var text = Encoding.UTF8.GetString(exchange.Response!.Body.Span);
        var chosen = Session().Matches(text).First(match => which(match.Value)).Value;
        var body = Encoding.UTF8.GetBytes(text.Replace(chosen, Progress().Replace(chosen, "<Progress>77</Progress>"), StringComparison.Ordinal));
        var headers = exchange.Response.Headers.Select(field => field.Name == "Content-Length" ? field with { Value = $"{body.Length}" } : field).ToList();
        return exchange with { SentAt = exchange.SentAt.AddSeconds(5), Response = exchange.Response with { Body = body, ReceivedLength = body.Length, Headers = headers } };
    }

    [GeneratedRegex("<ReplicaJobSession .*?</ReplicaJobSession>", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex("<Progress>[0-9]+</Progress>")]
    private static partial Regex Progress();
}
