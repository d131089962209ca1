using System.Text.RegularExpressions;
using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>Which types of the contract a type of the documentation's tables allows, and which values a description
/// lists.</summary>
internal static partial class TableTypes
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["String"] = ["string", "text", "guid", "version", "urn", "href"],
        ["IPv4"] = ["string", "text"],
        ["UidType"] = ["uid"],
        ["Int"] = ["int", "long", "ushort", "percent"],
        ["Int32"] = ["int", "long", "ushort", "percent"],
        ["Integer"] = ["int", "long", "ushort", "percent"],
        ["UShort"] = ["ushort", "int", "long"],
        ["Long"] = ["long"],
        ["Int64"] = ["long"],
        ["Double"] = ["number", "percent"],
        ["Boolean"] = ["bool"],
        ["Bool"] = ["bool"],
        ["DateTime"] = ["instant", "moment"],
        ["Guid"] = ["guid"],
        ["HierarchyObjRefType"] = ["urn"],
    };

    /// <summary>Whether a value of the contract's type is one of the documentation's; null if the documentation's type is not
    /// known.</summary>
    /// <param name="documented">As in <c>UidType</c>.</param>
    /// <param name="type">A type of <see cref="ValueTypes"/>, or <c>structure</c>.</param>
    public static bool? Allows(string documented, string type)
    {
        var name = documented.Replace(" ", "", StringComparison.Ordinal);
        return Allowed.TryGetValue(name, out var types)
            ? types.Contains(ValueTypes.UidOf(type) is null ? type : "uid")
            : type == ValueTypes.Structure ? true : null;
    }

    /// <summary>The values that a description lists after <c>Possible values:</c>, in their order.</summary>
    public static IReadOnlyList<string> Values(string description)
    {
        var start = description.IndexOf("Possible values:", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? [] : [.. Value().Matches(description[start..]).Select(match => match.Groups[1].Value.TrimEnd('.'))];
    }

    /// <summary>The UIDs and references that a description gives as examples.</summary>
    public static IReadOnlyList<string> Urns(string description) =>
        [.. Urn().Matches(description).Select(match => match.Value.TrimEnd('.', ',', ';'))];

    /// <summary>What follows a bullet, up to the dash before its explanation or the next bullet.</summary>
    [GeneratedRegex(@"\*\s+([A-Za-z0-9_.-]+)(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"\burn:[A-Za-z]+:[A-Za-z]+:[^\s\\)]+", RegexOptions.CultureInvariant)]
    private static partial Regex Urn();
}
