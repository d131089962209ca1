namespace Conformance.Core.Mutations.Editing;

/// <summary>Several replacements in one text.</summary>
internal static class Replacing
{
    public static string In(string text, IReadOnlyDictionary<string, string> replaced) =>
        replaced.Aggregate(text, (changed, pair) => changed.Replace(pair.Key, pair.Value, StringComparison.OrdinalIgnoreCase));
}
