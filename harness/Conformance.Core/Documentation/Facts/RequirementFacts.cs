using System.Text.RegularExpressions;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Documentation.Facts;

/// <summary>
/// Whether the pages that a documented requirement names are there, and whether what it demands in the protocol's own words, as a
/// status,
/// a header field or a path, stands on one of them.
/// </summary>
internal static partial class RequirementFacts
{
    public static FoundFacts Of(IReadOnlyDictionary<string, DocumentationPage> pages, IEnumerable<Requirement> requirements) =>
        FoundFacts.Of(requirements
        .Where(requirement => requirement.Level == RequirementLevel.Documented)
        .OrderBy(requirement => requirement.Id, StringComparer.Ordinal)
        .SelectMany(requirement => Facts(requirement, pages)));

    private static IEnumerable<PageFact> Facts(Requirement requirement, IReadOnlyDictionary<string, DocumentationPage> pages)
    {
        var names = Named().Matches($"{requirement.Source} {requirement.Note}").Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            yield return new PageFact(requirement.Id, "requirement", "names no page", "documented");
        }

        foreach (var name in names)
        {
            yield return new PageFact(name, $"requirement {requirement.Id}", "no such page", pages.ContainsKey(name) ? null
                : "its source");
        }

        foreach (var word in Words().Matches(requirement.Statement).Select(match => match.Value.TrimEnd('.', ','))
            .Distinct(StringComparer.Ordinal))
        {
            var found = names.Exists(name => pages.GetValueOrDefault(name)?.Text.Contains(word,
                StringComparison.OrdinalIgnoreCase) == true);
            yield return new PageFact(names.FirstOrDefault() ?? requirement.Id, $"requirement {requirement.Id} {word}",
                $"\"{word}\" stands on none of {string.Join(", ", names)}", found ? null : "its source");
        }
    }

    [GeneratedRegex(@"HC:([a-z0-9_-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    /// <summary>A URL, a status, a header field, a parameter with its value, a path, or a name in the spelling of
    /// elements.</summary>
    [GeneratedRegex(
        @"https?://\S+|\b[1-5][0-9]{2}\b|\bX-[A-Za-z]+|\b[a-z]+=[A-Za-z]+|(?<![\w/])/[a-zA-Z]\S*|\b[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
