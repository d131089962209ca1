using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>A report of 20,000 variants. How fast it opens is measured by the benchmarks; here stands what makes it
/// fast.</summary>
public sealed class LargeReportTests
{
    private const int Variants = 20_000;

    [Test]
    public async Task The_file_and_the_page_stay_small()
    {
        await using var report = await OpenReport.OfAsync(await Results.LargeAsync(Variants));

        report.Length.Should().BeLessThan(20 * 1024 * 1024);
        (await report.Page.Locator("*").CountAsync()).Should().BeLessThan(20_000);
        (await report.Page.Locator("#variants .count").InnerTextAsync()).Should().Be("20,000");
    }

    [Test]
    public async Task The_last_variant_is_reached_by_scrolling_and_only_rows_in_sight_exist()
    {
        await using var report = await OpenReport.OfAsync(await Results.LargeAsync(Variants));
        await report.Page.Locator("#variants").ScrollIntoViewIfNeededAsync();

        await report.Page.EvaluateAsync("document.querySelector('.window').scrollTop = 1e9");
        await report.Page.WaitForSelectorAsync("text=page=19997");

        (await report.Page.Locator(".window .row").CountAsync()).Should().BeLessThan(100);
    }

    [Test]
    public async Task A_search_finds_one_of_them()
    {
        await using var report = await OpenReport.OfAsync(await Results.LargeAsync(Variants));

        await report.Page.FillAsync("#search", "page=12345");

        (await report.Page.Locator("#variant-list code").AllInnerTextsAsync()).Should().ContainSingle().Which.Should().Contain("page=12345");
    }

    [Test]
    public async Task Bodies_are_cut_with_notice()
    {
        var wrong = await Results.WrongAsync();
        var group = wrong.Findings[0];
        var response = group.Exchange.Response! with { Body = new byte[8 * 1024 * 1024] };
        var findings = Enumerable.Repeat(group with { Exchange = group.Exchange with { Response = response } }, 1000).ToList();

        await using var report = await OpenReport.OfAsync(wrong with { Findings = findings });

        report.Length.Should().BeLessThan(20 * 1024 * 1024);
        (await report.Page.Locator("#findings").InnerTextAsync()).Should().Contain("600 more kinds of findings");
        (await report.Page.Locator(".finding").First.Locator(".body").TextContentAsync()).Should().Contain("cut");
    }
}
