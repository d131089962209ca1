using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>A collection that is read a piece at a time gets the verdict that it gets as a whole, to the letter and the
/// place.</summary>
public sealed class PiecesTests
{
    private static readonly Selection Collections = new(["area:window", "area:replica-*", "area:negotiation", "read-side/replica-sessions*", "read-side/replica-task-sessions*", "read-side/backup-servers/*"]);
    private static readonly PieceSize Small = new(LargeFrom: 0, Members: 2);

    [TestCase("em12", "")]
    [TestCase("em12", "namespace-wrong member-twice")]
    [TestCase("em12", "json-differs references-lack-last link-href-relative")]
    [TestCase("em12", "state-unknown name-rounded total-size-text window-none nested-foreign-task")]
    [TestCase("em13", "result-unknown reason-without-failure time-local up-wrong-type json-differs")]
    [TestCase("em13", "uid-form-wrong order-swapped creation-missing")]
    [TestCase("em12", "uid-missing root-wrong charset-wrong")]
    public async Task The_verdict_is_that_on_the_whole(string dialect, string faults) =>
        await IsTheSameAsync(new RunRequest { Dialect = dialect, Faults = faults.Split(' ', StringSplitOptions.RemoveEmptyEntries), Selection = Collections });

    [Test]
    public async Task However_the_server_writes() =>
        await IsTheSameAsync(new RunRequest { Styles = ["bom", "indented", "prefixed", "extra-members", "reversed"], Faults = ["state-unknown", "links-missing"], Selection = Collections });

    [Test]
    public async Task Collections_are_read_in_pieces_and_nothing_else_is()
    {
        var output = await EmbeddedRuns.RunAsync(new RunRequest { Selection = Collections });
        var answers = output.Record.Exchanges.Variants.SelectMany(output.Record.Exchanges.SentBy).Where(exchange => exchange.Response is not null)
            .Select(exchange => new Answer(exchange, ApiRepresentation.Mapping, Small)).ToList();

        var (inPieces, others) = (answers.Where(answer => answer.Pieces is not null).ToList(), answers.Where(answer => answer.Pieces is null).ToList());

        inPieces.Should().HaveCountGreaterThan(100);
        inPieces.Should().OnlyContain(answer => answer.Body!.IsCollection && answer.Body.Resources.Count > 0);
        others.Where(answer => answer.Body is { IsCollection: true, Resources.Count: > 0, Root: not AnswerBody.QueryResult } body && body.Resources.All(member => member.Uid is not null)).Should().BeEmpty();
        foreach (var answer in inPieces.Take(100))
        {
            var whole = new Answer(answer.Exchange, ApiRepresentation.Mapping);
            answer.Body!.Resources.Select(member => (member.Path, member.Uid, member.Node.Position)).Should().Equal(whole.Body!.Resources.Select(member => (member.Path, member.Uid, member.Node.Position)));
            answer.Body.Find(whole.Body.Resources[^1])!.Path.Should().Be(whole.Body.Find(whole.Body.Resources[^1])!.Path);
        }
    }

    [TestCase("application/xml", "<EntityReferences>", "<Ref UID=\"urn:veeam:Job:{0}\" Name=\"{0}\"/>", "", "</EntityReferences>")]
    [TestCase("application/json", "{\"Refs\":[", "{\"UID\":\"urn:veeam:Job:{0}\",\"Name\":\"{0}\"}", ",", "]}")]
    public void Several_may_look_through_it_at_a_time(string type, string start, string member, string between, string end)
    {
        var uids = Enumerable.Range(1, 500).Select(number => $"urn:veeam:Job:{number}").ToList();
        var body = start + string.Join(between, Enumerable.Range(1, 500).Select(number => member.Replace("{0}", $"{number}", StringComparison.Ordinal))) + end;
        var response = new ReceivedResponse("HTTP/1.1", 200, "OK", [new("Content-Type", type)], Encoding.UTF8.GetBytes(body), BodyFraming.ContentLength);
        var exchange = new Exchange("v", "s", new SentRequest("GET", "https://127.0.0.1/api/jobs", [], default), response, null, default, default, default);
        var answer = new Answer(exchange, ApiRepresentation.Mapping, Small);
        answer.Pieces.Should().NotBeNull();

        Parallel.For(0, 16, _ => answer.Body!.Resources.Select(resource => resource.Uid).Should().Equal(uids));
    }

    private static async Task IsTheSameAsync(RunRequest request)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(request);
        var record = (await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None)).Record;

        var whole = Judged(prepared, record, PieceSize.None);
        var pieces = Judged(prepared, record, Small);

        pieces.Should().Equal(whole);
        (request.Faults.Count == 0 || whole.Exists(line => line.Contains("FINDING", StringComparison.Ordinal))).Should().BeTrue("faults are found");
    }

    /// <summary>All that a verdict says, a line for each thing.</summary>
    private static List<string> Judged(Prepared prepared, RunRecord record, PieceSize size)
    {
        var judge = new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules) { Pieces = size };
        return
        [
            .. judge.Complete(record.Variants, record.Exchanges).SelectMany(variant => new[] { $"{variant.Id} {variant.Outcome} {variant.Reason}" }
                .Concat(variant.Checks.Select(check => $"  {check}"))
                .Concat(variant.Findings.Select(finding => $"  FINDING {finding.Requirement.Id} {finding.Step} {finding.Stage} {finding.Violation.Expected} | {finding.Violation.Actual} | {finding.Violation.Path} | {finding.Violation.Counterpart?.Path}"))
                .Concat(variant.Profile.Select(entry => $"  {entry}"))),
        ];
    }
}
