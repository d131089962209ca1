using Conformance.Browser.Tests;
using Microsoft.Playwright;
using NUnit.Framework;

[assembly: NeedsChromium]

namespace Conformance.Browser.Tests;

/// <summary>One Chromium for all tests; each test has a context of its own.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private static IPlaywright? playwright;

    /// <summary>The browser.</summary>
    internal static IBrowser Browser { get; private set; } = null!;

    /// <summary>The same program as a client.</summary>
    internal static ChromiumClient Client { get; private set; } = null!;

    /// <summary>Why there is no browser, in one sentence; null if there is one.</summary>
    internal static string? Lacking { get; private set; }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (await ChromiumSetup.FindAsync(ChromiumProgram.All, ChromiumSetup.Installers, TestContext.CurrentContext.CancellationToken) is not { } path)
        {
            Lacking = ChromiumSetup.Missing(ChromiumSetup.Installers);
            return;
        }

        playwright = await Playwright.CreateAsync();
        Client = new ChromiumClient(path);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Quiet });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
