using Conformance.Core.Contract;
using Conformance.Core.Documentation.Facts;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Documents.Compare;

namespace Conformance.Core.Documentation;

/// <summary>What came of holding the vendor's pages against the contract.</summary>
/// <param name="Pages">How many pages were read.</param>
/// <param name="Facts">How many facts were compared.</param>
/// <param name="Unread">What could not be compared, in the order of the pages.</param>
/// <param name="Explained">The disagreements that an explanation speaks of.</param>
/// <param name="Unexplained">The disagreements that none speaks of.</param>
/// <param name="Idle">What is explained although nothing disagrees there, or is explained twice.</param>
public sealed record PageComparison(
    int Pages, int Facts, IReadOnlyList<UnreadFact> Unread, IReadOnlyList<PageFact> Explained,
        IReadOnlyList<PageFact> Unexplained, IReadOnlyList<DataFault> Idle)
{
    /// <summary>Whether contract and pages agree, but for what is explained.</summary>
    public bool Sound => Unexplained.Count == 0 && Idle.Count == 0;

    /// <summary>Reads the pages and compares every fact on them with the contract.</summary>
    /// <param name="files">The pages.</param>
    /// <param name="contract">What the contract says.</param>
    /// <param name="requirements">What is demanded.</param>
    /// <param name="mapping">How XML and JSON relate.</param>
    public static PageComparison Of(
        IReadOnlyList<DataFile> files, ApiContract contract, IEnumerable<Requirement> requirements, RepresentationMapping mapping)
    {
        var pages = files.Select(PageParser.Parse).ToDictionary(page => page.Name, StringComparer.Ordinal);
        var onPages = FoundFacts.All(pages.Values.OrderBy(page => page.Name, StringComparer.Ordinal)
            .Select(page => Of(page, contract, mapping)));
        var cut = onPages.Unread.Where(unread => unread.What is ExampleFacts.Body or HeadFacts.Head)
            .Select(unread => unread.Page).ToHashSet(StringComparer.Ordinal);
        var found = FoundFacts.All([
            onPages,
            SourceFacts.Of(pages, cut, contract),
            PresenceFacts.Of(pages, contract, mapping),
            ElementPresence.Of(pages, contract, mapping),
            RequirementFacts.Of(pages, requirements),
        ]);
        var broken = found.Facts.Where(fact => fact.Contract is not null).DistinctBy(fact => (fact.Page, fact.Subject)).ToList();
        var explained = broken.ToLookup(fact => contract.Explanations.Any(explanation => explanation.Covers(fact.Page, fact.Subject)));
        return new PageComparison(pages.Count, found.Facts.Count, found.Unread, [.. explained[true]], [.. explained[false]],
            [.. IdleParts(contract, broken)]);
    }

    private static FoundFacts Of(DocumentationPage page, ApiContract contract, RepresentationMapping mapping)
    {
        var about = PageOperation.Of(page, contract);
        return FoundFacts.All([
            .. about is null ? Array.Empty<FoundFacts>()
                : about.Method is null ? [MethodFacts.Of(page, about, contract)]
                : [RequestFacts.Of(page, about, contract), TableFacts.Of(page, about, contract),
                    FieldFacts.Of(page, about, contract)],
            HeadFacts.Of(page, about, contract),
            ExampleFacts.Of(page, contract, mapping),
            ListFacts.Of(page, contract),
        ]);
    }

    private static IEnumerable<DataFault> IdleParts(ApiContract contract, List<PageFact> broken)
    {
        var disagreeing = broken.Select(fact => (fact.Page, fact.Subject)).ToHashSet();
        var seen = new HashSet<(string Page, string Subject)>();
        foreach (var explanation in contract.Explanations)
        {
            foreach (var fact in explanation.Pages.SelectMany(page => explanation.Facts.Select(subject => (page, subject))))
            {
                if (!disagreeing.Contains(fact))
                {
                    yield return new DataFault(explanation.Place,
                        $"\"{fact.subject}\" of the page {fact.page} does not disagree. Take it out.");
                }
                else if (!seen.Add(fact))
                {
                    yield return new DataFault(explanation.Place,
                        $"\"{fact.subject}\" of the page {fact.page} is explained twice. Keep one.");
                }
            }
        }
    }
}
