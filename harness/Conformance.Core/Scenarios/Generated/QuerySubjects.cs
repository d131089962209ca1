using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios.Generated;

/// <summary>The types of the query service as subjects of scenarios.</summary>
internal static class QuerySubjects
{
    /// <summary>One subject for each type, in the order of the resources.</summary>
    public static IEnumerable<Subject> Of(ApiContract contract) => contract.Resources.Values
        .Where(resource => resource.Query is not null).OrderBy(resource => resource.Query!.Type, StringComparer.Ordinal).Select(resource => OfType(resource, contract));

    private static Subject OfType(Resource resource, ApiContract contract)
    {
        var query = resource.Query!;
        var shown = query.Fields.Where(field => IsShown(field, resource)).Select(field => field.Name).ToList();
        var ordered = query.Fields.Where(field => IsShown(field, resource) && IsOrdered(field, contract)).ToList();
        var free = query.Fields.Where(field => IsShown(field, resource) && !IsOrdered(field, contract) && IsText(field)).Select(field => field.Name).ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = query.Type,
            ["lower"] = query.Type.ToLowerInvariant(),
            ["slug"] = Subjects.Slug("query-" + query.Type),
        };
        if (resource.CollectionPath is { } all)
        {
            names["all"] = all.Template;
        }

        if (Created(resource) is { } created)
        {
            names["created"] = created;
        }

        var always = shown.Where(name => contract.Since(resource, query.Field(name)!) is null).ToList();
        if (always.Count > 1)
        {
            names["first"] = always[^1];
            names["second"] = always[0];
        }

        var flags = new (string Word, bool Holds)[] { ("key", resource.Key), ("fields", shown.Count > 0), ("pair", always.Count > 1), ("ordered", ordered.Count > 0), ("sortable", ordered.Count > 0), ("unordered", free.Count > 0), ("listed", resource.CollectionPath is not null), ("windowed", resource.CollectionPath?.Window is not null && Created(resource) is not null) };
        return new Subject(
            "query", query.Type, Subjects.Slug("query-" + query.Type), null,
            flags.Where(flag => flag.Holds).Select(flag => flag.Word).ToHashSet(StringComparer.Ordinal),
            names,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["fields"] = shown,
                ["ordered"] = Names(ordered),
                ["sortable"] = Names(ordered),
                ["unordered"] = free,
                ["formats"] = resource.Key ? [RequestTemplate.Absent, "Entities"] : [RequestTemplate.Absent],
            })
        {
            Since = resource.Since,
            WindowSince = resource.CollectionPath?.Window?.Since,
            Ages = query.Fields.Select(field => (field.Name, Since: contract.Since(resource, field))).Where(field => field.Since is not null)
                .ToDictionary(field => field.Name, field => field.Since!, StringComparer.Ordinal),
        };
    }

    /// <summary>The query field with the time of creation, which pages spell in two ways; null if there is none.</summary>
    public static string? Created(Resource resource) => resource.Query?.Fields.Select(field => field.Name).FirstOrDefault(name => name is "CreationTime" or "CreationTimeUTC");

    /// <summary>Whether entities show the field, so that a client can check what a filter did: as an element, or on an Up
    /// link.</summary>
    private static bool IsShown(QueryField field, Resource resource) => field.At switch
    {
        [var one] => HasOwn(resource, one) || HasOwn(resource, one + "UTC"),
        [var step, ("UID" or "Name") and var end] => resource.Links.Any(link =>
            link is { Rel: "Up", InEntity: true } && link.Type == resource.TargetOf(step) + "Reference" && (link.Named || end == "UID")),
        _ => false,
    };

    private static bool HasOwn(Resource resource, string name) =>
        (resource.Element(name) ?? resource.Attribute(name)) is not null || (resource.Key && name is "UID" or "Name" or "Href" or "Type");

    /// <summary>Whether it is a text of the entity's own: of identifiers, and of what stands on links, no order is
    /// told.</summary>
    private static bool IsText(QueryField field) => field.At.Count == 1 && ValueTypes.UidOf(field.Type) is null && field.Name is not "UID";

    private static List<string> Names(IEnumerable<QueryField> fields) => [.. fields.Select(field => field.Name)];

    /// <summary>Whether values of the field have an order that is settled: times, numbers, and those whose index is documented
    /// (HC:query_comparison).</summary>
    private static bool IsOrdered(QueryField field, ApiContract contract) => field.Values.Count > 0
        ? field.Values.Count > 1 && field.Values.SequenceEqual(contract.Indexed.Where(field.Values.Contains))
        : field.Type == "instant" || ValueTypes.IsJsonNumber(field.Type);
}
