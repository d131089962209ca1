using System.Globalization;
using System.Text;
using Conformance.Core.Judging;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>Many slips of one shape cost no more than a few, in memory and in every report.</summary>
public sealed class LongListTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_first_places_of_each_shape_are_kept_and_the_rest_is_counted()
    {
        var result = new CheckResult([.. Enumerable.Range(0, 100_000).Select(Slip), new Violation(ViolationKind.Missing, "Name", "a Name", "none")]);

        result.Violations.Should().HaveCount(51);
        result.Violations[0].More.Should().Be(99_950);
        result.Violations.Sum(violation => 1 + violation.More).Should().Be(100_001);
        result.Violations[^1].Subject.Should().Be("Name", "a second cause is not lost behind the first");
    }

    [Test]
    public void Of_a_long_text_the_beginning_is_kept()
    {
        var longest = new string('x', 1_000_000);

        var result = new CheckResult([new Violation(ViolationKind.WrongValue, longest, longest, longest, longest) { Said = longest }], longest);

        var kept = result.Violations.Single();
        new[] { kept.Subject, kept.Expected, kept.Actual, kept.Path, kept.Said, result.Behaviour }.Should().OnlyContain(text => text!.Length < 2100 && text.EndsWith("… (1000000 characters)"));
    }

    [Test]
    public void Pieces_are_counted_as_the_whole_is()
    {
        var pieces = Enumerable.Range(0, 100).Select(piece => new CheckResult([.. Enumerable.Range(piece * 500, 500).Select(Slip)])).ToList();

        var sum = CheckResult.Sum(pieces).Violations;

        sum.Should().HaveCount(50);
        sum.Sum(violation => 1 + violation.More).Should().Be(50_000);
    }

    [Test]
    public void Subjects_that_a_server_makes_up_are_bounded_too()
    {
        var made = new CheckResult([.. Enumerable.Range(0, 100_000).Select(number => Slip(number) with { Subject = number.ToString(CultureInfo.InvariantCulture) })]);

        made.Violations.Count.Should().BeLessThanOrEqualTo(1000);
        made.Violations.Sum(violation => 1 + violation.More).Should().Be(100_000);
    }

    [TestCase(2_000)]
    [TestCase(8_000)]
    public async Task A_list_of_wrong_members_writes_reports_of_the_same_size_however_long_it_is(int members)
    {
        var body = Encoding.UTF8.GetBytes(List(members));
        var run = await HostileRun.OfAsync(
            (request, answer) => request.Target.StartsWith("/api/backupServers", StringComparison.Ordinal) ? new FakeAnswer("200 OK", [("Content-Type", "application/xml")], body) : answer,
            "--select", "read-side/backup-servers/read", "--report", folder);

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("more of this shape in the same answer are counted and not kept");
        new FileInfo(Path.Combine(folder, "results.json")).Length.Should().BeLessThan(3_000_000);
        new FileInfo(Path.Combine(folder, "report.html")).Length.Should().BeLessThan(3_000_000);
    }

    private static Violation Slip(int number) =>
        new(ViolationKind.WrongValue, "State", "one of Success, Failed", "Finished", string.Create(CultureInfo.InvariantCulture, $"/List[1]/Task[{number + 1}]"));

    private static string List(int members) => "<EntityReferences xmlns=\"http://www.veeam.com/ent/v1.0\">"
        + string.Concat(Enumerable.Range(0, members).Select(number => string.Create(CultureInfo.InvariantCulture, $"<Ref UID=\"urn:veeam:BackupServer:{new Guid(number, 0, 0, new byte[8])}\" Name=\"s{number}\" Type=\"BackupServerReference\"><Links/></Ref>")))
        + "</EntityReferences>";
}
