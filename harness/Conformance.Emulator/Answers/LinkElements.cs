using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Makes the Links element of a representation from the contract's rules.</summary>
/// <param name="contract">The rules.</param>
/// <param name="world">Where the targets of links are found.</param>
/// <param name="origin">What every Href begins with: scheme, host and port.</param>
internal sealed class LinkElements(ApiContract contract, World world, string origin)
{
    private readonly EntityPaths paths = new(contract, world);

    /// <summary>The name of the element and of the JSON list.</summary>
    public const string Links = "Links";

    /// <summary>The links of an entity of the world.</summary>
    public Element Of(IEnumerable<LinkRule> rules, WorldEntity entity) => Wrap(rules.SelectMany(rule => One(rule, entity)));

    /// <summary>A link whose target is lacking is left out.</summary>
    private IEnumerable<Element> One(LinkRule rule, WorldEntity entity)
    {
        if (world.Follow(entity, rule.Via) is { } target && paths.Fill(rule.To, target) is { } path)
        {
            yield return Link(rule.Rel, rule.Type, Href(path), rule.Named ? target.Name : rule.Name);
        }
    }

    /// <summary>The links of something that is not in the world, such as a logon session.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="values">What stands for the holes of the path templates, by name.</param>
    public Element Of(IEnumerable<LinkRule> rules, IReadOnlyDictionary<string, string> values) =>
        Wrap(rules.Select(rule => Link(rule.Rel, rule.Type, Href(Fill(rule.To, values)), rule.Name)));

    /// <summary>The absolute URL of an entity at the first of these paths that it has; null if it has none.</summary>
    public string? Href(IEnumerable<ResourcePath> own, WorldEntity entity) => paths.Fill(own, entity) is { } path ? Href(path) : null;

    /// <summary>The absolute URL of a path below the base.</summary>
    public string Href(string path) => origin + contract.BasePath + path;

    /// <summary>An absolute URL of the world's, which names it by its own origin.</summary>
    public string Rebased(string href) => href.StartsWith(world.Origin, StringComparison.Ordinal) ? origin + href[world.Origin.Length..] : href;

    /// <summary>The Links element around links.</summary>
    public static Element Wrap(IEnumerable<Element> links) => new(Links) { Flat = true, Lists = [Links], Children = [.. links] };

    /// <summary>One link; what is null is absent.</summary>
    public static Element Link(string rel, string? type, string href, string? name) => new("Link")
    {
        ListName = Links,
        Attributes = [new("Href", href), new("Name", name), new("Type", type), new("Rel", rel)],
    };

    private static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(template, (text, value) => text.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
