using System.Text.Json;
using Conformance.Documents;

namespace Conformance.Core.Contract;

/// <summary>Member names in each dialect.</summary>
public static class Dialects
{
    /// <summary>How <paramref name="dialect"/> writes an XML name.</summary>
    public static string JsonName(this Dialect dialect, string xmlName) =>
        dialect == Dialect.Em13 ? JsonNamingPolicy.CamelCase.ConvertName(xmlName) : xmlName;

    /// <summary>The dialect that a JSON body is written in: that of most names of its outermost object. Null for XML, and if
    /// nothing tells.</summary>
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
