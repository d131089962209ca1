using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Conformance.PageServer.World;

/// <summary>Writes elements from pairs of name and value.</summary>
internal static class Shape
{
    /// <summary>An element. Strings pair up with the value after them; a pair with a null value is left out.</summary>
    public static XElement X(string name, params object?[] content)
    {
        var element = new XElement(name);
        foreach (var node in Pairs(content))
        {
            element.Add(node);
        }

        return element;
    }

    /// <summary>The elements of a body, from pairs of name and value or whole elements.</summary>
    public static IEnumerable<XElement> Body(params object?[] content) => Pairs(content).OfType<XElement>();

    public static XElement Text(string name, object? value) => new(name, Write(value ?? string.Empty));

    public static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>A GUID of this world's own, the same in every start.</summary>
    public static string Id(string seed)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("page server/" + seed));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }

    private static IEnumerable<XObject> Pairs(object?[] content)
    {
        for (var index = 0; index < content.Length; index++)
        {
            switch (content[index])
            {
                case XObject node:
                    yield return node;
                    break;
                case IEnumerable<XElement> nodes:
                    foreach (var node in nodes)
                    {
                        yield return node;
                    }

                    break;
                case string name when content[++index] is { } value:
                    yield return Text(name, value);
                    break;
                default:
                    break;
            }
        }
    }
}
