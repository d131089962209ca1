using System.Globalization;
using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Examples;
using Conformance.Documents.Compare;

namespace Conformance.Core.Documentation.Facts;

/// <summary>
/// Attributes and elements that every example of a resource or structure shows with a value, over all pages, and that a table of
/// its
/// pages lists: the contract asks for them. A list may be empty, of a choice one is there, and a level other than documented has
/// its
/// note already.
/// </summary>
internal static class ElementPresence
{
    public static FoundFacts Of(IReadOnlyDictionary<string, DocumentationPage> pages, ApiContract contract,
        RepresentationMapping mapping)
    {
        var tables = pages.Values.SelectMany(page => Listed(page, contract)).ToLookup(each => each.Resource, each => each.Name);
        var shown = pages.Values.OrderBy(page => page.Name, StringComparer.Ordinal).SelectMany(page => PageBody.Of(page)
            .Select(body => body.Text.Length == 0 ? null : ExampleFacts.Read(body.Text).Document)
            .Where(document => document is not null && document.Root.Name != "Link")
            .SelectMany(document => ExampleCheck.Resources(AnswerBody.Of(document!, mapping), contract))
            .Where(each => !each.View.IsReference)
            .SelectMany(each => Parts([.. each.Resource.Attributes, .. each.Resource.Elements], each.View.Information, each.Resource.Type, mapping)
                .Select(part => (page.Name, each.Resource, Part: part))));
        return FoundFacts.Of(shown.GroupBy(each => (each.Part.Owner, each.Part.Rule.Name))
            .OrderBy(group => group.Key.Owner, StringComparer.Ordinal).ThenBy(group => group.Key.Name, StringComparer.Ordinal)
            .Where(group => group.All(each => each.Part.IsFilled)
                && group.Select(each => each.Resource).Distinct().All(resource => tables[resource].Contains(group.Key.Name)))
            .Select(group => new PageFact(
                group.First().Name, $"presence of {group.Key.Owner} {group.Key.Name}",
                string.Create(CultureInfo.InvariantCulture, $"in the table and in each of {group.Count()} examples"),
                group.Any(each => each.Part.Rule is { Optional: true, Level: FactLevel.Documented }) ? "may be lacking" : null)));
    }

    /// <summary>The names in the tables of elements on the pages about reading a resource.</summary>
    private static IEnumerable<(Resource Resource, string Name)> Listed(DocumentationPage page, ApiContract contract) =>
        PageOperation.Of(page, contract) is { Method: "GET", QueryType: null, Operation: { } operation }
            ? page.Blocks.OfType<PageTable>().Where(table => table.Header[0] is "Element" or "Parameter").SelectMany(table => table.Rows)
                .SelectMany(row => TableFacts.Resources(operation, contract).Select(resource => (resource, row[0])))
            : [];

    /// <summary>What an example has for each rule, structures followed down where they are there; a shared structure owns its
    /// parts.</summary>
    private static IEnumerable<Part> Parts(IReadOnlyList<ElementRule> rules, InformationObject holder, string owner,
        RepresentationMapping mapping)
    {
        foreach (var rule in rules.Where(rule => rule.Choice is null && rule.Name is not ("Href" or "Type")))
        {
            var value = (rule.ListName is { } list ? holder[list] : null) ?? holder[rule.Name] ?? holder[mapping.Plural(rule.Name)];
            var items = value is InformationList many ? many.Items : value is null ? [] : [value];
            if (!rule.Many)
            {
                yield return new Part(owner, rule, items.Count > 0 && items.All(IsFilled));
            }

            foreach (var part in items.OfType<InformationObject>().SelectMany(item =>
                Parts([.. rule.Attributes, .. rule.Elements], item, rule.Structure ?? $"{owner}/{rule.Name}", mapping)))
            {
                yield return part;
            }
        }
    }

    private static bool IsFilled(InformationNode node) => node switch
    {
        InformationValue value => value.Text.Length > 0,
        InformationObject holder => holder.Members.Count > 0,
        InformationList list => list.Items.Count > 0,
        _ => false,
    };

    /// <summary>What an example has for a rule.</summary>
    /// <param name="Owner">The resource or structure whose part the rule is.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="IsFilled">Whether the example shows a value.</param>
    private sealed record Part(string Owner, ElementRule Rule, bool IsFilled);
}
