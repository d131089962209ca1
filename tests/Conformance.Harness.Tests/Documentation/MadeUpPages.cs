using Conformance.Core.Contract;
using Conformance.Core.Documentation;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Contract;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>Pages of a documentation that does not exist, in the form of the real ones, held against the contract of the
/// repository.</summary>
internal static class MadeUpPages
{
    /// <summary>A page as a program would have made it of HTML.</summary>
    public static DataFile Page(string name, string title, params string[] lines) =>
        new($"pages/{name}.md", $"---\ntitle: \"{title}\"\n---\n\n# {title}\n\n" + string.Join("\n\n", lines) + "\n");

    /// <summary>A box of code.</summary>
    public static string Code(string text) => $"|  |\n| --- |\n| {text} |";

    /// <summary>A table.</summary>
    public static string Table(string header, params string[] rows) =>
        $"| {header} |\n" + string.Concat(header.Split('|').Select(_ => "| --- ")) + "|\n"
            + string.Join('\n', rows.Select(row => $"| {row} |"));

    /// <summary>What is found on pages, without what the contract expects of pages that are not among them.</summary>
    public static async Task<PageComparison> CompareAsync(params DataFile[] pages) => await CompareAsync([], [], pages);

    /// <summary>The same with explanations and requirements.</summary>
    public static async Task<PageComparison> CompareAsync(Explanation[] explanations, Requirement[] requirements,
        params DataFile[] pages)
    {
        var contract = await ContractFiles.ContractAsync() with { Explanations = explanations };
        var found = PageComparison.Of(pages, contract, requirements, ApiRepresentation.Mapping);
        var names = pages.Select(page => Path.GetFileNameWithoutExtension(page.Path)).ToHashSet(StringComparer.Ordinal);
        return found with { Unexplained = [.. found.Unexplained.Where(fact => names.Contains(fact.Page)
            || requirements.Any(one => one.Id == fact.Page) || fact.Subject.StartsWith("requirement ", StringComparison.Ordinal))
            .Where(fact => !fact.Subject.StartsWith("source of", StringComparison.Ordinal))] };
    }

    /// <summary>The subjects of the disagreements, with what the contract says.</summary>
    public static IEnumerable<string> Told(this PageComparison compared) =>
        compared.Unexplained.Select(fact => $"{fact.Subject}: {fact.Said}, not {fact.Contract}");
}
