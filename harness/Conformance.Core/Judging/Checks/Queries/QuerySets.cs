using System.Globalization;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>What relations between queries need: the members of whole answers, told apart by UID or Href.</summary>
internal static class QuerySets
{
    /// <summary>The members by what tells them apart; null if the answer cannot be read, or is only one of several
    /// pages.</summary>
    public static Dictionary<string, ResourceView>? Whole(Answer? answer) =>
        answer?.Body is { IsCollection: true } body && IsWhole(body) ? Members(body.Resources) : null;

    /// <summary>Members by what tells them apart.</summary>
    public static Dictionary<string, ResourceView> Members(IEnumerable<ResourceView> views) => views
        .Select(view => (Key: KeyOf(view), View: view)).Where(pair => pair.Key is not null)
        .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(pair => pair.Key!, pair => pair.View, StringComparer.OrdinalIgnoreCase);

    /// <summary>What tells a member apart: its UID, or its Href without query.</summary>
    public static string? KeyOf(ResourceView view) => view.Uid ?? view.Href?.Split('?')[0];

    /// <summary>
    /// What is wrong with the number of members that nothing tells apart, as credentials without Href: as many as elsewhere must
    /// be there,
    /// whichever they are.
    /// </summary>
    /// <param name="actual">The members that were listed.</param>
    /// <param name="wanted">The members of the answer with which they are compared.</param>
    /// <param name="where">Where they are to be listed, as in <c>on the pages</c>.</param>
    /// <param name="source">Which answer they are compared with.</param>
    public static IEnumerable<Violation> Counted(IEnumerable<ResourceView> actual, IEnumerable<ResourceView> wanted, string where, string source)
    {
        var (here, there) = (Keyless(actual), Keyless(wanted));
        return here == there ? []
            : [new Violation(
                here < there ? ViolationKind.Missing : ViolationKind.Repeated, $"members without UID and Href {where}",
                string.Create(CultureInfo.InvariantCulture, $"{there}, as in {source}"), string.Create(CultureInfo.InvariantCulture, $"{here}"))];
    }

    private static int Keyless(IEnumerable<ResourceView> views) => views.Count(view => KeyOf(view) is null);

    /// <summary>The query field that an answer's request speaks of, with its resource.</summary>
    public static (QueryField Field, Resource Resource)? Field(Evidence evidence, Answer answer, string name) =>
        ResourceRules.Of(answer, evidence.Contract) is { } resource && ResourceRules.FieldOf(resource, evidence.Fill(name)) is { } field ? (field, resource) : null;

    /// <summary>Nothing could be compared.</summary>
    public static CheckResult NotWhole(string step) => CheckResult.Nothing($"{step} gave no whole list: the target has more than fits one page");

    /// <summary>Whether the request asks for pages: only then do the examples show PagingInfo (HC:pagesize_and_page).</summary>
    public static bool IsPaged(Answer answer) => QueryUrl.Parameter(answer.Exchange.Request.Url, "pageSize") is not null;

    /// <summary>Whether a body is all that was asked for, and not one of several pages.</summary>
    public static bool IsWhole(AnswerBody body) =>
        body.Information["PagingInfo"] is not Conformance.Documents.Compare.InformationObject paging
        || new ResourceView(paging).Text("PagesCount") is null or "0" or "1";
}
