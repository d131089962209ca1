using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>The contract as subjects of scenarios.</summary>
public static partial class Subjects
{
    /// <summary>The name by which families use the resource whose IDs stand in the path: <c>{one.1}</c> is the first of
    /// them.</summary>
    public const string One = "one";

    private static readonly string[] Changing = ["DELETE", "PUT", "POST", "PATCH"];

    /// <summary>Every documented GET path and every query type, in the contract's order.</summary>
    public static IEnumerable<Subject> Of(ApiContract contract) =>
        contract.Operations
            .Where(operation => operation.Path.Kind != PathKind.Query && operation.Path.Methods.Contains("GET"))
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

        if (GroupedBy(operation) is { } grouped)
        {
            names["grouped-by"] = grouped;
        }

        if (path.Where is [{ At: [var element], Values: [var first, ..] }, ..] && !first.StartsWith('!') && resource.Query is { } query)
        {
            names["query-type"] = query.Type;
            names["of-kind"] = $"{element}=={first}";
            names["created"] = QuerySubjects.Created(resource) ?? "";
        }

        if (path.Kind == PathKind.Nested && contract.Resources[path.Parent!] is { } above)
        {
            names["above"] = above.CollectionPath?.Template ?? "";
            names["parent-type"] = above.Query?.Type ?? "";
            names["created"] = QuerySubjects.Created(above) ?? "";
        }

        if (path.Where is [{ At: [var tie, _] }, ..] && resource.TargetOf(tie) is { } parent && contract.Resources[parent].CollectionPath is { } parents)
        {
            names["parents"] = parents.Template;
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
            (Each.OnlyLinked, path.OnlyLinked),
            ("grouped", GroupedBy(operation) is not null && (path.OnlyLinked ? contract.Resources[path.Parent!].CollectionPath is not null : all is null || all.Window != path.Window)),
            ("aged", path is { Kind: PathKind.Nested, Window: not null, OnlyLinked: false } && contract.Resources[path.Parent!] is { CollectionPath: not null } parent
                && QuerySubjects.Created(parent) is not null && parent.Links.Any(link => link.Rel == "Down" && link.ToPath == path.Template)),
            ("narrowed", path.Where is [{ At.Count: 1 }, ..]),
            ("queried-kind", path is { Where: [{ At.Count: 1, Values: [var kind, ..] }, ..], Window: not null } && !kind.StartsWith('!') && QuerySubjects.Created(operation.Resource) is not null),
            ("narrowed-by-parent", path.Where is [{ At.Count: 2 }, ..]),
            ("parts", path.Parameters.Any(parameter => parameter.Shows.Count > 0)),
            ("linked", operation.Resource.Links.Any(link => link is { Optional: false, Level: FactLevel.Documented, Rel: "Up" or "Down" or "Alternate" or "Related" })),
        ];
        return flags.Where(flag => flag.Holds).Select(flag => flag.Word).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Where the members of all parents are listed with their parents: the collection of all, or a query of what has none. Null
    /// if a window leaves
    /// out there what the nested collection need not have, or if no representation tells the parent.
    /// </summary>
    private static string? GroupedBy(Operation operation)
    {
        var (resource, path) = operation;
        var all = resource.CollectionPath;
        return path is not { Kind: PathKind.Nested, By: { } by, Parent: { } parent } || !Tells(resource, by, parent) || (path.Window is not null && path.Window != all?.Window) ? null
            : all is not null ? all.Template + (resource.Key ? "?format=Entity" : "")
            : resource.Query is { } query ? $"/query?type={query.Type}&format=Entities&pageSize=1000"
            : null;
    }

    /// <summary>Whether a representation names its parent: by an element, or by an Up link.</summary>
    private static bool Tells(Resource resource, string by, string parent) => resource.Element(by) is not null
        || resource.Links.Any(link => link is { Rel: "Up", InEntity: true } && (link.Type == parent + "Reference" || link.Type == parent || (link.Type is null && link.Via is [var via] && via == by)))
        || (resource.Attribute("Href") is not null && resource.Paths.Any(path => path.Kind == PathKind.Item && path.Parent == parent && path.By == by));

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
