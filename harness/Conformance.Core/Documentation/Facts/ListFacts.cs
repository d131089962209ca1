using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>The lists that hold for the whole API: link types and their elements, query types, error statuses.</summary>
internal static partial class ListFacts
{
    public static FoundFacts Of(DocumentationPage page, ApiContract contract)
    {
        var tables = page.Blocks.OfType<PageTable>().ToList();
        return FoundFacts.Of(
        [
            .. tables.Where(table => table.Header is ["Link Type", "XML Schema Element"]).SelectMany(table => table.Rows)
                .SelectMany(row => Element(page, row, contract)),
            .. tables.Where(table => table.Header[0] == "Code" && table.Section == "Error operation statuses")
                .SelectMany(table => table.Rows).Select(row => Status(page, row, contract)),
            .. tables.Where(table => table.Header[0] == "REST API Version").SelectMany(table => table.Rows)
                .Select(row => Version(page, row, contract)),
            .. QueryTypes(page, contract),
            .. KeyTypes(page, contract),
        ]);
    }

    private static IEnumerable<PageFact> Element(DocumentationPage page, IReadOnlyList<string> row, ApiContract contract)
    {
        if (row[0].Any(letter => letter is '<' or '*' or '—') || Named().Match(row[^1]) is not { Success: true } element)
        {
            yield break;
        }

        // A row may name several types of one element.
        var (types, name) = (row[0].Split(',', StringSplitOptions.TrimEntries), element.Groups[1].Value);
        var one = contract.Resources.Values.FirstOrDefault(resource => resource.Type == name);
        var many = contract.Resources.Values.FirstOrDefault(resource => resource.Plural == name);
        var expected = one?.TypeName ?? (many is null ? null : many.TypeName + "List");
        yield return new PageFact(page.Name, $"link type {row[0]}", name, expected is null ? "no such element"
            : types.Contains(expected) ? null : $"{name} has the type {expected}");
    }

    private static PageFact Version(DocumentationPage page, IReadOnlyList<string> row, ApiContract contract)
    {
        var name = "v" + row[0].Replace('.', '_').Replace("_0", "", StringComparison.Ordinal);
        var known = contract.Versions.FirstOrDefault(version => version.Name == name);
        return new PageFact(page.Name, $"version {row[0]}", row[1], known?.Status == row[1]
            || (known is null && row[1] is not ("Supported" or "Deprecated")) ? null : known?.Status ?? "no such version");
    }

    private static PageFact Status(DocumentationPage page, IReadOnlyList<string> row, ApiContract contract)
    {
        var methods = row[1] == "All" ? [] : row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rule = contract.Statuses.FirstOrDefault(status => status.Level == FactLevel.Documented
            && status.Code.ToString(System.Globalization.CultureInfo.InvariantCulture) == row[0]);
        return new PageFact(page.Name, $"status {row[0]}", row[1], rule is null ? "no such status"
            : rule.Methods.Order(StringComparer.Ordinal).SequenceEqual(methods.Order(StringComparer.Ordinal)) ? null
                : string.Join(" ", rule.Methods.DefaultIfEmpty("All")));
    }

    private static IEnumerable<PageFact> QueryTypes(DocumentationPage page, ApiContract contract)
    {
        var listed = page.Blocks.OfType<PageText>().Select(line => QueryType().Match(line.Text)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).ToList();
        if (page.Name != "query_type" || listed.Count == 0)
        {
            return [];
        }

        var known = contract.Resources.Values.Select(resource => resource.Query?.Type).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return listed.Select(type => new PageFact(page.Name, $"query type {type}", "listed", known.Contains(type) ? null
            : "no such query type"))
            .Concat(known.Except(listed, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(type => new PageFact(page.Name, $"query type {type} of the contract", "not listed", "a query type")));
    }

    /// <summary>Which resources have references, by two lists under headings of their own.</summary>
    private static IEnumerable<PageFact> KeyTypes(DocumentationPage page, ApiContract contract)
    {
        bool? key = null;
        foreach (var block in page.Blocks)
        {
            key = block is PageText { Text: var text } && text.EndsWith("Key Resources", StringComparison.Ordinal) ? true
                : block is PageText { Text: var other } && other.EndsWith("Other Resources", StringComparison.Ordinal) ? false
                    : key;
            if (key is { } isKey && block is PageCode list)
            {
                foreach (var type in list.Text.Split('*', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    var resource = contract.Resources.Values.FirstOrDefault(resource => resource.TypeName == type);
                    yield return new PageFact(page.Name, $"resource type {type}", isKey ? "a key resource" : "no key resource",
                        resource is null ? "no such type" : resource.Key == isKey ? null : resource.Key ? "a key resource"
                            : "no key resource");
                }
            }
        }
    }

    [GeneratedRegex(@"name\s*=\s*""([A-Za-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\*\s*\[([A-Za-z]+)\]\(", RegexOptions.CultureInvariant)]
    private static partial Regex QueryType();
}
