using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Dark, light, paper, and the accessibility rules of axe-core.</summary>
public sealed class AppearanceTests
{
    private const string Background = "getComputedStyle(document.documentElement).backgroundColor";

    [Test]
    public async Task The_system_decides_between_dark_and_light_until_the_reader_does()
    {
        await using var light = await OpenReport.OfAsync(await Results.SoundAsync(), "", new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        await using var dark = await OpenReport.OfAsync(await Results.SoundAsync(), "", new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
        var (lightColour, darkColour) = (await light.Page.EvaluateAsync<string>(Background), await dark.Page.EvaluateAsync<string>(Background));

        await dark.Page.ClickAsync("#theme");

        darkColour.Should().NotBe(lightColour);
        (await dark.Page.EvaluateAsync<string>(Background)).Should().Be(lightColour);
        await dark.Page.ReloadAsync();
        (await dark.Page.EvaluateAsync<string>(Background)).Should().Be(lightColour);
    }

    [Test]
    public async Task Paper_shows_findings_whole_and_no_controls()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        (await report.Page.Locator(".bar").IsVisibleAsync()).Should().BeFalse();
        (await report.Page.Locator("[id^=AUTH-015] .command").First.IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("#variant-areas").IsVisibleAsync()).Should().BeTrue();
        (await report.Page.Locator("#requirements table").Last.IsVisibleAsync()).Should().BeTrue("paper has nothing to unfold");
    }

    [TestCase(1280, 4000)]
    [TestCase(390, 6500)]
    public async Task A_report_of_few_findings_is_short(int width, int height)
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync(), "", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 } });

        (await report.Page.EvaluateAsync<int>("document.documentElement.scrollHeight")).Should().BeLessThan(height);
    }

    [Test]
    public async Task A_phone_shows_all_of_a_finding_and_the_ids_of_variants()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync(), "", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 800 } });
        await report.Page.EvaluateAsync("document.querySelectorAll('.finding').forEach(item => item.open = true)");
        await report.Page.Locator("#variants").ScrollIntoViewIfNeededAsync();

        (await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
        (await report.Page.EvaluateAsync<double>("Math.min(...[...document.querySelectorAll('.finding .tally')].map(tally => 390 - tally.getBoundingClientRect().right))")).Should().BePositive();
        (await report.Page.EvaluateAsync<double>("document.querySelector('.window .row > :nth-child(2)').getBoundingClientRect().width")).Should().BeGreaterThan(150);
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task No_accessibility_rule_is_violated(ColorScheme scheme)
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync(), "", new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
        await report.Page.EvaluateAsync("document.querySelectorAll('.finding, .reason').forEach(item => item.open = true)");
        await report.Page.EvaluateAsync("document.querySelectorAll('.fold').forEach(item => item.open = true)");
        await report.Page.Locator("#variants").ScrollIntoViewIfNeededAsync();

        (await report.AccessibilityFaultsAsync()).Should().BeEmpty();
    }
}
