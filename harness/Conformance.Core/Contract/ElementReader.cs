using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>
/// Reads attributes, elements and links from documents that meet the schema. An element whose type is the name of a structure or
/// of a
/// resource gets a copy of its parts.
/// </summary>
/// <param name="shared">The structures and resources by name, unread.</param>
/// <param name="faults">Takes what is wrong.</param>
internal sealed class ElementReader(IReadOnlyDictionary<string, YamlMapping> shared, List<DataFault> faults)
{
    private readonly Stack<string> inside = new();

    /// <summary>The structures that an element has named so far.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>The rules below a key of a resource, structure or element.</summary>
    /// <param name="owner">What has the key.</param>
    /// <param name="key"><c>attributes</c> or <c>elements</c>.</param>
    /// <param name="source">The source of what states none.</param>
    public List<ElementRule> Elements(YamlMapping owner, string key, string source) =>
        [.. owner.Items(key).Select(item => Element(item.Mapping(), source))];

    /// <summary>The links of a resource, structure or element.</summary>
    public static List<LinkRule> Links(YamlMapping owner, string source) =>
        [.. owner.Items("links").SelectMany(item => Link(item.Mapping(), source))];

    /// <summary>The level that a statement gives itself; documented if it gives none.</summary>
    public static FactLevel Level(YamlMapping rule) =>
        rule.TextOf("level") is { } level ? Enum.Parse<FactLevel>(level, ignoreCase: true) : FactLevel.Documented;

    /// <summary>The source of what states none: the owner's own, or the first of a resource.</summary>
    public static string SourceOf(YamlMapping owner) =>
        owner.TextOf("source") ?? (owner.Texts("sources") is { Count: > 0 } sources ? sources[0] : "");

    private ElementRule Element(YamlMapping rule, string inherited)
    {
        var source = rule.TextOf("source") ?? inherited;
        var type = rule.TextOf("type") ?? ValueTypes.Structure;
        var parts = Parts.Of(this, rule, source);
        var structure = char.IsAsciiLetterUpper(type[0]) ? type : null;
        if (structure is not null)
        {
            if (parts.Any)
            {
                faults.Add(new DataFault(rule.Place, $"{rule.RequiredText("name")} has the type {type} and parts of its own. Keep one of them."));
            }

            parts = Shared(structure, rule);
            type = ValueTypes.Structure;
        }

        return new ElementRule(
            rule.RequiredText("name"),
            type,
            rule.Flag("optional") || rule.Find("choice") is not null,
            rule.Texts("values"),
            Level(rule),
            source,
            rule.TextOf("note"),
            rule.TextOf("list"),
            rule.Flag("flat"),
            structure,
            rule.TextOf("choice"),
            rule.TextOf("since"),
            rule.TextOf("placed") is not "false",
            structure is not null && shared.TryGetValue(structure, out var whole) && whole.Find("resource") is not null ? Resource.LevelOfOrder(whole.Texts("sources")) : null,
            parts.Attributes,
            parts.Elements,
            parts.Links);
    }

    private Parts Shared(string name, YamlMapping rule)
    {
        Used.Add(name);
        if (!shared.TryGetValue(name, out var body))
        {
            faults.Add(new DataFault(rule.Find("type")!.Place, $"no structure and no resource is called \"{name}\".{Suggestion.For(name, shared.Keys)}"));
            return Parts.None;
        }

        if (inside.Contains(name))
        {
            faults.Add(new DataFault(rule.Find("type")!.Place, $"{name} holds itself. Leave out the innermost one."));
            return Parts.None;
        }

        inside.Push(name);
        var parts = Parts.Of(this, body, SourceOf(body));
        inside.Pop();
        return body.Find("resource") is null ? parts : parts.AsPartOfAnother();
    }

    /// <summary>The rule of a link; two where one representation alone may lack it.</summary>
    private static IEnumerable<LinkRule> Link(YamlMapping link, string inherited)
    {
        var rule = new LinkRule(
            link.RequiredText("rel"),
            link.TextOf("type"),
            link.RequiredText("to"),
            link.TextOf("via")?.Split('.') ?? [],
            link.TextOf("name"),
            link.Flag("named"),
            Scope(link.TextOf("in")) ?? LinkScope.Both,
            link.Flag("optional"),
            link.TextOf("role"),
            link.Flag("typeOptional"),
            Level(link),
            link.TextOf("source") ?? inherited,
            link.TextOf("note"))
        {
            Since = link.TextOf("since"),
        };
        return Scope(link.TextOf("optionalIn")) is not { } lacking ? [rule]
            : [rule with { In = lacking == LinkScope.Entity ? LinkScope.Reference : LinkScope.Entity }, rule with { In = lacking, Optional = true }];
    }

    private static LinkScope? Scope(string? text) => text is null ? null : Enum.Parse<LinkScope>(text, ignoreCase: true);

    private sealed record Parts(List<ElementRule> Attributes, List<ElementRule> Elements, List<LinkRule> Links)
    {
        public static Parts None => new([], [], []);

        public bool Any => Attributes.Count > 0 || Elements.Count > 0 || Links.Count > 0;

        public static Parts Of(ElementReader reader, YamlMapping owner, string source) => new(
            reader.Elements(owner, "attributes", source), reader.Elements(owner, "elements", source), ElementReader.Links(owner, source));

        /// <summary>Inside another answer a resource may lack its identity and links: no page says that they are repeated
        /// there.</summary>
        public Parts AsPartOfAnother() => this with { Attributes = [.. Attributes.Select(rule => rule with { Optional = true })], Links = [] };
    }
}
