using Conformance.Core.Contract;

namespace Conformance.Core.Judging;

/// <summary>The links of an answer that a GET may follow.</summary>
public static class ReadableLinks
{
    /// <summary>The relations that lead to something to read; the others (Create, Start, Download …) change something or are large.</summary>
    private static readonly string[] Relations = ["Up", "Down", "Alternate", "Related"];

    /// <summary>Those of the first resource of the answer, in document order; links to what the contract does not hold, or that name an action, are left out.</summary>
    public static IReadOnlyList<LinkView> Of(Answer answer, ApiContract contract) => answer.Body?.Resources is not [var first, ..] ? [] :
        [.. first.Links.Where(link => Relations.Contains(link.Rel) && link.Href is { } href
            && contract.MatchHref(href)?.Operation.Path.Methods.Contains("GET") == true && !href.Contains("action=", StringComparison.OrdinalIgnoreCase))];
}
