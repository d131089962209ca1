namespace Conformance.Core.Judging;

/// <summary>The parameters of a URL.</summary>
internal static class QueryUrl
{
    /// <summary>All of them in order, decoded; a plus stands for a blank, as captured page links write it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parameters(string url) => url.IndexOf('?', StringComparison.Ordinal) is var query and >= 0
        ? [.. url[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : ""))]
        : [];

    /// <summary>The value of a parameter, its name in any case; null if it is absent.</summary>
    public static string? Parameter(string url, string name) => Parameters(url)
        .Where(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).FirstOrDefault();

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
