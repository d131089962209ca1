using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>URL, method and success status of the pages that describe one operation.</summary>
internal static partial class RequestFacts
{
    public static FoundFacts Of(DocumentationPage page, PageOperation about, ApiContract contract)
    {
        var (facts, unread) = (new List<PageFact>(), new List<UnreadFact>());
        foreach (var code in page.Blocks.OfType<PageCode>().Where(block => block.Section == "HTTP Request"))
        {
            if (Request().Match(code.Text) is { Success: true } request)
            {
                facts.AddRange(Url(page, request.Groups[1].Value, request.Groups[2].Value, about, contract));
            }
            else
            {
                unread.Add(new UnreadFact(page.Name, "the URL of the request", "the box holds no method and URL"));
            }
        }

        foreach (var line in page.Blocks.OfType<PageText>()
            .Where(block => block.Section == "Response Codes" && block.Text != "Response Codes"))
        {
            if (about.Method is "GET" || about.Operation?.Path.Kind is PathKind.Logon)
            {
                var expected = about.Operation?.Path.Kind is PathKind.Logon ? "201" : "200";
                var said = Status().Match(line.Text) is { Success: true } status ? status.Groups[1].Value : line.Text;
                facts.Add(new PageFact(page.Name, "status", said, said == expected ? null : expected));
            }
            else
            {
                unread.Add(new UnreadFact(page.Name, "the success status",
                    "the contract does not say what a writing operation answers with"));
            }
        }

        facts.AddRange(Window(page, about));
        return new FoundFacts(facts, unread);
    }

    /// <summary>The remark that a collection shows the sessions of some days only.</summary>
    private static IEnumerable<PageFact> Window(DocumentationPage page, PageOperation about)
    {
        if (about is { Method: "GET", Operation: { IsList: true } operation, QueryType: null })
        {
            var said = Days().Match(page.Text) is { Success: true } days ? days.Groups[1].Value : "all";
            var held = operation.Path.Window is { } window ? window.Days.ToString(CultureInfo.InvariantCulture) : "all";
            yield return new PageFact(page.Name, "days of the window", said, said == held ? null : held);
        }
    }

    private static IEnumerable<PageFact> Url(DocumentationPage page, string method, string path, PageOperation about,
        ApiContract contract)
    {
        var operation = contract.Match(path)?.Operation;
        yield return new PageFact(page.Name, "URL", path,
            operation is null ? "no such path" : SamePath(path, operation.Path) ? null : operation.Path.Template);
        yield return new PageFact(page.Name, "method", method,
            operation is null ? "no such path" : operation.Path.Methods.Contains(method) ? null
                : string.Join(", ", operation.Path.Methods));
        yield return new PageFact(page.Name, "title", page.Title, about.Method == method && Bare(about.Path) == Bare(path) ? null
            : $"the page's own URL is {method} {path}");
    }

    /// <summary>Whether a path is written as the contract writes it; the names of IDs do not matter.</summary>
    internal static bool SamePath(string path, ResourcePath documented) =>
        documented.Also.Prepend(documented.Template).Any(template => Holes(template) == Holes(path.Split('?')[0]));

    /// <summary>The path with its action, without what else its query says.</summary>
    private static string Bare(string path) => Holes(path.Split('?')[0]) + TableFacts.Action(path);

    private static string Holes(string path) => Hole().Replace(path, "{}").TrimEnd('/');

    [GeneratedRegex(@"^(GET|POST|PUT|DELETE) https?://[^/\s]+/api(/\S*|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b([1-5][0-9][0-9])\b", RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    [GeneratedRegex(@"\bfor the last ([0-9]+) days\b", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}
