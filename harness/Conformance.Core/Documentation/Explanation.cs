using Conformance.DataFiles;

namespace Conformance.Core.Documentation;

/// <summary>Why the contract says something else than pages do, beside the contract's entry.</summary>
/// <param name="Pages">The names of the pages, at least one.</param>
/// <param name="Facts">The subjects of the facts on these pages, at least one.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Explanation(IReadOnlyList<string> Pages, IReadOnlyList<string> Facts, string Reason, DataPlace Place)
{
    /// <summary>Whether it speaks of a fact.</summary>
    public bool Covers(PageFact fact) => Pages.Contains(fact.Page, StringComparer.Ordinal)
        && Facts.Contains(fact.Subject, StringComparer.Ordinal);
}
