using System.Globalization;
using System.Text;
using Conformance.Core.Documentation;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Replay.Folders;

namespace Conformance.Cli;

/// <summary><c>conform check --pages DIR</c>: does the contract say what the vendor's pages say?</summary>
internal static class PagesCheck
{
    /// <summary>Reads every page of the folder and prints each disagreement that nothing explains.</summary>
    public static async Task<int> RunAsync(string folder, Rulebook rules, TextWriter output, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"the folder {folder} does not exist. Give --pages the folder docs/em_rest of the vendor's pages.");
        }

        var compared = PageComparison.Of(await FolderReader.ReadAsync(folder, ".md", cancellationToken), rules.Contract,
            rules.Suite.Requirements.Values, rules.Mapping);
        var text = new StringBuilder();
        foreach (var group in compared.Unread.GroupBy(unread => (unread.What, unread.Why))
            .OrderByDescending(group => group.Count()))
        {
            var pages = group.GroupBy(unread => unread.Page, StringComparer.Ordinal)
                .Select(page => page.Count() == 1 ? page.Key
                    : string.Create(CultureInfo.InvariantCulture, $"{page.Key} ({page.Count()})"));
            text.Append(CultureInfo.InvariantCulture, $"not read: {group.Key.What}, because {group.Key.Why}: {group.Count()} on {string.Join(", ", pages)}\n");
        }

        foreach (var fact in compared.Unexplained)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{fact.Page}: DISAGREES {fact.Subject}: the page says {fact.Said}, the contract says {fact.Contract}\n");
        }

        foreach (var idle in compared.Idle)
        {
            text.Append(CultureInfo.InvariantCulture, $"{idle}\n");
        }

        text.Append(CultureInfo.InvariantCulture,
            $"{compared.Facts} facts of {compared.Pages} pages read, {compared.Unread.Count} not read, {compared.Explained.Count} explained, {compared.Unexplained.Count} unexplained\n");
        await output.WriteAsync(text, cancellationToken);
        return compared.Sound ? ExitCodes.Conformant : ExitCodes.Deviates;
    }
}
