namespace Conformance.Core.Contract;

/// <summary>Where the JSON form of an answer does not follow from the XML form by the same names; the facts, not the algorithm.</summary>
/// <param name="FlatLists">Wrapper elements that JSON writes as the list itself: <c>Links/Link</c> is <c>Links[]</c>.</param>
/// <param name="ListItems">Elements that repeat in a parent whose name is not their plural: parent to item.</param>
/// <param name="Plurals">List names that spelling rules do not give: element to list.</param>
/// <param name="Renames">Members with a JSON name of their own: XML name to JSON name.</param>
/// <param name="CamelNames">EM 13 names that a capital first letter does not turn into the XML name: JSON name to XML name.</param>
/// <param name="TextMember">The member for the text of an element that also has attributes.</param>
public sealed record JsonMapping(
    IReadOnlySet<string> FlatLists,
    IReadOnlyList<(string Parent, string Item)> ListItems,
    IReadOnlyDictionary<string, string> Plurals,
    IReadOnlyDictionary<string, string> Renames,
    IReadOnlyDictionary<string, string> CamelNames,
    string TextMember)
{
    /// <summary>The first version that answers in JSON, as in <c>v1_4</c>; null if that is not known.</summary>
    public string? Since { get; init; }
}
