using Deque.AxeCore.Commons;
using Conformance.Core.Reports.Html;
using Conformance.Core.Results;
using Microsoft.Playwright;

namespace Conformance.Browser.Tests;

/// <summary>A report in a tab of its own, with all that the page said and asked for.</summary>
internal sealed class OpenReport : IAsyncDisposable
{
    private readonly List<string> noises = [];
    private readonly DirectoryInfo folder;

    private OpenReport(DirectoryInfo folder, IPage page)
    {
        this.folder = folder;
        Page = page;
        page.Dialog += async (_, dialog) =>
        {
            noises.Add("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };
        page.Console += (_, message) => noises.Add("console " + message.Text);
        page.PageError += (_, error) => noises.Add("error " + error);
        page.Request += (_, request) => noises.Add("request " + request.Url);
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Dialogs, console messages, errors and requests, the report itself apart.</summary>
    public IEnumerable<string> Noises => noises.Where(noise => noise != "request " + Address);

    /// <summary>The report's URL.</summary>
    public string Address => new Uri(Path.Combine(folder.FullName, "report.html")).AbsoluteUri;

    /// <summary>The file's length in bytes.</summary>
    public long Length => new FileInfo(Path.Combine(folder.FullName, "report.html")).Length;

    /// <summary>Writes the report of a result and opens it.</summary>
    public static async Task<OpenReport> OfAsync(RunResult result, string fragment = "", BrowserNewContextOptions? options = null)
    {
        using var html = new MemoryStream();
        HtmlReport.Write(result, html);
        return await OfAsync(html.ToArray(), fragment, options);
    }

    /// <summary>Opens a page that is already written.</summary>
    public static async Task<OpenReport> OfAsync(byte[] html, string fragment = "", BrowserNewContextOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("conform-report-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "report.html"), html);
        var context = await Chromium.Browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        var report = new OpenReport(folder, await context.NewPageAsync());
        await report.Page.GotoAsync(report.Address + fragment);
        return report;
    }

    /// <summary>The summaries of the findings that are shown.</summary>
    public ILocator Findings => Page.Locator(".finding:not([hidden])");

    /// <summary>The ids of findings that are open.</summary>
    public async Task<IReadOnlyList<string>> OpenIdsAsync() => await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.finding[open]')].map(item => item.id)");

    /// <summary>The rules of axe-core that the page breaks. They are put in past the page's policy, so its context must bypass
    /// that.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        await Page.AddScriptTagAsync(new PageAddScriptTagOptions { Content = new BundledAxeScriptProvider().GetScript() });
        return await Page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.html.slice(0, 120) + ' ' + node.failureSummary).join(' | ')}`)");
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        folder.Delete(recursive: true);
    }
}
