using System.Text.Json.Nodes;
using System.Xml.Linq;
using Conformance.Core.Contract;

namespace Conformance.Cli.OpenApi;

/// <summary>XML bodies as texts, made of the examples in <see cref="XmlShapes"/>: tools that make answers up know neither roots
/// nor attributes of XML.</summary>
/// <param name="contract">The contract.</param>
/// <param name="definitions">The definitions of <see cref="XmlShapes"/>.</param>
/// <param name="location">What stands before a definition's name where another one refers to it.</param>
internal sealed class XmlExamples(ApiContract contract, JsonObject definitions, string location)
{
    private readonly XNamespace names = contract.Namespace;

    /// <summary>A body with what it must have.</summary>
    /// <param name="root">The name of the definition.</param>
    public string Of(string root) =>
        Element(definitions[root]!["xml"]!["name"]!.GetValue<string>(), definitions[root]!.AsObject(), isRoot: true)
            .ToString(SaveOptions.DisableFormatting);

    /// <summary>A reference, or a list of one.</summary>
    /// <param name="reference">The reference with the names of XML.</param>
    /// <param name="isList">Whether it stands in a list.</param>
    public string Of(JsonObject reference, bool isList)
    {
        var one = new XElement(
            names + (isList ? Operation.ReferenceItem : Operation.ReferenceRoot),
            reference
                .Where(member => member.Value is JsonValue)
                .Select(member => new XAttribute(member.Key, member.Value!.GetValue<string>())),
            Links(reference["Links"] as JsonArray));
        return (isList ? new XElement(names + Operation.ReferenceListRoot, one) : one).ToString(SaveOptions.DisableFormatting);
    }

    private XElement? Links(JsonArray? links) =>
        links is not { Count: > 0 }
            ? null
            : new XElement(
                names + "Links",
                links.Select(link => new XElement(
                    names + "Link",
                    link!.AsObject().Select(attribute => new XAttribute(attribute.Key, attribute.Value!.GetValue<string>())))));

    private XElement Element(string name, JsonObject schema, bool isRoot = false)
    {
        schema = Resolved(schema);
        var element = new XElement(names + name);
        if (schema["properties"] is not JsonObject properties)
        {
            element.Value = Text(schema);
            return element;
        }

        var required = schema["required"]?.AsArray().Select(item => item!.GetValue<string>()).ToHashSet(StringComparer.Ordinal)
            ?? [];
        foreach (var (key, value) in properties)
        {
            var property = value!.AsObject();
            if (key == "Links" || (isRoot && property["items"] is not null))
            {
                AddAll(element, key, property);
            }
            else if (property["xml"]?["attribute"] is not null)
            {
                if (required.Contains(key) || property["examples"] is not null)
                {
                    element.Add(new XAttribute(key, Text(property)));
                }
            }
            else if (required.Contains(key))
            {
                element.Add(Element(key, property));
            }
        }

        return element;
    }

    /// <summary>The links, where the example has some, or one member of a list.</summary>
    private void AddAll(XElement element, string key, JsonObject property)
    {
        if (property["items"] is JsonObject item)
        {
            element.Add(Element(key, item));
        }
        else
        {
            element.Add(Links(property["properties"]?["Link"]?["examples"]?[0] as JsonArray));
        }
    }

    private JsonObject Resolved(JsonObject schema) =>
        schema["$ref"] is { } reference ? Resolved(definitions[reference.GetValue<string>()[location.Length..]]!.AsObject())
        : schema["allOf"] is JsonArray all ? Resolved(all[0]!.AsObject())
        : schema;

    private static string Text(JsonObject schema) =>
        schema["examples"]?[0]?.GetValue<string>()
        ?? schema["enum"]?[0]?.GetValue<string>()
        ?? (schema["type"] is JsonValue type ? type : schema["type"]?[0]?.AsValue())?.GetValue<string>() switch
        {
            "boolean" => "true",
            "integer" or "number" => "0",
            _ => "string",
        };
}
