using System.Globalization;

namespace Conformance.DataFiles;

/// <summary>The types of a schema and the values that are of them: YAML's core schema, in which only plain scalars are anything
/// but strings.</summary>
internal static class SchemaTypes
{
    /// <summary>The words of JSON Schema for them.</summary>
    public static IReadOnlyList<string> All { get; } = ["object", "array", "null", "boolean", "integer", "number", "string"];

    /// <summary>Whether a value is of a type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">One of <see cref="All"/>.</param>
    public static bool Is(YamlValue value, string type) => type switch
    {
        "object" => value is YamlMapping,
        "array" => value is YamlSequence,
        "null" => value is YamlScalar { IsNull: true },
        "boolean" => IsBoolean(value),
        "integer" => value is YamlScalar { Quoted: false } whole && IsWhole(whole),
        "number" => Number(value) is not null,
        _ => value is YamlScalar text && (text.Quoted || !(text.IsNull || IsBoolean(text) || Number(text) is not null)),
    };

    /// <summary>The number that a value is; null if it is none.</summary>
    public static decimal? Number(YamlValue value) =>
        value is YamlScalar { Quoted: false } scalar && scalar.Text.Length > 0 && !char.IsAsciiLetter(scalar.Text[0])
        && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A type in the words of a message.</summary>
    public static string Words(string type) => type switch
    {
        "object" => "a mapping",
        "array" => "a list",
        "null" => "nothing",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "text",
    };

    private static bool IsWhole(YamlScalar scalar) => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsBoolean(YamlValue value) => value is YamlScalar { Quoted: false, Text: "true" or "false" };
}
