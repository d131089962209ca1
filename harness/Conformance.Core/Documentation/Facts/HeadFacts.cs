using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Judging;

namespace Conformance.Core.Documentation.Facts;

/// <summary>Root, Type and Href of every representation that a page shows, also where the rest of it is lost; and what was asked
/// for it.</summary>
internal static partial class HeadFacts
{
    /// <summary>What the head of an example is called that cannot be read.</summary>
    internal const string Head = "the head of an example";

    public static FoundFacts Of(DocumentationPage page, PageOperation? about, ApiContract contract)
    {
        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        foreach (var body in PageBody.Of(page))
        {
            facts.AddRange(Asked(body, contract));
            if (!body.Text.StartsWith('<'))
            {
                continue;
            }

            if (FirstTag().Match(body.Text) is { Success: true } head)
            {
                facts.AddRange(Shown(body, head.Groups[1].Value, Attributes(head.Groups[2].Value), about, contract));
            }
            else
            {
                unread.Add(new UnreadFact(page.Name, Head, "it is cut off before its first element"));
            }
        }

        return new FoundFacts(facts, unread);
    }

    private static IEnumerable<PageFact> Asked(PageBody body, ApiContract contract)
    {
        if (body.Request?.Split(' ') is not [var method, var url])
        {
            yield break;
        }

        var operation = contract.MatchHref(url)?.Operation;
        yield return new PageFact(body.Page, "example request", body.Request,
            operation is null ? "no such path" : operation.Path.Methods.Contains(method) ? null
                : string.Join(", ", operation.Path.Methods));
        if (body.Status is { } status && method == "GET")
        {
            yield return new PageFact(body.Page, "example status", status, status == "200" ? null : "200");
        }
    }

    private static IEnumerable<PageFact> Shown(
        PageBody body, string root, Dictionary<string, string> attributes, PageOperation? about, ApiContract contract)
    {
        var (type, href) = (attributes.GetValueOrDefault("Type"), attributes.GetValueOrDefault("Href"));
        var asked = body.Request?.Split(' ') is [var method, var url]
            ? method == "GET" ? contract.MatchHref(url)?.Operation : null
            : about?.Method is null or "GET" ? about?.Operation : null;
        if (asked is not null && root != "Link")
        {
            var roots = Roots(asked, contract);
            yield return new PageFact(body.Page, $"root {root}", root, roots.Contains(root) ? null : string.Join(" or ", roots));
        }

        if (root == "Link")
        {
            var rel = attributes.GetValueOrDefault("Rel");
            yield return new PageFact(
                body.Page, $"link {rel} {type} alone", href ?? "", IsKnown(rel, type, contract) ? null : "no such link");
            yield break;
        }

        var resource = root == AnswerBody.Reference ? null
            : contract.Resources.Values.FirstOrDefault(resource => resource.Type == root || resource.Plural == root);
        if (type is not null)
        {
            var expected = root is AnswerBody.Reference ? (asked ?? contract.MatchHref(href ?? "")?.Operation)?.Resource.ReferenceType
                : resource?.Type == root ? resource.TypeName
                : resource is null ? null : "no Type";
            yield return new PageFact(body.Page, $"root {root} Type", type, expected is null ? $"no resource has the root {root}"
                : type == expected ? null : expected);
        }

        if (href is not null && (root == AnswerBody.Reference || resource is not null))
        {
            yield return new PageFact(body.Page, $"root {root} Href", href, Leads(href, root, resource, asked, contract));
        }
    }

    private static string? Leads(string href, string root, Resource? resource, Operation? asked, ApiContract contract)
    {
        var target = contract.MatchHref(href)?.Operation;
        var owner = resource ?? asked?.Resource;
        return target is null ? "no such path"
            : owner is not null && target.Resource != owner && target.Path.Or != owner.Type
                ? $"a path of {owner.Type}, not of {target.Resource.Type}"
            : href.Contains("format=Entity", StringComparison.OrdinalIgnoreCase) != (target.Resource.Key
                && root != AnswerBody.Reference)
                ? target.Resource.Key && root != AnswerBody.Reference ? "format=Entity" : "no format=Entity"
            : null;
    }

    private static bool IsKnown(string? rel, string? type, ApiContract contract) => contract.Resources.Values
        .SelectMany(TableFacts.AllLinks)
        .Any(link => link.Rel == rel && (link.Type == type || (link.TypeOptional && (type is null || link.Type is null))));

    private static List<string> Roots(Operation operation, ApiContract contract) =>
    [
        .. TableFacts.Resources(operation, contract).SelectMany(resource => Roots(operation, resource)).Distinct(),
    ];

    private static IEnumerable<string> Roots(Operation operation, Resource resource)
    {
        yield return operation.IsList ? resource.Plural ?? resource.Type : resource.Type;
        if (resource.Key)
        {
            yield return operation.IsList ? Operation.ReferenceListRoot : Operation.ReferenceRoot;
        }
    }

    private static Dictionary<string, string> Attributes(string text) => Attribute().Matches(text)
        .GroupBy(match => match.Groups[1].Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => System.Net.WebUtility.HtmlDecode(group.First().Groups[2].Value),
            StringComparer.Ordinal);

    [GeneratedRegex(
        @"^\s*(?:<\?xml[^>]*\?>\s*)?<([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:]*\s*=\s*""[^""]*"")*)\s*/?>",
        RegexOptions.CultureInvariant)]
    private static partial Regex FirstTag();

    [GeneratedRegex(@"([A-Za-z][\w:]*)\s*=\s*""([^""]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
