using System.Collections.Frozen;
using System.Globalization;
using Conformance.Core.Yaml;

namespace Conformance.Core.Contract;

/// <summary>Reads one resource from a document that meets the schema.</summary>
internal static class ResourceReader
{
    public static Resource? Read(YamlMapping root, List<DataFault> faults)
    {
        if (root.TextOf("resource") is not { } type)
        {
            faults.Add(new DataFault(root.Place, "a contract file holds \"resource\", \"api\" or \"mapping\". Add one of these keys."));
            return null;
        }

        return new Resource(
            type,
            root.TextOf("plural"),
            root.Flag("key"),
            [.. root.Items("paths").Select(item => PathOf(item.Mapping()))],
            Elements(root, "attributes"),
            Elements(root, "elements"),
            Links(root),
            [.. (root.MappingOf("relations")?.Entries ?? []).Select(entry => new RelationRule(entry.Key.Text, entry.Value.Text()))],
            root.TextOf("name"),
            root.MappingOf("query") is { } query ? Query(query) : null,
            root.TextOf("since"),
            root.Texts("sources"),
            root.TextOf("note"),
            root.Place);
    }

    public static FactLevel Level(YamlMapping rule) =>
        rule.TextOf("level") is { } level ? Enum.Parse<FactLevel>(level, ignoreCase: true) : FactLevel.Documented;

    private static ResourcePath PathOf(YamlMapping path) => new(
        path.RequiredText("path"),
        Enum.Parse<PathKind>(path.RequiredText("kind"), ignoreCase: true),
        path.TextOf("parent"),
        path.TextOf("by"),
        path.MappingOf("window") is { } window
            ? new WindowRule(int.Parse(window.RequiredText("days"), CultureInfo.InvariantCulture), window.RequiredText("field"))
            : null,
        path.Texts("methods") is { Count: > 0 } methods ? methods : ["GET"],
        path.Flag("anonymous"),
        path.Texts("also"),
        path.RequiredText("source"),
        path.TextOf("note"));

    private static QueryRule Query(YamlMapping query) => new(
        query.RequiredText("type"),
        query.MappingOf("fields")!.Entries.ToFrozenDictionary(entry => entry.Key.Text, entry => entry.Value.Text(), StringComparer.Ordinal),
        query.RequiredText("source"));

    private static List<ElementRule> Elements(YamlMapping owner, string key) =>
        [.. owner.Items(key).Select(item => Element(item.Mapping()))];

    private static ElementRule Element(YamlMapping rule)
    {
        var children = Elements(rule, "elements");
        return new ElementRule(
            rule.RequiredText("name"),
            rule.TextOf("type") ?? ValueTypes.Structure,
            rule.Flag("optional"),
            rule.Texts("values"),
            Level(rule),
            rule.RequiredText("source"),
            rule.TextOf("note"),
            rule.TextOf("list"),
            rule.Flag("flat"),
            Elements(rule, "attributes"),
            children,
            Links(rule));
    }

    private static List<LinkRule> Links(YamlMapping owner) =>
        [.. owner.Items("links").Select(item => Link(item.Mapping()))];

    private static LinkRule Link(YamlMapping link) => new(
        link.RequiredText("rel"),
        link.TextOf("type"),
        link.RequiredText("to"),
        link.TextOf("via")?.Split('.') ?? [],
        link.TextOf("name"),
        link.Flag("named"),
        link.TextOf("in") is { } scope ? Enum.Parse<LinkScope>(scope, ignoreCase: true) : LinkScope.Both,
        link.Flag("optional"),
        link.Flag("typeOptional"),
        link.Flag("elsewhere"),
        Level(link),
        link.RequiredText("source"),
        link.TextOf("note"));
}
