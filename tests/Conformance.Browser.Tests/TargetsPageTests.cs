using Conformance.Core.Reports.Html;
using Conformance.Core.Results;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>The page over the reports of several targets.</summary>
public sealed class TargetsPageTests
{
    [Test]
    public async Task A_reader_sees_who_differs_and_where_each_report_is()
    {
        await using var page = await OpenAsync([new("right", await Results.SoundAsync()), new("wrong", await Results.WrongAsync())]);

        (await page.Page.Locator("h1").InnerTextAsync()).Should().Be("Deviates");
        (await page.Page.Locator(".targets a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))")).Should().Equal("right/report.html", "wrong/report.html");
        (await page.Page.Locator("#requirements tr:has-text('AUTH-015') .badge").AllInnerTextsAsync()).Should().Equal("passed", "deviates");
        (await page.Page.Locator("#behaviours").InnerTextAsync()).Should().Contain("token.after-logoff").And.Contain("401, application/xml, Error").And.Contain("200, application/xml, EntityReferences");
    }

    [Test]
    public async Task A_behaviour_that_only_one_of_them_has_is_shown_for_each()
    {
        var right = await Results.SoundAsync();
        var entry = right.Profile[0];
        var other = right with { Profile = [entry with { Behaviour = "something else" }, .. right.Profile.Skip(1)] };

        await using var page = await OpenAsync([new("a", right), new("b", other)]);

        (await page.Page.Locator("#behaviours tbody tr").CountAsync()).Should().Be(1);
        (await page.Page.Locator("#behaviours td").Nth(2).InnerTextAsync()).Should().Be("something else");
    }

    [Test]
    public async Task Nothing_that_a_server_wrote_is_executed_or_becomes_an_element()
    {
        var hostile = HostileResult.Of(await Results.WrongAsync());
        var other = hostile with { Profile = [.. hostile.Profile.Select(entry => entry with { Behaviour = entry.Behaviour + "!" })] };
        await using var page = await OpenAsync([new("a", hostile), new("b", other)]);

        page.Noises.Should().BeEmpty();
        (await page.Page.Locator("script, img, svg, iframe, base, object, embed, #evil, [onfocus], [onload], [onerror], a[href^=javascript]").CountAsync()).Should().Be(0);
        (await page.Page.Locator("#behaviours").InnerTextAsync()).Should().Contain("<script>alert(1)</script>");
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task No_accessibility_rule_is_violated(ColorScheme scheme)
    {
        await using var page = await OpenAsync(
            [new("right", await Results.SoundAsync()), new("wrong", await Results.WrongAsync())], new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });

        (await page.AccessibilityFaultsAsync()).Should().BeEmpty();
    }

    private static async Task<OpenReport> OpenAsync(IReadOnlyList<NamedResult> results, BrowserNewContextOptions? options = null)
    {
        using var html = new MemoryStream();
        TargetsPage.Write(results, html);
        return await OpenReport.OfAsync(html.ToArray(), "", options);
    }
}
