using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Answers;

/// <summary>Makes the Links element of a representation from the contract's rules.</summary>
internal sealed class LinkElements(ApiContract contract, World world)
{
    private readonly EntityPaths paths = new(contract, world);

    /// <summary>The name of the element and of the JSON list.</summary>
    public const string Links = "Links";

    /// <summary>The links of an entity of the world.</summary>
    public Element Of(IEnumerable<LinkRule> rules, WorldEntity entity) => Wrap(rules.SelectMany(rule => One(rule, entity)));

    /// <summary>A link whose target is lacking is left out.</summary>
    private IEnumerable<Element> One(LinkRule rule, WorldEntity entity)
    {
        if (world.Follow(entity, rule.Via) is { } target)
        {
            yield return Link(rule.Rel, rule.Type, Href(rule.To, target), rule.Named ? target.Name : rule.Name);
        }
    }

    /// <summary>The links of something that is not in the world, such as a logon session.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="values">What stands for the holes of the path templates, by name.</param>
    public Element Of(IEnumerable<LinkRule> rules, IReadOnlyDictionary<string, string> values) =>
        Wrap(rules.Select(rule => Link(rule.Rel, rule.Type, Href(Fill(rule.To, values)), rule.Name)));

    /// <summary>The absolute URL of an entity's path.</summary>
    public string Href(string template, WorldEntity entity) => Href(paths.Fill(template, entity));

    /// <summary>The absolute URL of a path below the base, on the host that the server knows itself by.</summary>
    public string Href(string path) => world.Origin + contract.BasePath + path;

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
