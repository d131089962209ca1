using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Documentation;

/// <summary>What a page is about by its title: one operation, or one resource with all of its operations.</summary>
/// <param name="Method">The method, as in <c>GET</c>; null for the page of a resource.</param>
/// <param name="Path">The path below the base with its query, as in <c>/jobs/{ID}?action=start</c>.</param>
/// <param name="Operation">The contract's operation of that path; null if it has none.</param>
public sealed partial record PageOperation(string? Method, string Path, Operation? Operation)
{
    /// <summary>Reads the title of a page; null if the page is about something else.</summary>
    public static PageOperation? Of(DocumentationPage page, ApiContract contract)
    {
        var match = Title().Match(page.Title);
        return match.Success
            ? new PageOperation(match.Groups[1].Success ? match.Groups[1].Value
                : null, match.Groups[2].Value, contract.Match(match.Groups[2].Value)?.Operation)
            : null;
    }

    /// <summary>The query type that the page is about; null if it is about none.</summary>
    public string? QueryType => Path.StartsWith("/query?type=", StringComparison.Ordinal) ? Path["/query?type=".Length..] : null;

    [GeneratedRegex(@"^(?:(GET|POST|PUT|DELETE) )?(/\S*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Title();
}
