using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>A body as resources, whichever syntax it is written in.</summary>
/// <param name="Root">The XML root element's name, or the name it would have in XML; <c>?</c> if the JSON does not tell.</param>
/// <param name="IsCollection">Whether it is a list of resources.</param>
/// <param name="Resources">The members of a collection, or the one resource, whether or not it tells its UID or Href.</param>
/// <param name="Information">All that the body says.</param>
/// <param name="Document">The document.</param>
public sealed record AnswerBody(
    string Root, bool IsCollection, IReadOnlyList<ResourceView> Resources, InformationObject Information, Document Document)
{
    /// <summary>The list of references (HC:representation_collections).</summary>
    public const string References = "EntityReferences";

    /// <summary>One reference (HC:resource_representation_for_ke).</summary>
    public const string Reference = "EntityRef";

    /// <summary>What the query service answers with: the members, and where their page stands among others
    /// (HC:query_type).</summary>
    public const string QueryResult = "QueryResult";

    /// <summary>The members of a query's result stand below one of these.</summary>
    internal static readonly IReadOnlyList<string> QueryHolders = ["Refs", "Entities", "Resources"];

    /// <summary>Made when the first member is looked up: a collection may have tens of thousands, and each may be looked
    /// up.</summary>
    private readonly Lazy<Dictionary<string, int>> byUid = new(() => FirstBy(Resources, resource => resource.Uid));

    private readonly Lazy<Dictionary<string, int>> byPath = new(() => FirstBy(Resources, resource => resource.Href is { } href ? PathOf(href) : null));

    /// <summary>Reads the resources out of a document.</summary>
    public static AnswerBody Of(Document document, RepresentationMapping mapping)
    {
        var information = Conformance.Documents.Compare.Information.Of(document, mapping) as InformationObject ?? new InformationObject([], document.Root);
        var list = CollectionName(document, mapping);
        var root = document.Format == DocumentFormat.Xml ? document.Root.Name
            : list is not null ? (list == "Refs" ? References : list)
            : JsonRoot(information);
        if (root == QueryResult)
        {
            return new AnswerBody(root, true, [.. QueryHolders.Select(name => information[name]).SelectMany(Members).Select(item => new ResourceView(item))], information, document);
        }

        var isCollection = document.Format == DocumentFormat.Xml
            ? root == References || (information["UID"] is null && information["Href"] is null && list is not null)
            : list is not null;
        var items = isCollection
            ? information.Members.Select(member => member.Value).OfType<InformationList>().SelectMany(members => members.Items).OfType<InformationObject>()
            : [information];
        return new AnswerBody(root, isCollection, [.. items.Select(item => new ResourceView(item))], information, document);
    }

    /// <summary>What stands in lists below a holder, however deep: the list of a type is named twice in JSON.</summary>
    private static IEnumerable<InformationObject> Members(InformationNode? node) => node switch
    {
        InformationList list => list.Items.OfType<InformationObject>(),
        InformationObject holder when holder["UID"] is not null || holder["Href"] is not null || holder["Links"] is not null => [holder],
        InformationObject holder => holder.Members.SelectMany(member => Members(member.Value)),
        _ => [],
    };

    /// <summary>The resource with that UID, or null.</summary>
    public ResourceView? Find(string uid) => byUid.Value.TryGetValue(uid, out var at) ? Resources[at] : null;

    /// <summary>Whether <see cref="Find(string)"/> finds one.</summary>
    public bool Has(string uid) => byUid.Value.ContainsKey(uid);

    /// <summary>The entry for a resource: by its UID, or by the path of its Href if its kind has none; null if there is no such
    /// entry.</summary>
    public ResourceView? Find(ResourceView resource) => Find(resource.Uid, resource.Href);

    /// <inheritdoc cref="Find(ResourceView)"/>
    public ResourceView? Find(string? uid, string? href) => uid is not null ? Find(uid)
        : href is not null && byPath.Value.TryGetValue(PathOf(href), out var at) ? Resources[at]
        : null;

    private static Dictionary<string, int> FirstBy(IEnumerable<ResourceView> resources, Func<ResourceView, string?> keyOf)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (at, resource) in resources.Index())
        {
            if (keyOf(resource) is { } key)
            {
                first.TryAdd(key, at);
            }
        }

        return first;
    }

    private static string PathOf(string href) => href.Split('?')[0];

    /// <summary>The plural under which a collection's members stand, or null if the body is no collection.</summary>
    private static string? CollectionName(Document document, RepresentationMapping mapping)
    {
        if (document.Format == DocumentFormat.Xml)
        {
            var names = document.Root.Elements.Select(child => child.Name).Distinct(StringComparer.Ordinal).ToList();
            return document.Root.Attributes.Count > 0 ? null
                : names.Count == 0 ? document.Root.Name
                : names.Count == 1 && mapping.IsListItem(document.Root.Name, names[0]) ? document.Root.Name : null;
        }

        return document.Root.Kind == NodeKind.Object && document.Root.Children is [{ Kind: NodeKind.Array or NodeKind.Null } only]
            && mapping.XmlName(only.Name) is var name && !mapping.FlatLists.Contains(name) ? name : null;
    }

    /// <summary>JSON names no root: a resource tells by its Type, an error and the entry point by their members.</summary>
    private static string JsonRoot(InformationObject body) =>
        (body["Type"] as InformationValue)?.Text is { Length: > 0 } type
            ? type.EndsWith("Reference", StringComparison.Ordinal) ? Reference : type
        : body["StatusCode"] is not null && body["Message"] is not null ? "Error"
        : (body["UID"] as InformationValue)?.Text.Split(':') is [_, _, var kind, ..]
            ? (body["Href"] as InformationValue)?.Text.Contains("format=Entity", StringComparison.OrdinalIgnoreCase) == true ? kind : Reference
        : IsQueryResult(body) ? QueryResult
        : body["SessionId"] is not null ? "LogonSession"
        : body["SupportedVersions"] is not null ? "EnterpriseManager"
        : "?";

    /// <summary>Files and folders have pages too; a result of a query has its members beside them, be it as null, or nothing else
    /// at all.</summary>
    private static bool IsQueryResult(InformationObject body) => body["PagingInfo"] is not null
        && (body.Members.Count == 1 || body.Source.Children.Any(member => QueryHolders.Contains(member.Name, StringComparer.OrdinalIgnoreCase)));
}
