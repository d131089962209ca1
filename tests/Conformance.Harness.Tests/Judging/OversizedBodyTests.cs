using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging;

/// <summary>Of a body that is too large for a tree is judged what can be judged without one; the rest is not tested, and says
/// why.</summary>
public sealed class OversizedBodyTests
{
    private const string Unread = "is larger than 8 MiB and no plain collection";

    /// <summary>Every body is too large here.</summary>
    private static readonly PieceSize Tiny = new(LargeFrom: 0, Members: 2) { MostWhole = 1 };

    [Test]
    public async Task A_right_server_is_blamed_for_nothing()
    {
        var judged = await JudgedAsync(
            "read-side/jobs*", "read-side/backup-servers*", "jobs/*", "area:query", "area:window", "authentication/*");

        judged.SelectMany(variant => variant.Findings).Should().BeEmpty();
        judged.Should().Contain(variant => variant.Outcome == Outcome.Passed, "status and header fields alone are enough for some");
        judged.Where(variant => variant.Reason?.Contains(Unread, StringComparison.Ordinal) == true).Should()
            .NotBeEmpty().And.OnlyContain(variant => variant.Outcome == Outcome.NotTested);
    }

    [Test]
    public async Task Members_of_a_plain_collection_are_judged_one_by_one()
    {
        var judged = await JudgedAsync(["read-side/replica-sessions*"], "state-unknown");

        judged.Should().Contain(variant => variant.Outcome == Outcome.Deviates);
    }

    [TestCase("application/xml", "<a><b>x</b>", "fault")]
    [TestCase("application/json", "{\"a\":[1,2}", "fault")]
    [TestCase("application/json", "{\"a\":\"\u00e9\"}", null)]
    [TestCase("application/xml", "<a><!-- c --><b c='d'>x</b><?e f?></a>", null)]
    public void Whether_it_is_well_formed_is_seen_without_a_tree(string type, string text, string? fault)
    {
        var answer = Tinily(type, text);

        answer.Document.Should().BeNull();
        answer.Body.Should().BeNull();
        answer.IsUnread.Should().Be(fault is null);
        (answer.Fault is null).Should().Be(fault is null);
    }

    [Test]
    public void Nesting_without_end_is_too_deep_without_a_tree()
    {
        (string Type, string Text)[] bodies =
        [
            ("application/xml", Repeated("<a>") + Repeated("</a>")), ("application/json", Repeated("[") + Repeated("]")),
        ];
        foreach (var (type, text) in bodies)
        {
            var (whole, tiny) = (new Answer(Exchanged(type, text), ApiRepresentation.Mapping), Tinily(type, text));
            tiny.Fault!.Message.Should().Be(whole.Fault!.Message).And.Contain("deeper than the limit");
            tiny.Fault.Position.Should().Be(whole.Fault.Position);
        }

        static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, 129));
    }

    private static Answer Tinily(string type, string text) => new(Exchanged(type, text), ApiRepresentation.Mapping, Tiny);

    private static Task<IReadOnlyList<JudgedVariant>> JudgedAsync(params string[] selection) => JudgedAsync(selection, []);

    private static async Task<IReadOnlyList<JudgedVariant>> JudgedAsync(string[] selection, params string[] faults)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = new Selection(selection), Faults = faults });
        var record = (await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None)).Record;
        var judge = new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules) { Pieces = Tiny };
        return judge.Complete(record.Variants, record.Exchanges);
    }

    private static Exchange Exchanged(string type, string text) => new(
        "v",
        "s",
        new SentRequest("GET", "https://127.0.0.1/api/jobs", [], default),
        new ReceivedResponse("HTTP/1.1", 200, "OK", [new("Content-Type", type)], Encoding.UTF8.GetBytes(text), BodyFraming.ContentLength),
        null,
        default,
        default,
        default);
}
