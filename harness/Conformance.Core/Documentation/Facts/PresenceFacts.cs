using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Judging.Examples;
using Conformance.Documents.Compare;

namespace Conformance.Core.Documentation.Facts;

/// <summary>
/// Links that the representations of a type show without exception, over all pages, and that the table of its page lists: the
/// contract
/// asks for them. Links to actions depend on role and state, so that their presence proves nothing.
/// </summary>
internal static class PresenceFacts
{
    private static readonly string[] Navigation = ["Up", "Down", "Alternate", "Related"];

    public static FoundFacts Of(IReadOnlyDictionary<string, DocumentationPage> pages, ApiContract contract,
        RepresentationMapping mapping)
    {
        var shown = pages.Values.OrderBy(page => page.Name, StringComparer.Ordinal).SelectMany(page => PageBody.Of(page)
                .Select(body => body.Text.Length == 0 ? null : ExampleFacts.Read(body.Text).Document)
                .Where(document => document is not null && document.Root.Name != "Link")
                .SelectMany(document => ExampleCheck.Resources(AnswerBody.Of(document!, mapping), contract))
                .Where(each => each.View.Links.Count > 0)
                .Select(each => (page.Name, each.View, each.Resource)))
            .ToLookup(each => each.Resource);
        return FoundFacts.Of(shown.OrderBy(group => group.Key.Type, StringComparer.Ordinal).SelectMany(group => group.Key.Links
            .Where(rule => rule.Role is null && Navigation.Contains(rule.Rel))
            .SelectMany(rule => Fact(rule, [.. group], group.Key, pages, contract))));
    }

    private static IEnumerable<PageFact> Fact(
        LinkRule rule, List<(string Page, ResourceView View, Resource Resource)> all, Resource resource,
            IReadOnlyDictionary<string, DocumentationPage> pages, ApiContract contract)
    {
        var views = all.Where(each => each.View.Links(resource).Contains(rule)).ToList();
        if (views.Count == 0)
        {
            yield break;
        }

        var with = views.Count(each => each.View.Links.Any(link => rule.IsMetBy(link) && link.Href is { } href
            && contract.MatchHref(href)?.Operation == contract.Match(rule.ToPath)?.Operation));
        var page = resource.ItemPath?.Page is { } source ? pages.GetValueOrDefault(source[3..]) : null;
        var table = page?.Blocks.OfType<PageTable>().FirstOrDefault(table => table.Header[0] == "Reference");
        var listed = table is null || table.Rows.Any(row => row.Count > 1 && row[1] == rule.Rel
            && contract.Match(row[0])?.Operation == contract.Match(rule.ToPath)?.Operation);
        var always = with == views.Count && listed;
        var asked = !rule.Optional && rule.Level == FactLevel.Documented;
        yield return new PageFact(
            views[0].Page, $"presence of {resource.Type} {rule.Rel} {rule.To}",
            string.Create(CultureInfo.InvariantCulture, $"in {with} of {views.Count} representations") + (listed ? "" : ", not in the table"),
            always == asked ? null : asked ? "always there" : "may be lacking");
    }
}
