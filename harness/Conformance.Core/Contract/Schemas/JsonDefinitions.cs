using System.Text.Json.Nodes;

namespace Conformance.Core.Contract.Schemas;

/// <summary>
/// The JSON answers of one dialect as schemas: a definition for one and for many of each resource, by the name that XML gives
/// its root. They
/// ask for what is documented; members that they do not know may be there.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="dialect">How members are named.</param>
/// <param name="location">What stands before a definition's name where another one refers to it, as in
/// <c>#/definitions/</c>.</param>
/// <param name="valueOf">The schema of a single value; see <see cref="JsonValues.Of"/>.</param>
public sealed class JsonDefinitions(
    ApiContract contract,
    Dialect dialect,
    string location,
    Func<string, bool, IReadOnlyList<string>, JsonObject> valueOf)
{
    private const string Links = "Links";

    /// <summary>The end of the name of a definition that several resources have as a part.</summary>
    public const string Part = "Part";

    /// <summary>Every definition by its name; the same contract gives the same ones in the same order.</summary>
    public JsonObject All()
    {
        var definitions = new JsonObject();
        foreach (var resource in contract.Resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            definitions[resource.Type] = Structure([.. resource.Attributes, .. resource.Elements]);
            if (resource.Plural is { } plural)
            {
                var list = ListOf(resource);
                definitions[plural] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray(list),
                    ["properties"] = new JsonObject { [list] = List(Reference(resource.Type)) },
                };
            }
        }

        foreach (
            var part in SharedParts
                .Of(contract)
                .Where(rule => !rule.Flat)
                .DistinctBy(rule => rule.Structure)
                .OrderBy(rule => rule.Structure, StringComparer.Ordinal))
        {
            definitions[part.Structure + Part] = Structure([.. part.Attributes, .. part.Elements]);
        }

        definitions["Link"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(Name("Rel"), Name("Href")),
            ["properties"] = new JsonObject
            {
                [Name("Rel")] = valueOf("string", false, []),
                [Name("Href")] = valueOf("href", false, []),
                [Name("Name")] = valueOf("string", true, []),
                [Name("Type")] = valueOf("string", true, []),
            },
        };
        return definitions;
    }

    /// <summary>A reference to a definition.</summary>
    /// <param name="definition">Its name.</param>
    public JsonObject Reference(string definition) => new() { ["$ref"] = location + definition };

    /// <summary>The member's name of what XML calls <paramref name="name"/>.</summary>
    public string Name(string name) =>
        dialect.JsonName(contract.Json.Renames.TryGetValue(name, out var renamed) ? renamed : name);

    /// <summary>
    /// The member that holds many of a resource: the name of the element and s, as in <c>ObjectInJobs</c> of
    /// HC:resource_representation_for_ke and <c>Refs</c> of HC:representation_collections.
    /// </summary>
    /// <param name="resource">The resource.</param>
    public string ListOf(Resource resource) => Name(contract.Json.Plural(resource.Item));

    /// <summary>A list, which may be null.</summary>
    /// <param name="item">The schema of each item.</param>
    public static JsonObject List(JsonNode item) => new() { ["type"] = new JsonArray("array", "null"), ["items"] = item };

    private JsonObject Structure(IReadOnlyList<ElementRule> rules)
    {
        var properties = new JsonObject { [Name(Links)] = List(Reference("Link")) };
        var required = new JsonArray();
        foreach (var rule in rules)
        {
            var name = Name(rule.ListName ?? rule.Name);
            properties[name] = Member(rule);
            if (!rule.Optional && !rule.Many && rule.Level == FactLevel.Documented)
            {
                required.Add((JsonNode)name);
            }
        }

        var structure = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            structure["required"] = required;
        }

        return structure;
    }

    private JsonObject Member(ElementRule rule)
    {
        if (rule.Flat)
        {
            return List(rule.Elements.Count == 1 ? One(rule.Elements[0]) : new JsonObject());
        }

        var one = One(rule);
        return rule.Many ? List(one) : one;
    }

    private JsonObject One(ElementRule rule)
    {
        if (rule.Structured)
        {
            var structure = rule.Structure is { } name
                ? Reference(name + Part)
                : Structure([.. rule.Attributes, .. rule.Elements]);

            // An element without content may be a text or null in JSON, whatever it holds otherwise.
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(structure, new JsonObject { ["type"] = new JsonArray("string", "null") }),
            };
        }

        return rule.Level != FactLevel.Documented || rule.Type == ValueTypes.Structure
            ? []
            : valueOf(rule.Type, rule.Optional, rule.Values);
    }
}
