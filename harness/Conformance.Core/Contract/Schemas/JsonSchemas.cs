using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Documents.Compare;

namespace Conformance.Core.Contract.Schemas;

/// <summary>
/// Writes the contract as a JSON Schema for one dialect: a definition for one and for many of each resource, by the name that XML gives
/// its root. It asks for what is documented; members that it does not know may be there.
/// </summary>
public static class JsonSchemas
{
    private const string Links = "Links";
    private const string Part = "Part";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text; the same contract gives the same bytes.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="camelCase">Whether members begin with a small letter, as in EM 13, or as in EM 12.</param>
    public static string Of(ApiContract contract, bool camelCase)
    {
        var definitions = new JsonObject();
        foreach (var resource in contract.Resources.Values.OrderBy(resource => resource.Type, StringComparer.Ordinal))
        {
            definitions[resource.Type] = Structure([.. resource.Attributes, .. resource.Elements], contract.Json, camelCase);
            if (resource.Plural is { } plural)
            {
                // EntityReferences is called Refs in JSON, all other collections have the name of their XML root (HC:representation_collections).
                var list = Name(plural == Operation.ReferenceListRoot ? "Refs" : plural, contract.Json, camelCase);
                definitions[plural] = new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray(list),
                    ["properties"] = new JsonObject { [list] = List(Reference(resource.Type)) },
                };
            }
        }

        foreach (var part in contract.Resources.Values
            .SelectMany(resource => SharedParts.Below([.. resource.Attributes, .. resource.Elements]))
            .Where(rule => rule.Structure is not null && !rule.Flat)
            .DistinctBy(rule => rule.Structure)
            .OrderBy(rule => rule.Structure, StringComparer.Ordinal))
        {
            definitions[part.Structure + Part] = Structure([.. part.Attributes, .. part.Elements], contract.Json, camelCase);
        }

        definitions["Link"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray(Name("Rel", contract.Json, camelCase), Name("Href", contract.Json, camelCase)),
        };
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = $"Answers of Veeam Backup Enterprise Manager {(camelCase ? "13" : "12")}; made from scenarios/contract by conform schema",
            ["definitions"] = definitions,
        };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Structure(IReadOnlyList<ElementRule> rules, RepresentationMapping mapping, bool camelCase)
    {
        var properties = new JsonObject { [Name(Links, mapping, camelCase)] = List(Reference("Link")) };
        var required = new JsonArray();
        foreach (var rule in rules)
        {
            var name = Name(rule.ListName ?? rule.Name, mapping, camelCase);
            properties[name] = Member(rule, mapping, camelCase);
            if (!rule.Optional && !rule.Many && rule.Level == FactLevel.Documented)
            {
                required.Add(name);
            }
        }

        var structure = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            structure["required"] = required;
        }

        return structure;
    }

    private static JsonObject Member(ElementRule rule, RepresentationMapping mapping, bool camelCase)
    {
        if (rule.Flat)
        {
            return List(rule.Elements.Count == 1 ? One(rule.Elements[0], mapping, camelCase) : new JsonObject());
        }

        var one = One(rule, mapping, camelCase);
        return rule.Many ? List(one) : one;
    }

    private static JsonObject One(ElementRule rule, RepresentationMapping mapping, bool camelCase)
    {
        if (rule.Structured)
        {
            var structure = rule.Structure is { } name ? Reference(name + Part) : Structure([.. rule.Attributes, .. rule.Elements], mapping, camelCase);

            // An element without content may be a text or null in JSON, whatever it holds otherwise.
            return new JsonObject { ["anyOf"] = new JsonArray(structure, new JsonObject { ["type"] = new JsonArray("string", "null") }) };
        }

        return rule.Level != FactLevel.Documented || rule.Type == ValueTypes.Structure ? [] : JsonValues.Of(rule);
    }

    private static JsonObject List(JsonNode item) => new() { ["type"] = new JsonArray("array", "null"), ["items"] = item };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static string Name(string name, RepresentationMapping mapping, bool camelCase)
    {
        var key = mapping.Renames.TryGetValue(name, out var renamed) ? renamed : name;
        return camelCase ? JsonNamingPolicy.CamelCase.ConvertName(key) : key;
    }
}
