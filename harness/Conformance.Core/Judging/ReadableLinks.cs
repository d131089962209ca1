using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>The links of an answer that a GET may follow.</summary>
public static class ReadableLinks
{
    /// <summary>The relations that lead to something to read; the others (Create, Start, Download …) change something or are
    /// large.</summary>
    private static readonly string[] Relations = ["Up", "Down", "Alternate", "Related"];

    /// <summary>
    /// Those that a step follows, in document order: of the first resource of the answer, whether or not a page describes what
    /// they lead to. Links
    /// out of the API are left out, links that name an action, and links to what is documented for other methods only. Of a step
    /// that names a
    /// path, those of all resources that lead there.
    /// </summary>
    public static IReadOnlyList<LinkView> Of(Answer answer, FollowEachStep step, ApiContract contract) => step.To is { } to
        ? [.. (answer.Body?.Resources ?? []).SelectMany(resource => resource.Links)
            .Where(link => Relations.Contains(link.Rel) && link.Href is { } href && contract.MatchHref(href)?.Operation.Path.Template == to)
            .DistinctBy(link => link.Href).Take(FollowEachStep.Most)]
        : answer.Body?.Resources is not [var first, ..] ? [] :
        [.. first.Links.Where(link => Relations.Contains(link.Rel) && link.Href is { } href
            && contract.BelowBase(href) is { } path
            && contract.Match(path)?.Operation.Path.Methods.Contains("GET") != false && !href.Contains("action=", StringComparison.OrdinalIgnoreCase))];
}
