using Conformance.Core.Contract;

namespace Conformance.Core.Documentation.Facts;

/// <summary>Whether each page that the contract names as a source is there and speaks of the thing it is the source of.</summary>
internal static class SourceFacts
{
    private const string Prefix = "HC:";

    /// <param name="pages">The pages by name.</param>
    /// <param name="cut">The names of the pages of which an example is lost: what it shows, nobody can look up.</param>
    /// <param name="contract">What names the pages.</param>
    public static FoundFacts Of(IReadOnlyDictionary<string, DocumentationPage> pages, IReadOnlySet<string> cut,
        ApiContract contract)
    {
        var facts = contract.Resources.Values
            .OrderBy(resource => resource.Type, StringComparer.Ordinal)
            .SelectMany(Claims)
            .Where(claim => claim.Source.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(claim => Fact(claim, pages, contract))
            .OfType<PageFact>()
            .DistinctBy(fact => (fact.Page, fact.Subject))
            .ToLookup(fact => fact.Contract is not null && cut.Contains(fact.Page));
        return new FoundFacts([.. facts[false]],
            [.. facts[true].Select(fact => new UnreadFact(fact.Page, "the source of an entry of the contract",
            "the example that would show it is cut off"))]);
    }

    private static PageFact? Fact(Claim claim, IReadOnlyDictionary<string, DocumentationPage> pages, ApiContract contract)
    {
        var name = claim.Source[Prefix.Length..];
        var page = pages.GetValueOrDefault(name);
        if (page is not null && claim.Own && PageOperation.Of(page, contract)?.Operation is null)
        {
            // A page about all resources shows one of them for all.
            return null;
        }

        return new PageFact(name, $"source of {claim.What}",
            page is null ? "no such page" : $"\"{claim.Word}\" stands nowhere on it",
            page is not null && page.Text.Contains(claim.Word, StringComparison.OrdinalIgnoreCase) ? null : "the source");
    }

    private static IEnumerable<Claim> Claims(Resource resource)
    {
        foreach (var source in resource.Sources)
        {
            yield return new Claim(source, resource.Type, resource.Paths.Count > 0 ? Word(resource.Paths[0].Template)
                : resource.Type);
        }

        foreach (var path in resource.Paths)
        {
            yield return new Claim(path.Source, path.Template, Word(path.Template));
            foreach (var parameter in path.Parameters)
            {
                yield return new Claim(parameter.Source, $"{path.Template} {parameter.Name}", parameter.Name);
            }
        }

        foreach (var rule in TableFacts.Flatten(resource).Where(rule => rule.Level == FactLevel.Documented))
        {
            yield return new Claim(rule.Source, $"{resource.Type} {rule.Name}", rule.Name);
        }

        foreach (var link in TableFacts.AllLinks(resource).Where(link => link.Level == FactLevel.Documented))
        {
            yield return new Claim(link.Source, $"{resource.Type} {link.Rel} {link.To}", link.Rel);
            yield return new Claim(link.Source, $"{resource.Type} {link.Rel} to {link.To}", Word(link.ToPath)) { Own = true };
        }
    }

    /// <summary>That a page is the source of something.</summary>
    /// <param name="Source">The source, as in <c>HC:get_jobs_id</c>.</param>
    /// <param name="What">What it is the source of.</param>
    /// <param name="Word">What must stand on the page.</param>
    private sealed record Claim(string Source, string What, string Word)
    {
        /// <summary>Whether only a page about one resource must hold the word.</summary>
        public bool Own { get; init; }
    }

    /// <summary>The last fixed part of a path.</summary>
    private static string Word(string path) => path.Split('/').LastOrDefault(part => part.Length > 0 && part[0] != '{') ?? "/";
}
