using System.Text.RegularExpressions;

namespace Conformance.Core.Recordings;

/// <summary>Hosts and names that shall not be written, each with what stands in its place everywhere; letter case is
/// ignored.</summary>
public sealed class Replacements
{
    private readonly List<(string From, string To)> pairs;

    /// <summary>Makes them; of two that begin at the same place the longer wins.</summary>
    public Replacements(IEnumerable<(string From, string To)> replacements) =>
        pairs = [.. replacements.OrderByDescending(pair => pair.From.Length).ThenBy(pair => pair.From, StringComparer.Ordinal)];

    /// <summary>None.</summary>
    public static Replacements None { get; } = new([]);

    /// <summary>Whether the text holds something to replace.</summary>
    public bool Concern(string text) => pairs.Exists(pair => text.Contains(pair.From, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text with everything replaced; what was put in is not looked at again.</summary>
    public string Apply(string text) => Concern(text)
        ? Finder().Replace(text, match => pairs.First(pair => pair.From.Equals(match.Value, StringComparison.OrdinalIgnoreCase)).To)
        : text;

    /// <summary>A regular expression for the original text that does not show what is replaced: any text may stand
    /// there.</summary>
    public string Pattern(string text) =>
        string.Join(".+", Finder().Split(text).Select(Placeholders.Literal));

    private Regex Finder() => new(string.Join('|', pairs.Select(pair => Regex.Escape(pair.From))), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
