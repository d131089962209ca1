using System.Text.Json.Nodes;
using Conformance.Core.Contract;
using Conformance.Core.Contract.Schemas;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Conformance.Cli.OpenApi;

/// <summary>The schemas of all answers, XML and JSON, as components of an OpenAPI document.</summary>
internal static class AnswerSchemas
{
    private const string Location = "#/components/schemas/";

    /// <summary>Adds the schemas to a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="dialect">How JSON names its members.</param>
    /// <returns>Examples of bodies.</returns>
    public static (AnswerExamples Json, XmlExamples Xml) Add(OpenApiDocument document, ApiContract contract, Dialect dialect)
    {
        var json = new JsonDefinitions(contract, dialect, Location, Value);
        var xml = new XmlShapes(contract, Location, Value);
        var (inJson, inXml) = (json.All(), xml.All());
        FillQueryResult(contract, json, inJson, xml, inXml);
        var examples = new AnswerExamples(contract, json);
        examples.AddTo(inJson, inXml);
        foreach (var (name, schema) in inJson.Concat(inXml))
        {
            document.AddComponent(name, Read(schema!.ToJsonString(), document));
        }

        return (examples, new XmlExamples(contract, inXml, Location));
    }

    /// <summary>A value with an example where its type is more than text, so that tools which make values up make valid
    /// ones.</summary>
    public static JsonObject Value(string type, bool optional, IReadOnlyList<string> values)
    {
        var schema = JsonValues.Of(type, optional, values);
        if (values.Count == 0 && ValueExamples.Of(type) is { } example)
        {
            schema["examples"] = new JsonArray(example);
        }

        return schema;
    }

    /// <summary>A schema as the library has it.</summary>
    /// <param name="text">The schema, in JSON.</param>
    /// <param name="document">The document that its references are about.</param>
    public static IOpenApiSchema Read(string text, OpenApiDocument document) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(text, OpenApiSpecVersion.OpenApi3_1, document, out var diagnostic, "json")
            is { } schema
        && diagnostic.Errors.Count == 0
            ? schema
            : throw new InvalidOperationException($"no schema of OpenAPI: {string.Join(" ", diagnostic.Errors)}\n{text}");

    /// <summary>The lists that a query result may hold: the contract has them with the query types, not with the
    /// result.</summary>
    private static void FillQueryResult(
        ApiContract contract,
        JsonDefinitions json,
        JsonObject inJson,
        XmlShapes xml,
        JsonObject inXml)
    {
        const string Result = "QueryResult";
        if (!inJson.ContainsKey(Result))
        {
            return;
        }

        foreach (var holder in new[] { "Entities", "Resources" })
        {
            var types = contract
                .Resources.Values.Where(resource => resource.Query is { } query && query.AsResources == (holder == "Resources"))
                .OrderBy(resource => resource.Query!.List, StringComparer.Ordinal)
                .ToList();
            Properties(inJson)[json.Name(holder)] = OrNull(
                Object(
                    types.Select(resource =>
                        (
                            json.Name(resource.Query!.List),
                            OrNull(
                                Object([(json.ListOf(resource), JsonDefinitions.List(json.Reference(resource.Type)))]))))
                ));
            Properties(inXml, XmlShapes.Prefix)[holder] = Object(
                types.Select(resource =>
                    (resource.Query!.List, Object([(resource.Item, XmlShapes.Repeated(xml.Member(resource)))]))));
        }

        static JsonObject Properties(JsonObject definitions, string prefix = "") =>
            definitions[prefix + Result]!["properties"]!.AsObject();
    }

    private static JsonObject Object(IEnumerable<(string Name, JsonObject Schema)> properties) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        };

    private static JsonObject OrNull(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
}
