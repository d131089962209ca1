using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>The contract as subjects of scenarios.</summary>
public static partial class Subjects
{
    /// <summary>The name by which families use the resource whose IDs stand in the path: <c>{one.1}</c> is the first of them.</summary>
    public const string One = "one";

    private static readonly string[] Changing = ["DELETE", "PUT", "POST", "PATCH"];

    /// <summary>Every documented GET path and every query type, in the contract's order.</summary>
    public static IEnumerable<Subject> Of(ApiContract contract) =>
        contract.Operations
            .Where(operation => operation.Path is { OnlyLinked: false, Kind: not PathKind.Query } && operation.Path.Methods.Contains("GET"))
            .Select(operation => OfPath(operation, contract))
            .Concat(QuerySubjects.Of(contract));

    private static Subject OfPath(Operation operation, ApiContract contract)
    {
        var (resource, path) = (operation.Resource, operation.Path);
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["template"] = path.Template,
            ["path"] = Bound(path.Template),
            ["unknown"] = Ending(path, "{unknown.id}"),
            ["malformed"] = Ending(path, "{malformed.id}"),
            ["slug"] = Slug(path.Template),
            ["type"] = resource.Type,
            ["unsupported"] = Changing.First(method => !path.Methods.Contains(method)),
        };
        if (ListOf(path, contract) is { } list)
        {
            names["list"] = Bound(list.Path.Template);
        }

        if (resource.CollectionPath is { } all)
        {
            names["all"] = all.Template;
        }

        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["formats"] = resource.Key ? [RequestTemplate.Absent, "Entity"] : [RequestTemplate.Absent],
        };
        return new Subject("path", path.Template, Slug(path.Template), path.Kind, Flags(operation, contract), names, lists) { Since = contract.Since(operation), WindowSince = path.Window?.Since };
    }

    private static HashSet<string> Flags(Operation operation, ApiContract contract)
    {
        var path = operation.Path;
        var all = operation.Resource.CollectionPath;
        (string Word, bool Holds)[] flags =
        [
            ("key", operation.Resource.Key),
            ("anonymous", path.Anonymous),
            ("window", path.Window is not null),
            ("parameters", path.Parameters.Any(parameter => !parameter.Optional)),
            ("ids", Hole().IsMatch(path.Template)),
            ("guid", path.Template.EndsWith("{ID}", StringComparison.Ordinal) || path.Kind == PathKind.Nested),
            ("named", path is { Kind: PathKind.Item, Tail: false } && Hole().IsMatch(path.Template) && !path.Template.EndsWith("{ID}", StringComparison.Ordinal)),
            ("listed", ListOf(path, contract) is not null),
            ("among-all", path.Kind == PathKind.Nested && all is not null && all.Window == path.Window),
            ("linked", operation.Resource.Links.Any(link => link is { Optional: false, Level: FactLevel.Documented, Rel: "Up" or "Down" or "Alternate" or "Related" })),
        ];
        return flags.Where(flag => flag.Holds).Select(flag => flag.Word).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The collection that lists what an item path leads to: the path without its last segment.</summary>
    private static Operation? ListOf(ResourcePath path, ApiContract contract) =>
        path.Kind == PathKind.Item && contract.Match(path.Template[..path.Template.LastIndexOf('/')]) is { Operation: { IsList: true } list } ? list : null;

    /// <summary>The path with a name for each ID: <c>/jobs/{one.1}/includes/{one.2}</c>.</summary>
    private static string Bound(string template)
    {
        var count = 0;
        return Hole().Replace(template, _ => string.Create(CultureInfo.InvariantCulture, $"{{{One}.{++count}}}"));
    }

    /// <summary>The path with another text for its last ID.</summary>
    private static string Ending(ResourcePath path, string id)
    {
        var last = path.Template.LastIndexOf('{');
        return last < 0 ? path.Template : Bound(path.Template[..last]) + id + path.Template[(path.Template.IndexOf('}', last) + 1)..];
    }

    /// <summary>A path or a type as a segment of ids: words in lower case with hyphens.</summary>
    internal static string Slug(string template)
    {
        var words = Capital().Replace(template.Replace("{ID}", "id", StringComparison.Ordinal), match => "-" + match.Value);
        var slug = Separators().Replace(words, "-").Trim('-').ToLowerInvariant();
        return slug.Length == 0 ? "entry-point" : slug;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
