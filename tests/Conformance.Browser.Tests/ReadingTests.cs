using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>What a person sees of a real run in which the emulator was wrong.</summary>
public sealed class ReadingTests
{
    [Test]
    public async Task The_verdict_stands_at_the_top()
    {
        var result = await Results.WrongAsync();

        await using var report = await OpenReport.OfAsync(result);

        (await report.Page.Locator("h1").InnerTextAsync()).Should().Be("Deviates");
        (await report.Page.Locator(".counts li").First.InnerTextAsync()).Should().Contain($"{result.Counts.Variants}").And.Contain($"{result.Counts.Deviating} deviate");
    }

    [Test]
    public async Task A_sound_run_is_conformant_and_has_no_finding()
    {
        await using var report = await OpenReport.OfAsync(await Results.SoundAsync());

        (await report.Page.Locator("h1").InnerTextAsync()).Should().Be("Conformant");
        (await report.Findings.CountAsync()).Should().Be(0);
        (await report.Page.Locator("#findings").InnerTextAsync()).Should().Contain("No requirement is violated.");
    }

    [Test]
    public async Task A_finding_shows_both_sides_the_exchange_and_how_to_see_it_again()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.ClickAsync("[id^=AUTH-015] > summary");

        var finding = report.Page.Locator("[id^=AUTH-015]");
        (await finding.Locator(".expected mark").InnerTextAsync()).Should().Be("4xx");
        (await finding.Locator(".actual mark").InnerTextAsync()).Should().Be("200 OK");
        (await finding.Locator(".exchange mark").InnerTextAsync()).Should().Contain("200 OK");
        (await finding.Locator(".exchange").InnerTextAsync()).Should().Contain("X-RestSvcSessionId: ***token").And.Contain("first byte after");
        (await finding.Locator(".facts").AllInnerTextsAsync()).Should().Contain(line => line.StartsWith("after POST /sessionMngr/ 201, GET /replicaTaskSessions 200, DELETE /logonSessions/{ID} 204"));
        (await finding.Locator(".command").AllInnerTextsAsync()).Should().Contain(line => line.StartsWith("conform run --select"))
            .And.Contain(line => line.StartsWith("curl -sS"));
    }

    [Test]
    public async Task The_difference_is_marked_inside_the_body()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.ClickAsync("[id^=REP-008] > summary");

        (await report.Page.Locator("[id^=REP-008] .body mark").First.InnerTextAsync()).Should().Contain("Finished");
    }

    [Test]
    public async Task Verdict_findings_and_requirements_can_be_read_without_scripts()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync(), "", new BrowserNewContextOptions { JavaScriptEnabled = false });

        await report.Page.ClickAsync("[id^=AUTH-015] > summary");

        (await report.Page.Locator("[id^=AUTH-015] .exchange").IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("table.requirements tbody tr").CountAsync()).Should().BeGreaterThan(80);
        (await report.Page.Locator(".controls").IsVisibleAsync()).Should().BeFalse();
        (await report.Page.Locator("#variant-areas").IsVisibleAsync()).Should().BeTrue();
    }

    [Test]
    public async Task The_page_asks_for_nothing_and_complains_of_nothing()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(item => item.open = true)");

        report.Noises.Should().BeEmpty();
    }
}
