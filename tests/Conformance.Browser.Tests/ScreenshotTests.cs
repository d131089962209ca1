using Conformance.Core.Results;
using Conformance.Replay.Folders;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Conformance.Browser.Tests;

/// <summary>Pictures to look at, in artifacts/screenshots.</summary>
public sealed class ScreenshotTests
{
    private static string Folder { get; } = Path.Combine(ProjectFolder.Find(AppContext.BaseDirectory).Root, "artifacts", "screenshots");

    [TestCase("conformant", ColorScheme.Light, "h1")]
    [TestCase("deviates", ColorScheme.Light, "h1")]
    [TestCase("deviates", ColorScheme.Dark, "h1")]
    [TestCase("deviates", ColorScheme.Light, "[id^=REP-008]")]
    [TestCase("deviates", ColorScheme.Dark, "[id^=REP-009]")]
    [TestCase("large", ColorScheme.Light, "#variants")]
    [TestCase("hostile", ColorScheme.Light, ".finding")]
    public async Task A_picture_is_taken(string name, ColorScheme scheme, string place)
    {
        await using var report = await OpenReport.OfAsync(
            await ResultAsync(name), "", new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 1360, Height = 1300 } });
        await report.Page.Locator(place).First.EvaluateAsync("element => { element.open = true; element.scrollIntoView(); }");

        var file = $"{name}-{scheme}-{new string([.. place.Where(char.IsLetterOrDigit)])}.png".ToLowerInvariant();
        var path = Path.Combine(Folder, file);
        await report.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path });

        new FileInfo(path).Length.Should().BeGreaterThan(50_000, "an empty page makes a small picture");
    }

    [Test]
    public async Task Paper_is_printed()
    {
        await using var report = await OpenReport.OfAsync(await Results.WrongAsync());

        var pdf = await report.Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Folder, "deviates.pdf"), Format = "A4" });

        pdf.Length.Should().BeGreaterThan(50_000);
    }

    private static async Task<RunResult> ResultAsync(string name) => name switch
    {
        "conformant" => await Results.SoundAsync(),
        "large" => await Results.LargeAsync(20_000),
        "hostile" => HostileResult.Of(await Results.WrongAsync()),
        _ => await Results.WrongAsync(),
    };
}
