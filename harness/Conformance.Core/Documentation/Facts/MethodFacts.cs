using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>The URL of a resource, and the methods that its page lists.</summary>
internal static partial class MethodFacts
{
    public static FoundFacts Of(DocumentationPage page, PageOperation about, ApiContract contract)
    {
        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        foreach (var code in page.Blocks.OfType<PageCode>().Where(block => block.Section == "Resource URL"))
        {
            if (Url().Match(code.Text) is { Success: true } url)
            {
                facts.Add(UrlFact(page, url.Groups[1].Value, contract));
            }
            else
            {
                unread.Add(new UnreadFact(page.Name, "the URL of the resource", "the box holds no URL"));
            }
        }

        var listed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in page.Blocks.OfType<PageText>()
            .Where(block => block.Section == "Methods" && block.Text != "Methods" && !block.Text.EndsWith(':')))
        {
            if (Listed().Match(line.Text) is not { Success: true } match)
            {
                unread.Add(new UnreadFact(page.Name, "a line of the list of methods", "it names no method and path"));
                continue;
            }

            var (method, path) = (match.Groups[1].Value, match.Groups[2].Value);
            var operation = contract.Match(path)?.Operation;
            if (operation == about.Operation)
            {
                listed.Add(method);
            }

            facts.Add(new PageFact(page.Name, $"method {method} {path}", "listed",
                operation is null ? "no such path" : operation.Path.Methods.Contains(method) ? null
                    : string.Join(", ", operation.Path.Methods)));
        }

        if (about.Operation is { } own && listed.Count > 0)
        {
            facts.AddRange(own.Path.Methods.Where(method => !listed.Contains(method))
                .Select(method => new PageFact(page.Name, $"method {method} of the contract", "not listed",
                    $"{own.Path.Template} has {method}")));
        }

        return new FoundFacts(facts, unread);
    }

    private static PageFact UrlFact(DocumentationPage page, string path, ApiContract contract)
    {
        var operation = contract.Match(path)?.Operation;
        var form = path.Contains("format=Entity", StringComparison.Ordinal);
        return new PageFact(page.Name, form ? "URL of the entity" : "URL", path,
            operation is null ? "no such path"
            : form && !operation.Resource.Key ? $"{operation.Resource.Type} has one representation"
            : RequestFacts.SamePath(path, operation.Path) ? null : operation.Path.Template);
    }

    [GeneratedRegex(@"https?://[^/\s]+/api(/\S*|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\[(GET|POST|PUT|DELETE)\s+(/[^\]\s]*)\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
