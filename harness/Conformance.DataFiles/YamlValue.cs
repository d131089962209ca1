using System.Diagnostics.CodeAnalysis;

namespace Conformance.DataFiles;

/// <summary>A value of a YAML document with its place. Anchors, aliases and tags are not read: see
/// <see cref="YamlReader"/>.</summary>
/// <param name="Place">Where the value begins.</param>
public abstract record YamlValue(DataPlace Place);

/// <summary>A scalar.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Text">Its text after unquoting.</param>
/// <param name="Quoted">Whether it was quoted or a block; a quoted scalar is always a string.</param>
public sealed record YamlScalar(DataPlace Place, string Text, bool Quoted) : YamlValue(Place)
{
    /// <summary>Whether this is YAML's null: <c>null</c>, <c>~</c> or nothing, unquoted.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";
}

/// <summary>A sequence.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Items">Its items in order.</param>
public sealed record YamlSequence(DataPlace Place, IReadOnlyList<YamlValue> Items) : YamlValue(Place);

/// <summary>A mapping. Keys are distinct.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Entries">Its entries in file order.</param>
public sealed record YamlMapping(DataPlace Place, IReadOnlyList<YamlEntry> Entries) : YamlValue(Place)
{
    /// <summary>The value at <paramref name="key"/>, or null if there is no such key.</summary>
    public YamlValue? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>One entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
[SuppressMessage("Naming", "CA1711", Justification = "Entry is YAML's word.")]
public sealed record YamlEntry(YamlScalar Key, YamlValue Value);
