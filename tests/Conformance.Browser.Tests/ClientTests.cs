using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Reports;
using Conformance.Core.Results.Diffs;
using Conformance.Core.Scenarios;
using Conformance.Replay.Folders;
using Conformance.Replay.Transport;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Chromium as a client beside the harness's own, both against the embedded emulator.</summary>
public sealed class ClientTests
{
    // Reads of every kind: the entry point, lists and single resources, references and entities, followed links, errors; and what
    // no browser sends.
    private static readonly Selection Part = new(
    [
        "authentication/entry-point", "authentication/token", "authentication/logoff", "replica-task-sessions/links", "replica-task-sessions/known-answer",
        "read-side/backup-servers-id/by-id", "read-side/jobs-id/unknown-id", "read-side/jobs/read", "read-side/replica-sessions/read", "negotiation/accept-lists",
    ]);

    private static readonly Lazy<Task<RunDiff>> Compared = new(CompareAsync);

    [Test]
    public async Task Nothing_is_found_by_one_client_only()
    {
        var diff = await Compared.Value;

        diff.Requirements.SelectMany(requirement => requirement.OnlyLeft.Concat(requirement.OnlyRight)).Should().BeEmpty(DiffText.Of(diff));
        diff.Answers.Should().BeEmpty(DiffText.Of(diff));
        diff.Right.Result.Variants.Count(variant => variant.Outcome == Outcome.Passed).Should().BeGreaterThan(30);
    }

    [Test]
    public async Task The_Accept_that_Chromium_sends_of_itself_is_in_the_exchange()
    {
        var (left, right) = ((await Compared.Value).Left.Exchanges, (await Compared.Value).Right.Exchanges);

        Sent(left, "authentication/entry-point[accept=absent]").First("Accept").Should().BeNull();
        Sent(right, "authentication/entry-point[accept=absent]").First("Accept").Should().StartWith("text/html,application/xhtml+xml,");
        Sent(right, "authentication/entry-point[accept=json]").First("Accept").Should().Be("application/json");
    }

    [Test]
    public async Task A_token_goes_out_as_header_and_as_cookie_and_is_never_kept()
    {
        var exchanges = (await Compared.Value).Right.Exchanges;

        Sent(exchanges, "authentication/token[auth=header]").First("X-RestSvcSessionId").Should().StartWith("***token");
        Sent(exchanges, "authentication/token[auth=cookie]").First("Cookie").Should().StartWith("X-RestSvcSessionId=***token");
    }

    [Test]
    public async Task What_a_browser_cannot_send_is_not_tested_and_says_why()
    {
        var diff = await Compared.Value;
        var logoff = diff.Right.Result.Variants.Single(variant => variant.Id == "authentication/logoff");

        logoff.Outcome.Should().Be(Outcome.NotTested);
        logoff.Reason.Should().Contain("Chromium as client only reads pages with GET, it sends no POST");
        DiffText.Of(diff).Should().Contain("Chromium").And.Contain(ClientComparison.Own);
    }

    [Test]
    public async Task Results_and_diff_name_the_client()
    {
        var diff = await Compared.Value;

        diff.Left.Result.Header.Client.Should().BeNull();
        diff.Right.Result.Header.Client.Should().Be("Chromium");
        VerdictText.Of(diff.Right.Result).Should().Contain("  world standard  through Chromium\n");
        VerdictText.Of(diff.Left.Result).Should().NotContain("through");
    }

    [Test]
    public async Task An_archive_judged_again_names_the_client_that_wrote_it()
    {
        var project = ProjectFolder.Find(AppContext.BaseDirectory);
        var prepared = await Prepared.ReadAsync(new RunRequest { Selection = new Selection(["authentication/entry-point"]), Client = Chromium.Client }, project, CancellationToken.None);
        using var archive = new MemoryStream();
        RunArchive.Write(archive, prepared.Request, await ConformanceRun.ExecuteAsync(prepared, TimeProvider.System, null, CancellationToken.None));
        using var read = new MemoryStream(archive.ToArray());

        var (_, again) = await RunArchive.JudgeAsync(ArchiveReader.Read(read, "archive", new MemoryStream()), project, new JudgeFiles(), CancellationToken.None);

        again.Result.Header.Client.Should().Be("Chromium");
        using var json = new MemoryStream();
        ResultsJson.Write(again.Result, json);
        System.Text.Encoding.UTF8.GetString(json.ToArray()).Should().Contain("\"client\": \"Chromium\"");
        using var page = new MemoryStream();
        Core.Reports.Html.HtmlReport.Write(again.Result, page);
        System.Text.Encoding.UTF8.GetString(page.ToArray()).Should().Contain("<dt>Client</dt><dd>Chromium</dd>");
    }

    [TestCase("Host", "other.example", "Chromium lets nobody else set header Host.")]
    [TestCase("Accept", "", "Chromium sends no empty Accept.")]
    public async Task A_header_that_belongs_to_the_browser_is_refused(string name, string value, string reason)
    {
        await using var transport = Chromium.Client.Open(new TransportOptions(TargetUrl.Parse("http://127.0.0.1:9/api")), TimeProvider.System);

        var sending = () => transport.SendAsync(RequestToSend.Get("http://127.0.0.1:9/api/", new HeaderField(name, value)), CancellationToken.None);

        (await sending.Should().ThrowAsync<UnusableRequestException>()).WithMessage(reason);
    }

    private static IReadOnlyList<HeaderField> Sent(IExchangeCollection exchanges, string variant) =>
        exchanges.SentBy(variant).First().Request.Headers;

    private static async Task<RunDiff> CompareAsync()
    {
        var prepared = await Prepared.ReadAsync(new RunRequest { Selection = Part }, ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        return await ClientComparison.ExecuteAsync(prepared, Chromium.Client, TimeProvider.System, CancellationToken.None);
    }
}
