using System.Text.Json;

namespace Conformance.Documents.Compare;

/// <summary>Member names in each dialect.</summary>
public static class Dialects
{
    /// <summary>How <paramref name="dialect"/> writes an XML name.</summary>
    public static string JsonName(this Dialect dialect, string xmlName) =>
        dialect == Dialect.Em13 ? JsonNamingPolicy.CamelCase.ConvertName(xmlName) : xmlName;

    /// <summary>
    /// The XML name of a member, whatever the dialect: <paramref name="mapping"/> knows names that a capital first letter does not
    /// restore (<c>uid</c> is <c>UID</c>); any other lower-case first letter is made a capital.
    /// </summary>
    public static string XmlName(string jsonName, RepresentationMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(jsonName);
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.CamelNames.TryGetValue(jsonName, out var known))
        {
            return known;
        }

        return jsonName.Length > 0 && char.IsAsciiLetterLower(jsonName[0])
            ? string.Concat(char.ToUpperInvariant(jsonName[0]).ToString(), jsonName.AsSpan(1))
            : jsonName;
    }

    /// <summary>The dialect that a JSON body is written in: that of most names of its outermost object. Null for XML, and if nothing tells.</summary>
    public static Dialect? Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Format != DocumentFormat.Json)
        {
            return null;
        }

        var camel = document.Root.Children.Count(member => member.Name.Length > 0 && char.IsAsciiLetterLower(member.Name[0]));
        var pascal = document.Root.Children.Count(member => member.Name.Length > 0 && char.IsAsciiLetterUpper(member.Name[0]));
        return (camel, pascal) switch
        {
            (0, 0) => null,
            _ => camel > pascal ? Dialect.Em13 : Dialect.Em12,
        };
    }
}
