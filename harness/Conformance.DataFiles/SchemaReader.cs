using System.Text.Json;

namespace Conformance.DataFiles;

/// <summary>
/// Reads a JSON Schema. Its words are those below; any other is refused, because an author would believe in a rule that nobody
/// enforces.
/// </summary>
internal sealed class SchemaReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$schema", "$ref", "title", "description", "definitions", "type", "enum", "pattern", "minLength", "minimum", "maximum", "minItems", "maxItems", "minProperties", "maxProperties",
        "items", "properties", "required", "additionalProperties", "anyOf",
    };

    private const string Definitions = "#/definitions/";

    private readonly JsonElement document;
    private readonly Dictionary<string, SchemaNode> defined = new(StringComparer.Ordinal);

    private SchemaReader(JsonElement document) => this.document = document;

    /// <summary>The schema.</summary>
    /// <exception cref="JsonException">The text is no JSON, or no schema in the known words.</exception>
    public static SchemaNode Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        return new SchemaReader(document.RootElement).Node(document.RootElement);
    }

    private SchemaNode Node(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return schema.EnumerateObject().All(word => word.Name is "$ref" or "description") ? Defined(reference.GetString()!)
                : throw new JsonException($"the schema has words beside its $ref \"{reference}\", which draft 7 does not heed. Move them into the definition.");
        }

        var node = Bare(schema);
        Fill(node, schema);
        return node;
    }

    /// <summary>A definition may hold itself, so it is known before what it holds is read.</summary>
    private SchemaNode Defined(string reference)
    {
        if (defined.TryGetValue(reference, out var known))
        {
            return known;
        }

        if (!reference.StartsWith(Definitions, StringComparison.Ordinal) || !document.GetProperty("definitions").TryGetProperty(reference[Definitions.Length..], out var schema))
        {
            throw new JsonException($"the schema's $ref \"{reference}\" names no definition. Write it as {Definitions}NAME.");
        }

        var node = defined[reference] = Bare(schema);
        Fill(node, schema);
        return node;
    }

    private static SchemaNode Bare(JsonElement schema)
    {
        if (schema.EnumerateObject().Select(word => word.Name).FirstOrDefault(word => !Known.Contains(word)) is { } unknown)
        {
            throw new JsonException($"the schema's word \"{unknown}\" would not be enforced.{Suggestion.For(unknown, Known)}");
        }

        var types = Texts(schema, "type");
        if (types.FirstOrDefault(type => !SchemaTypes.All.Contains(type)) is { } stranger)
        {
            throw new JsonException($"the schema's type \"{stranger}\" is none.{Suggestion.For(stranger, SchemaTypes.All)}");
        }

        return new SchemaNode
        {
            Types = types,
            Values = Texts(schema, "enum"),
            Required = Texts(schema, "required"),
            Pattern = Text(schema, "pattern"),
            Description = Text(schema, "description"),
            MinLength = Number(schema, "minLength") ?? 0,
            Minimum = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetDecimal() : null,
            Maximum = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetDecimal() : null,
            MinItems = Number(schema, "minItems") ?? 0,
            MaxItems = Number(schema, "maxItems") ?? int.MaxValue,
            MinKeys = Number(schema, "minProperties") ?? 0,
            MaxKeys = Number(schema, "maxProperties") ?? int.MaxValue,
            IsOpen = !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False,
        };
    }

    private void Fill(SchemaNode node, JsonElement schema)
    {
        if (schema.TryGetProperty("items", out var items))
        {
            node.Items = Node(items);
        }

        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
        {
            node.OtherProperties = Node(others);
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                node.Properties.Add(property.Name, Node(property.Value));
            }
        }

        if (schema.TryGetProperty("anyOf", out var alternatives))
        {
            node.AnyOf.AddRange(alternatives.EnumerateArray().Select(Node));
        }
    }

    private static string? Text(JsonElement schema, string word) => schema.TryGetProperty(word, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement schema, string word) => schema.TryGetProperty(word, out var value) ? value.GetInt32() : null;

    /// <summary>One text or a list of them; true and numbers as they are written.</summary>
    private static IReadOnlyList<string> Texts(JsonElement schema, string word) => !schema.TryGetProperty(word, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Written)]
        : [Written(value)];

    private static string Written(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
