namespace Conformance.Core.Judging;

/// <summary>A media type without its parameters, compared as RFC 9110 section 8.3.1 says: case does not count, parameters are
/// another matter.</summary>
public static class MediaType
{
    /// <summary>The type and subtype in lower case; null for no header field.</summary>
    public static string? Essence(string? contentType)
    {
        if (contentType is null)
        {
            return null;
        }

        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? contentType : contentType[..semicolon]).Trim().ToLowerInvariant();
    }

    /// <summary>The charset parameter in lower case, unquoted; null if there is none.</summary>
    public static string? Charset(string? contentType) => contentType?.Split(';').Skip(1)
        .Select(parameter => parameter.Split('=', 2))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim().Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim(' ', '"').ToLowerInvariant();

    /// <summary>Whether it is XML. <c>text/xml</c> is the same syntax under another name, which the documentation does not
    /// list.</summary>
    public static bool IsXml(string? contentType) => Essence(contentType) is "application/xml";

    /// <summary>Whether it is JSON.</summary>
    public static bool IsJson(string? contentType) => Essence(contentType) is "application/json";
}
