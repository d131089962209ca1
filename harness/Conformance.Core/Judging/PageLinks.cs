using Conformance.Documents.Compare;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging;

/// <summary>The links by which a page of a query's result leads to others (HC:pagesize_and_page).</summary>
public static class PageLinks
{
    /// <summary>The path below the base of the next page; null if this is the last.</summary>
    public static string? Next(Answer page, ApiContract contract) =>
        page.Body?.Information["PagingInfo"] is InformationObject paging
            && new ResourceView(paging).Links.FirstOrDefault(link => link.Rel == "Next")?.Href is { } href ? contract.BelowBase(href) : null;
}
