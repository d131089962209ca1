using System.Text.Json.Nodes;

namespace Conformance.Core.Contract.Schemas;

/// <summary>The JSON Schema of single values. JSON writes numbers and booleans natively (EM-API 2); an optional value may be
/// null or empty.</summary>
public static class JsonValues
{
    private const string Guid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /// <summary>The schema of a value.</summary>
    /// <param name="valueType">The value type, as <see cref="ValueTypes"/> knows it.</param>
    /// <param name="optional">Whether it may be null or empty.</param>
    /// <param name="values">The documented values; empty if none are listed.</param>
    public static JsonObject Of(string valueType, bool optional, IReadOnlyList<string> values)
    {
        var type =
            ValueTypes.IsJsonBoolean(valueType) ? "boolean"
            : valueType == "number" ? "number"
            : ValueTypes.IsJsonNumber(valueType) ? "integer"
            : "string";
        var schema = new JsonObject { ["type"] = optional ? new JsonArray(type, "null") : type };
        if (values.Count > 0)
        {
            schema["enum"] = new JsonArray([
                .. values.Select(value => JsonValue.Create(value)),
                .. optional ? new JsonNode?[] { "", null } : [],
            ]);
        }
        else if (Pattern(valueType) is { } pattern)
        {
            schema["pattern"] = optional ? $"^({pattern})?$" : $"^{pattern}$";
        }

        return schema;
    }

    private static string? Pattern(string type) =>
        type switch
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
