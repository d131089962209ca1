using System.Globalization;

namespace Conformance.Core.Contract;

/// <summary>Names of API versions: <c>v1_6</c> is before <c>v1_7</c>, and <c>v1</c> before both
/// (HC:em_web_api_versions).</summary>
public static class ApiVersions
{
    /// <summary>Whether <paramref name="version"/> is older than <paramref name="since"/>; false if either is null or no name of
    /// a version.</summary>
    public static bool IsBefore(string? version, string? since) =>
        since is not null && Numbers(version) is var (major, minor) && Numbers(since) is var (sinceMajor, sinceMinor) && (major, minor).CompareTo((sinceMajor, sinceMinor)) < 0;

    /// <summary>The newer of two versions; the other one if either is null.</summary>
    public static string? Newer(string? one, string? other) => one is null || IsBefore(one, other) ? other : one;

    /// <summary>Whether the text has the form of a version's name.</summary>
    public static bool IsName(string text) => Numbers(text) is not null;

    private static (int Major, int Minor)? Numbers(string? name)
    {
        if (name is not ['v', ..])
        {
            return null;
        }

        var numbers = name.AsSpan(1);
        var sign = numbers.IndexOf('_');
        var minor = sign < 0 ? "0" : numbers[(sign + 1)..];
        return int.TryParse(sign < 0 ? numbers : numbers[..sign], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second) ? (first, second) : null;
    }
}
