using Conformance.Replay.Folders;
using Microsoft.Playwright;
using NUnit.Framework;

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

    /// <summary>The accessibility rules, as a script.</summary>
    internal static string AxePath { get; } =
        Path.Combine(ProjectFolder.Find(AppContext.BaseDirectory).Root, "tests", "Conformance.Browser.Tests", "node_modules", "axe-core", "axe.min.js");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        playwright = await Playwright.CreateAsync();
        var own = playwright.Chromium.ExecutablePath;
        var path = ChromiumProgram.Find() ?? (File.Exists(own) ? own : null);
        if (path is null || !File.Exists(AxePath))
        {
            throw new FileNotFoundException(
                $"The tests of the HTML report need {(path is null ? "a Chromium, and none is on the PATH nor installed by Playwright" : "axe-core, and it is not in node_modules")}. "
                + "Run .ci/install-browser, which installs both, or run the other tests only: dotnet test tests/Conformance.Suite and dotnet test tests/Conformance.Harness.Tests.");
        }

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
