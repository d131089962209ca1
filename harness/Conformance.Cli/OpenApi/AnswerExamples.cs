using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Contract.Schemas;

namespace Conformance.Cli.OpenApi;

/// <summary>
/// Examples in the schemas of resources: URL, type and links as the contract has them, so that what a tool makes up by the
/// schemas is a likely
/// answer. A schema alone cannot say that a link <c>Up</c> leads to a certain path.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="json">The names that JSON has.</param>
internal sealed partial class AnswerExamples(ApiContract contract, JsonDefinitions json)
{
    private const string Host = "https://localhost:9398";
    private const string Href = "Href";

    /// <summary>Adds the examples to the definitions of all resources.</summary>
    /// <param name="inJson">The definitions for JSON.</param>
    /// <param name="inXml">Those for XML.</param>
    public void AddTo(JsonObject inJson, JsonObject inXml)
    {
        foreach (var resource in contract.Resources.Values)
        {
            var (members, elements) = (Properties(inJson, resource.Type), Properties(inXml, XmlShapes.Prefix + resource.Type));
            foreach (var (name, value) in Identity(resource))
            {
                Add(members[json.Name(name)], JsonValue.Create(value));
                Add(elements[name], JsonValue.Create(value));
            }

            var links = Links(resource, LinkScope.Reference);
            Add(members[json.Name("Links")], new JsonArray([.. links.Select(link => Link(link, json.Name))]));
            Add(elements["Links"]?["properties"]?["Link"], new JsonArray([.. links.Select(link => Link(link, name => name))]));
        }
    }

    /// <summary>The reference of a resource, which has the same schema as those of all others, or a list of one.</summary>
    /// <param name="operation">What is answered with references.</param>
    public JsonObject Reference(Operation operation) =>
        operation.IsList
            ? new JsonObject { [json.Name("Refs")] = new JsonArray(Reference(operation.Resource, json.Name)) }
            : Reference(operation.Resource, json.Name);

    /// <summary>One reference with the names of XML.</summary>
    /// <param name="resource">A resource that has references.</param>
    public JsonObject XmlReference(Resource resource) => Reference(resource, name => name);

    private JsonObject Reference(Resource resource, Func<string, string> nameOf) =>
        new()
        {
            [nameOf(Href)] = UrlOf(Path(resource)),
            [nameOf("Type")] = resource.ReferenceType,
            [nameOf("Name")] = "string",
            [nameOf("UID")] = ValueExamples.Of($"uid({resource.UidType})")!,
            [nameOf("Links")] = new JsonArray([.. Links(resource, LinkScope.Entity).Select(link => Link(link, nameOf))]),
        };

    private static JsonObject Properties(JsonObject definitions, string name) => definitions[name]!["properties"]!.AsObject();

    private static void Add(JsonNode? property, JsonNode example)
    {
        if (property is JsonObject schema)
        {
            schema["examples"] = new JsonArray(example);
        }
    }

    private IEnumerable<(string Name, string Value)> Identity(Resource resource) =>
        resource.Type == Operation.ReferenceRoot
            ? []
            : [("Type", resource.TypeName), (Href, UrlOf(Path(resource) + (resource.Key ? "?format=Entity" : "")))];

    private static string Path(Resource resource) => (resource.ItemPath ?? (resource.Paths is [var first, ..] ? first : null))?.Template ?? "/";

    /// <summary>The links that a resource always has, those apart that only the other representation has.</summary>
    private static List<LinkRule> Links(Resource resource, LinkScope other) =>
        [.. resource.Links.Where(link => link is { Optional: false, Level: FactLevel.Documented } && link.In != other)];

    private JsonObject Link(LinkRule link, Func<string, string> nameOf)
    {
        var example = new JsonObject { [nameOf("Rel")] = link.Rel, [nameOf(Href)] = UrlOf(link.To) };
        if (link.Name is { } name)
        {
            example[nameOf("Name")] = name;
        }

        if (link.Type is { } type)
        {
            example[nameOf("Type")] = type;
        }

        return example;
    }

    private string UrlOf(string template) => Host + contract.BasePath + Hole().Replace(template, ValueExamples.Of("guid")!);

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Hole();
}
