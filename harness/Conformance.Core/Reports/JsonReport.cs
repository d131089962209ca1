using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Core.Reports;

/// <summary>How reports in JSON formats of others are written: indented UTF-8, the same bytes for the same result.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(JsonObject report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        report.WriteTo(json);
    }

    /// <summary>The object without the members that are null: the formats know "absent" and no null.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                result.Add(name, value);
            }
        }

        return result;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);
}
