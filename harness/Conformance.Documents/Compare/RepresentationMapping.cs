using System.Collections.Frozen;

namespace Conformance.Documents.Compare;

/// <summary>
/// How the XML and the JSON form of a resource relate. The rule: attributes and child elements become members of the same name; a
/// repeated element becomes a list under its plural, inside the member of its parent (hence the doubled name of a list in a list:
/// <c>Shelf/Books/Book</c> is <c>Shelf.Books.Books[]</c>); what does not follow the rule is data here.
/// </summary>
public sealed record RepresentationMapping
{
    /// <summary>Wrapper elements that are the list themselves, without an inner name: <c>Links/Link</c> is
    /// <c>Links[]</c>.</summary>
    public IReadOnlySet<string> FlatLists { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Elements that repeat in a parent whose name is not their plural.</summary>
    public IReadOnlySet<ListItem> ListItems { get; init; } = FrozenSet<ListItem>.Empty;

    /// <summary>Plurals that the spelling rules do not give; key: the element's name.</summary>
    public IReadOnlyDictionary<string, string> Plurals { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Members whose JSON name differs; key: the XML name, value: the JSON name in PascalCase.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>JSON names in camelCase that a capital first letter does not turn into the XML name; value: the XML
    /// name.</summary>
    public IReadOnlyDictionary<string, string> CamelNames { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The member that holds the text of an element which also has attributes:
    /// <c>&lt;Day Name="Sunday"&gt;1,1&lt;/Day&gt;</c>.</summary>
    public string TextMember { get; init; } = "Value";

    /// <summary>The rule alone, without an exception.</summary>
    public static RepresentationMapping Regular { get; } = new();

    /// <summary>
    /// The XML name of a JSON member: what <see cref="CamelNames"/> says, else the name with a capital first letter, for JSON
    /// often writes
    /// names in camelCase that XML writes in PascalCase.
    /// </summary>
    public string XmlName(string jsonName)
    {
        ArgumentNullException.ThrowIfNull(jsonName);
        if (CamelNames.TryGetValue(jsonName, out var known))
        {
            return known;
        }

        return jsonName.Length > 0 && char.IsAsciiLetterLower(jsonName[0])
            ? string.Concat(char.ToUpperInvariant(jsonName[0]).ToString(), jsonName.AsSpan(1))
            : jsonName;
    }

    /// <summary>The name of the list that <paramref name="item"/> repeats in. A name that ends in one s is taken as plural
    /// already.</summary>
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
}
