using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>The links of an answer that a GET may follow.</summary>
public static class ReadableLinks
{
    /// <summary>The relations that lead to something to read; the others (Create, Start, Download …) change something or are large.</summary>
    private static readonly string[] Relations = ["Up", "Down", "Alternate", "Related"];

    /// <summary>
    /// Those that a step follows, in document order: of the first resource of the answer; links to what the contract does not hold, or that name an
    /// action, are left out. Of a step that names a path, those of all resources that lead there.
    /// </summary>
    public static IReadOnlyList<LinkView> Of(Answer answer, FollowEachStep step, ApiContract contract) => step.To is { } to
        ? [.. (answer.Body?.Resources ?? []).SelectMany(resource => resource.Links)
            .Where(link => Relations.Contains(link.Rel) && link.Href is { } href && contract.MatchHref(href)?.Operation.Path.Template == to)
            .DistinctBy(link => link.Href).Take(FollowEachStep.Most)]
        : answer.Body?.Resources is not [var first, ..] ? [] :
        [.. first.Links.Where(link => Relations.Contains(link.Rel) && link.Href is { } href
            && contract.MatchHref(href)?.Operation.Path.Methods.Contains("GET") == true && !href.Contains("action=", StringComparison.OrdinalIgnoreCase))];
}
