using System.Text.RegularExpressions;
using Conformance.Documents.Compare;
using Conformance.Core.Contract;

namespace Conformance.Core.Recordings;

/// <summary>What is written into a fixture for a recorded value.</summary>
internal static class Placeholders
{
    /// <summary>A placeholder for the type that two values of the same place have in common.</summary>
    public static string Between(string first, string second) =>
        Both(first, second, text => text.EndsWith('Z') && Instants.TryParse(text, out _)) ? "${conform.instant}"
        : Both(first, second, ValueTypes.IsGuid) ? "${conform.uuid}"
        : UidType(first) is { } type && type == UidType(second) ? $"${{conform.uid({type})}}"
        : Both(first, second, text => text.Length > 0 && text.All(char.IsAsciiDigit)) ? "${xmlunit.isNumber}"
        : Common(first, second);

    /// <summary>Where an Href leads, whatever the host: the host that a server writes is its own affair (EM-API 3).</summary>
    /// <param name="path">Path and query of the first recording.</param>
    /// <param name="second">Those of the second one; segments that differ become <c>*</c>.</param>
    public static string Url(string path, string second)
    {
        var (left, right) = (path.Split('/'), second.Split('/'));
        return left.Length == right.Length
            ? $"${{conform.url({string.Join('/', left.Zip(right, (one, other) => one == other ? one : "*"))})}}"
            : "${conform.url}";
    }

    /// <summary>A whole text by a regular expression.</summary>
    public static string Matching(string pattern) => $"${{xmlunit.matchesRegex(^{pattern}$)}}";

    /// <summary>A regular expression for exactly this text that holds no <c>)}</c>, which would end the placeholder.</summary>
    public static string Literal(string text) => Regex.Escape(text).Replace("}", "\\}", StringComparison.Ordinal);

    /// <summary>Path and query of an absolute http URL as it is written; null if the text is none.</summary>
    public static string? PathOf(string text)
    {
        if (!text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = text.IndexOf('/', text.IndexOf("//", StringComparison.Ordinal) + 2);
        return path > 0 && Uri.IsWellFormedUriString(text, UriKind.Absolute) ? text[path..] : null;
    }

    private static bool Both(string first, string second, Func<string, bool> holds) => holds(first) && holds(second);

    private static string? UidType(string text) => text.Split(':') is ["urn", "veeam", var type, var id] && ValueTypes.IsGuid(id) ? type : null;

    /// <summary>What both texts begin and end with, cut at the last sign that is neither letter nor digit.</summary>
    private static string Common(string first, string second)
    {
        var shorter = Math.Min(first.Length, second.Length);
        var start = 0;
        while (start < shorter && first[start] == second[start])
        {
            start++;
        }

        while (start > 0 && char.IsLetterOrDigit(first[start - 1]))
        {
            start--;
        }

        return start == 0 ? "${xmlunit.ignore}" : $"${{xmlunit.matchesRegex(^{Literal(first[..start])})}}";
    }
}
