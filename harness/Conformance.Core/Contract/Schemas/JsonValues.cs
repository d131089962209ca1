using System.Text.Json.Nodes;

namespace Conformance.Core.Contract.Schemas;

/// <summary>The JSON Schema of single values. JSON writes numbers and booleans natively (EM-API 2); an optional value may be null or empty.</summary>
internal static class JsonValues
{
    private const string Guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    public static JsonObject Of(ElementRule rule)
    {
        var type = ValueTypes.IsJsonBoolean(rule.Type) ? "boolean" : rule.Type == "number" ? "number" : ValueTypes.IsJsonNumber(rule.Type) ? "integer" : "string";
        var schema = new JsonObject { ["type"] = rule.Optional ? new JsonArray(type, "null") : type };
        if (rule.Values.Count > 0)
        {
            schema["enum"] = new JsonArray([.. rule.Values.Select(value => JsonValue.Create(value)), .. rule.Optional ? new JsonNode?[] { "", null } : []]);
        }
        else if (Pattern(rule.Type) is { } pattern)
        {
            schema["pattern"] = rule.Optional ? $"^({pattern})?$" : $"^{pattern}$";
        }

        return schema;
    }

    private static string? Pattern(string type) => type switch
    {
        "instant" => @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z",
        "moment" => @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})",
        "time" => @"([0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})?",
        "guid" => Guid,
        "version" => @"[0-9]+(\.[0-9]+){1,3}",
        "href" => @"https?://[^\s/]+/.*",
        "uid" => "urn:veeam:[A-Za-z_0-9-]+:.+",
        "urn" => "urn:[A-Za-z_0-9-]+:[A-Za-z_0-9-]+:.+",
        _ when ValueTypes.UidOf(type) is { } of => $"urn:veeam:{of}:{Guid}",
        _ => null,
    };
}
