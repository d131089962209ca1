using System.Text.Json.Nodes;
using Conformance.Core.Contract;
using Conformance.Core.Contract.Schemas;

namespace Conformance.Cli.OpenApi;

/// <summary>
/// The XML answers as schemas of OpenAPI, which say by the keyword <c>xml</c> what is an attribute and how an element is called:
/// one for one
/// and one for many of each resource, by the name of the root with <see cref="Prefix"/> before it.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="location">What stands before a definition's name where another one refers to it.</param>
/// <param name="valueOf">The schema of a single value; see <see cref="JsonValues.Of"/>.</param>
internal sealed class XmlShapes(
    ApiContract contract,
    string location,
    Func<string, bool, IReadOnlyList<string>, JsonObject> valueOf)
{
    /// <summary>What stands before the name of each definition, since JSON has others of the same names.</summary>
    public const string Prefix = "Xml";

    private const string Xml = "xml";

    /// <summary>Every definition by its name.</summary>
    public JsonObject All()
    {
        var definitions = new JsonObject();
        foreach (var resource in contract.Resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            definitions[Prefix + resource.Type] = Root(resource.Type, Structure(resource.Attributes, resource.Elements));
            if (resource.Plural is { } plural)
            {
                definitions[Prefix + plural] = Root(
                    plural,
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { [resource.Item] = Repeated(Member(resource)) },
                    });
            }
        }

        foreach (
            var part in SharedParts
                .Of(contract)
                .DistinctBy(rule => rule.Structure)
                .OrderBy(rule => rule.Structure, StringComparer.Ordinal))
        {
            definitions[Prefix + part.Structure + JsonDefinitions.Part] = Structure(part.Attributes, part.Elements);
        }

        definitions[Prefix + "Link"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("Rel", "Href"),
            ["properties"] = new JsonObject
            {
                ["Rel"] = Attribute(valueOf("string", false, [])),
                ["Href"] = Attribute(valueOf("href", false, [])),
                ["Name"] = Attribute(valueOf("string", true, [])),
                ["Type"] = Attribute(valueOf("string", true, [])),
            },
        };
        return definitions;
    }

    /// <summary>An element that may repeat.</summary>
    /// <param name="item">The schema of each.</param>
    public static JsonObject Repeated(JsonNode item) => new() { ["type"] = "array", ["items"] = item };

    /// <summary>One of many: by the name that it has among them, which is not that of its own root for each resource.</summary>
    public JsonObject Member(Resource resource) =>
        resource.Item == resource.Type ? Reference(resource.Type) : Named(Reference(resource.Type), resource.Item);

    private JsonObject Reference(string definition) => new() { ["$ref"] = location + Prefix + definition };

    private static JsonObject Named(JsonObject reference, string name) =>
        new()
        {
            ["allOf"] = new JsonArray(reference),
            [Xml] = new JsonObject { ["name"] = name },
        };

    private JsonObject Root(string name, JsonObject schema)
    {
        schema[Xml] = new JsonObject { ["name"] = name, ["namespace"] = contract.Namespace };
        return schema;
    }

    private static JsonObject Attribute(JsonObject value)
    {
        value[Xml] = new JsonObject { ["attribute"] = true };
        return value;
    }

    private JsonObject Structure(IReadOnlyList<ElementRule> attributes, IReadOnlyList<ElementRule> elements)
    {
        var properties = new JsonObject();
        foreach (var rule in attributes)
        {
            properties[rule.Name] = Attribute(One(rule));
        }

        properties["Links"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["Link"] = Repeated(Reference("Link")) },
        };
        foreach (var rule in elements)
        {
            properties[rule.Name] = rule.Many ? Repeated(One(rule)) : One(rule);
        }

        var structure = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (
            attributes
                .Concat(elements)
                .Where(rule => !rule.Optional && !rule.Many && rule.Level == FactLevel.Documented)
                .Select(rule => rule.Name)
                .ToList() is
            { Count: > 0 } names)
        {
            structure["required"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }

        return structure;
    }

    private JsonObject One(ElementRule rule) =>
        rule.Structured
            ? rule.Structure is { } name
                ? Reference(name + JsonDefinitions.Part)
                : Structure(rule.Attributes, rule.Elements)
            : rule.Level != FactLevel.Documented || rule.Type == ValueTypes.Structure
                ? []
                : valueOf(rule.Type, rule.Optional, rule.Values);
}
