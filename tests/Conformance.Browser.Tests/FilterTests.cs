using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>One filter for findings, tables and variants.</summary>
public sealed class FilterTests
{
    [Test]
    public async Task A_level_leaves_the_findings_of_that_level()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.SelectOptionAsync("#level", "observed");

        (await report.Findings.Locator("> summary .id").AllInnerTextsAsync()).Should().Equal("REP-009");
        (await report.Page.Locator("#findings .count").InnerTextAsync()).Should().StartWith("1 of ");
    }

    [Test]
    public async Task An_outcome_leaves_the_requirements_and_variants_with_it()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.SelectOptionAsync("#outcome", "deviates");

        (await report.Page.Locator("#requirements tbody tr:not([hidden]) .id").AllInnerTextsAsync()).Should().Contain("AUTH-015").And.NotContain("AUTH-001");
        (await report.Page.Locator("#variant-list .badge").AllInnerTextsAsync()).Should().NotBeEmpty().And.OnlyContain(text => text == "deviates");
    }

    [Test]
    public async Task An_area_leaves_what_belongs_to_it()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.SelectOptionAsync("#area", "authentication");

        (await report.Page.Locator("#variant-list code").AllInnerTextsAsync()).Should().NotBeEmpty().And.OnlyContain(text => text.StartsWith("authentication/"));
    }

    [Test]
    public async Task A_search_looks_at_all_words_in_any_order()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.FillAsync("#search", "token DELETED");

        (await report.Findings.Locator("> summary .id").AllInnerTextsAsync()).Should().Equal("AUTH-015");
    }

    [Test]
    public async Task A_search_for_nothing_that_is_there_says_so_and_can_be_cleared()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());
        var all = await report.Findings.CountAsync();

        await report.Page.FillAsync("#search", "no such words");

        (await report.Page.Locator("#findings .none").IsVisibleAsync()).Should().BeTrue();
        await report.Page.ClickAsync("#clear");
        (await report.Findings.CountAsync()).Should().Be(all).And.BePositive();
    }

    [Test]
    public async Task A_filter_opens_the_folded_tables_with_something_that_meets_it_and_folds_them_again()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());
        var row = report.Page.Locator("#requirements tr", new PageLocatorOptions { HasText = "AUTH-015" });
        var before = await row.IsVisibleAsync();

        await report.Page.FillAsync("#search", "AUTH-015");
        var meanwhile = (await row.IsVisibleAsync(), await report.Page.Locator("#requirements .fold").Filter(new LocatorFilterOptions { Visible = true }).CountAsync());
        await report.Page.ClickAsync("#clear");

        before.Should().BeFalse();
        meanwhile.Should().Be((true, 1), "areas without such a requirement are hidden");
        (await row.IsVisibleAsync()).Should().BeFalse();
        (await report.Page.Locator("#requirements .fold").Filter(new LocatorFilterOptions { Visible = true }).CountAsync()).Should().BeGreaterThan(5);
    }

    [Test]
    public async Task The_variants_of_a_finding_are_one_click_away()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.ClickAsync("[id^=REP-008] > summary");
        await report.Page.ClickAsync("[id^=REP-008] [data-search]");

        (await report.Page.Locator("#variant-list .row .why").AllInnerTextsAsync()).Should().NotBeEmpty().And.OnlyContain(text => text.Contains("REP-008"));
    }
}
