using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>A server that writes scripts and markup into all that it says gets them shown, and nothing else.</summary>
public sealed class HostileReportTests
{
    [Test]
    public async Task Nothing_that_a_server_wrote_is_executed_or_becomes_an_element()
    {
        await using var report = await OpenReport.OfAsync(HostileResult.Of(await Results.WrongAsync()));

        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(item => item.open = true)");
        await report.Page.Locator("#variants").ScrollIntoViewIfNeededAsync();
        await report.Page.FillAsync("#search", "alert(1)");

        report.Noises.Should().BeEmpty();
        (await report.Page.Locator("img, svg, iframe, base, object, embed, #evil, [onfocus], [onload], [onerror], a[href^=javascript]").CountAsync()).Should().Be(0);
        (await report.Page.Locator("script").CountAsync()).Should().Be(2, "the data and the report's own script");
        (await report.Page.Locator("link").CountAsync()).Should().Be(1, "the empty icon");
    }

    [Test]
    public async Task What_a_server_wrote_can_be_read()
    {
        await using var report = await OpenReport.OfAsync(HostileResult.Of(await Results.WrongAsync()));

        await report.Page.ClickAsync(".finding > summary");

        (await report.Page.Locator(".finding").First.Locator(".detail").InnerTextAsync()).Should()
            .Contain("<script>alert(1)</script>").And.Contain("\\u202E").And.NotContain("\u202e").And.Contain("\"<img src=x onerror=alert(10)>\"");
    }

    [Test]
    public async Task A_page_that_lets_the_same_words_through_is_noticed()
    {
        var page = "<!doctype html><title>naive</title><pre>" + HostileResult.Attack.Replace("\0", "", StringComparison.Ordinal);

        await using var report = await OpenReport.OfAsync(Encoding.UTF8.GetBytes(page));

        report.Noises.Should().Contain("dialog 1");
    }
}
