using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>Whether each page that the contract names as a source is there and speaks of the thing it is the source of.</summary>
internal static class SourceFacts
{
    private const string Prefix = "HC:";

    public static FoundFacts Of(IReadOnlyDictionary<string, DocumentationPage> pages, ApiContract contract) => FoundFacts.Of(contract.Resources.Values
        .OrderBy(resource => resource.Type, StringComparer.Ordinal)
        .SelectMany(resource => Claims(resource))
        .Where(claim => claim.Source.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(claim => Fact(claim, pages))
        .DistinctBy(fact => (fact.Page, fact.Subject)));

    private static PageFact Fact((string Source, string What, string Word) claim, IReadOnlyDictionary<string, DocumentationPage> pages)
    {
        var name = claim.Source[Prefix.Length..];
        var page = pages.GetValueOrDefault(name);
        return new PageFact(name, $"source of {claim.What}",
            page is null ? "no such page" : $"\"{claim.Word}\" stands nowhere on it",
            page is not null && page.Text.Contains(claim.Word, StringComparison.OrdinalIgnoreCase) ? null : "the source");
    }

    private static IEnumerable<(string Source, string What, string Word)> Claims(Resource resource)
    {
        foreach (var source in resource.Sources)
        {
            yield return (source, resource.Type, resource.Paths.Count > 0 ? Word(resource.Paths[0].Template) : resource.Type);
        }

        foreach (var path in resource.Paths)
        {
            yield return (path.Source, path.Template, Word(path.Template));
            foreach (var parameter in path.Parameters)
            {
                yield return (parameter.Source, $"{path.Template} {parameter.Name}", parameter.Name);
            }
        }

        foreach (var rule in TableFacts.Flatten(resource).Where(rule => rule.Level == FactLevel.Documented))
        {
            yield return (rule.Source, $"{resource.Type} {rule.Name}", rule.Name);
        }

        foreach (var link in TableFacts.AllLinks(resource).Where(link => link.Level == FactLevel.Documented))
        {
            yield return (link.Source, $"{resource.Type} {link.Rel} {link.To}", link.Rel);
            yield return (link.Source, $"{resource.Type} {link.Rel} to {link.To}", Word(link.ToPath));
        }
    }

    /// <summary>The last fixed part of a path.</summary>
    private static string Word(string path) => path.Split('/').LastOrDefault(part => part.Length > 0 && part[0] != '{') ?? "/";
}
