using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>Why the contract says something else than pages do, beside the contract's entry.</summary>
/// <param name="Pages">The names of the pages, at least one.</param>
/// <param name="Facts">The subjects of the facts on these pages, at least one.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Explanation(IReadOnlyList<string> Pages, IReadOnlyList<string> Facts, string Reason, DataPlace Place)
{
    /// <summary>Whether it speaks of a fact.</summary>
    /// <param name="page">The name of the page.</param>
    /// <param name="subject">The subject of the fact.</param>
    public bool Covers(string page, string subject) => Pages.Contains(page, StringComparer.Ordinal) && Facts.Contains(subject, StringComparer.Ordinal);
}
