using System.Collections.Frozen;
using Conformance.DataFiles;

namespace Conformance.Documents.Compare;

/// <summary>
/// How the XML and the JSON form of a resource relate. The rule: attributes and child elements become members of the same name; a
/// repeated element becomes a list under its plural, inside the member of its parent (hence the doubled name in query results:
/// <c>Entities/BackupJobSessions/BackupJobSession</c> is <c>Entities.BackupJobSessions.BackupJobSessions[]</c>); what does not follow
/// the rule is data, in the <c>mapping.yaml</c> of a contract, with its sources.
/// </summary>
public sealed record RepresentationMapping
{
    /// <summary>Wrapper elements that are the list themselves, without an inner name: <c>Links/Link</c> is <c>Links[]</c>.</summary>
    public required IReadOnlySet<string> FlatLists { get; init; }

    /// <summary>Elements that repeat in a parent whose name is not their plural.</summary>
    public required IReadOnlySet<ListItem> ListItems { get; init; }

    /// <summary>Plurals that the spelling rules do not give; key: the element's name.</summary>
    public required IReadOnlyDictionary<string, string> Plurals { get; init; }

    /// <summary>Members whose JSON name differs; key: the XML name, value: the JSON name in <see cref="Dialect.Em12"/>.</summary>
    public required IReadOnlyDictionary<string, string> Renames { get; init; }

    /// <summary>Member names of <see cref="Dialect.Em13"/> that a capital first letter does not turn into the XML name.</summary>
    public required IReadOnlyDictionary<string, string> CamelNames { get; init; }

    /// <summary>The member that holds the text of an element which also has attributes: <c>&lt;Day Name="Sunday"&gt;1,1&lt;/Day&gt;</c>.</summary>
    public required string TextMember { get; init; }

    /// <summary>The documented mapping: that of <c>scenarios/contract/mapping.yaml</c>, which is part of the assembly, for comparing without a contract.</summary>
    public static RepresentationMapping Default { get; } = Shipped();

    /// <summary>Reads the mapping below the key <c>mapping</c> of a document that meets the schema of contracts.</summary>
    public static RepresentationMapping Of(YamlMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        return new()
        {
            FlatLists = mapping.Texts("flatLists").ToFrozenSet(StringComparer.Ordinal),
            ListItems = mapping.Items("listItems").Select(item => item.Mapping())
                .Select(pair => new ListItem(pair.RequiredText("parent"), pair.RequiredText("item"))).ToFrozenSet(),
            Plurals = Texts(mapping, "plurals"),
            Renames = Texts(mapping, "renames"),
            CamelNames = Texts(mapping, "camelNames"),
            TextMember = mapping.RequiredText("textMember"),
        };
    }

    /// <summary>The name of the list that <paramref name="item"/> repeats in. A name that ends in one s is taken as plural already.</summary>
    public string Plural(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Length == 0 ? "" : Plurals.TryGetValue(item, out var plural) ? plural
            : item.EndsWith("ss", StringComparison.Ordinal) ? item + "es"
            : item.EndsWith('s') ? item
            : item.EndsWith('y') && item.Length > 1 && !"aeiou".Contains(item[^2], StringComparison.Ordinal) ? item[..^1] + "ies"
            : item + "s";
    }

    /// <summary>Whether <paramref name="item"/> inside <paramref name="parent"/> is a list even when it is there once.</summary>
    public bool IsListItem(string parent, string item) =>
        ListItems.Contains(new ListItem(parent, item)) || string.Equals(Plural(item), parent, StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Texts(YamlMapping mapping, string key) =>
        (mapping.MappingOf(key)?.Entries ?? []).ToFrozenDictionary(entry => entry.Key.Text, entry => entry.Value.Text(), StringComparer.Ordinal);

    private static RepresentationMapping Shipped()
    {
        const string Name = "mapping.yaml";
        using var stream = typeof(RepresentationMapping).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return Of(YamlReader.Read(new DataFile(Name, reader.ReadToEnd())).Mapping().MappingOf("mapping")!);
    }
}
