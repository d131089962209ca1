namespace Conformance.DataFiles;

/// <summary>Typed access to values that a schema has already checked: what is missing or of another kind here is a fault of the
/// schema.</summary>
public static class YamlReading
{
    /// <summary>The value's text.</summary>
    /// <exception cref="DataException">The value is no scalar.</exception>
    public static string Text(this YamlValue value) => value is YamlScalar scalar
        ? scalar.Text
        : throw new DataException([new DataFault(value.Place, "text is expected here.")]);

    /// <summary>The text at <paramref name="key"/>, or null if the key is absent or its value is YAML's null.</summary>
    public static string? TextOf(this YamlMapping mapping, string key) =>
        mapping.Find(key) is { } value and not YamlScalar { IsNull: true } ? value.Text() : null;

    /// <summary>The text at a key that must be there.</summary>
    /// <exception cref="DataException">The key is absent.</exception>
    public static string RequiredText(this YamlMapping mapping, string key) => mapping.TextOf(key)
        ?? throw new DataException([new DataFault(mapping.Place, $"the key \"{key}\" is missing. Add it.")]);

    /// <summary>Whether the flag at <paramref name="key"/> is set; absent means <paramref name="otherwise"/>.</summary>
    public static bool Flag(this YamlMapping mapping, string key, bool otherwise = false) => mapping.TextOf(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var text => throw new DataException([new DataFault(mapping.Find(key)!.Place, $"\"{text}\" is neither true nor false.")]),
    };

    /// <summary>The value as a mapping.</summary>
    /// <exception cref="DataException">It is none.</exception>
    public static YamlMapping Mapping(this YamlValue value) => value as YamlMapping
        ?? throw new DataException([new DataFault(value.Place, "a mapping is expected here.")]);

    /// <summary>The mapping at <paramref name="key"/>, or null if the key is absent.</summary>
    public static YamlMapping? MappingOf(this YamlMapping mapping, string key) => mapping.Find(key)?.Mapping();

    /// <summary>The items at <paramref name="key"/>: of a sequence, or the one value that stands there alone; empty if the key is
    /// absent.</summary>
    public static IReadOnlyList<YamlValue> Items(this YamlMapping mapping, string key) => mapping.Find(key) switch
    {
        null => [],
        YamlSequence sequence => sequence.Items,
        var single => [single],
    };

    /// <summary>The texts at <paramref name="key"/>, as <see cref="Items"/> reads them.</summary>
    public static IReadOnlyList<string> Texts(this YamlMapping mapping, string key) => [.. mapping.Items(key).Select(Text)];
}
