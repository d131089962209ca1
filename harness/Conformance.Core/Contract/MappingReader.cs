using System.Collections.Frozen;
using Conformance.DataFiles;
using Conformance.Documents.Compare;

namespace Conformance.Core.Contract;

/// <summary>Reads how the XML and the JSON form of an answer relate.</summary>
internal static class MappingReader
{
    private const string Name = "mapping.yaml";

    /// <summary>Reads the mapping below the key <c>mapping</c> of a document that meets the schema of contracts.</summary>
    public static RepresentationMapping Of(YamlMapping mapping) => new()
    {
        FlatLists = mapping.Texts("flatLists").ToFrozenSet(StringComparer.Ordinal),
        ListItems = mapping.Items("listItems").Select(item => item.Mapping())
            .Select(pair => new ListItem(pair.RequiredText("parent"), pair.RequiredText("item"))).ToFrozenSet(),
        Plurals = Texts(mapping, "plurals"),
        Renames = Texts(mapping, "renames"),
        CamelNames = Texts(mapping, "camelNames"),
        TextMember = mapping.RequiredText("textMember"),
    };

    /// <summary>That of <c>scenarios/contract/mapping.yaml</c>, which is part of the assembly, for comparing without a
    /// contract.</summary>
    public static RepresentationMapping Shipped()
    {
        using var stream = typeof(MappingReader).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Of(YamlReader.Read(new DataFile(Name, reader.ReadToEnd())).Mapping().MappingOf("mapping")!);
    }

    private static FrozenDictionary<string, string> Texts(YamlMapping mapping, string key) =>
        (mapping.MappingOf(key)?.Entries ?? []).ToFrozenDictionary(entry => entry.Key.Text, entry => entry.Value.Text(), StringComparer.Ordinal);
}
