using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Reads one resource from a document that meets the schema.</summary>
internal static class ResourceReader
{
    public static Resource? Read(YamlMapping root, ElementReader elements, List<DataFault> faults)
    {
        if (root.TextOf("resource") is not { } type)
        {
            faults.Add(new DataFault(root.Place, "a contract file holds \"resource\", \"structures\", \"api\" or \"mapping\". Add one of these keys."));
            return null;
        }

        var source = ElementReader.SourceOf(root);
        var plural = root.TextOf("plural");
        var attributes = elements.Elements(root, "attributes", source);
        return new Resource(
            type,
            plural,
            root.TextOf("item") ?? type,
            root.TextOf("typeName") ?? type,
            root.TextOf("id"),
            root.Flag("key"),
            [.. root.Items("paths").Select(item => PathReader.Read(item.Mapping()))],
            root.Flag("key") ? [.. Identity(type).Where(given => !attributes.Any(own => own.Name == given.Name)), .. attributes] : attributes,
            elements.Elements(root, "elements", source),
            ElementReader.Links(root, source),
            [.. (root.MappingOf("relations")?.Entries ?? []).Select(entry => Relation(entry.Key.Text, entry.Value.Text()))],
            root.TextOf("name"),
            PathReader.Members(root, "nameWhere"),
            root.MappingOf("query") is { } query ? Query(query, plural ?? type) : null,
            root.TextOf("since"),
            root.Texts("sources"),
            root.TextOf("note"),
            [.. root.Items("slips").Select(item => item.Mapping()).Select(slip =>
                new SlipRule(slip.RequiredText("at"), slip.RequiredText("source"), slip.RequiredText("note")))],
            root.Place);
    }

    private static RelationRule Relation(string name, string to) => new(name, to.TrimEnd('?'), to.EndsWith('?'));

    /// <summary>What every key resource has by the schema, unless its file says otherwise.</summary>
    private static IEnumerable<ElementRule> Identity(string type)
    {
        yield return Attribute("Href", "href");
        yield return Attribute("Type", "text", optional: true);
        yield return Attribute("Name", "string");
        yield return Attribute("UID", $"uid({type})");
    }

    private static ElementRule Attribute(string name, string type, bool optional = false) =>
        new(name, type, optional, [], FactLevel.Documented, "XSD", null, null, false, null, null, null, true, null, [], [], []);

    private static QueryRule Query(YamlMapping query, string plural) => new(
        query.RequiredText("type"),
        [.. query.MappingOf("fields")!.Entries.Select(entry => Field(entry.Key.Text, entry.Value))],
        query.TextOf("list") ?? plural,
        query.Flag("resources"),
        query.RequiredText("source"),
        query.TextOf("note"));

    /// <summary>A field is written as its type alone, or as a mapping.</summary>
    private static QueryField Field(string name, YamlValue value) => value is YamlMapping field
        ? new QueryField(name, field.RequiredText("type"), field.Texts("values"), At(name, field), ElementReader.Level(field), field.TextOf("note")) { Since = field.TextOf("since") }
        : new QueryField(name, value.Text(), [], [name], FactLevel.Documented, null);

    private static string[] At(string name, YamlMapping field) => field.TextOf("at") switch
    {
        null => [name],
        "nowhere" => [],
        { } path => path.Split('.'),
    };
}
