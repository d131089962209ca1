using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in the query service.</summary>
internal static class QueryFaults
{
    private const string Area = "query";

    public static readonly Fault[] All =
    [
        new("query-202", "A query is answered 202 instead of 200.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            exchanged.Query is not null ? response with { Status = 202 } : response)),
        new("query-entities-lack-last", "A query lists as entities one less than as references.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Query is { AsEntity: true } ? element.WithChild("Entities", holder => holder with { Children = [.. holder.Children.Select(WithoutLast)] }) : element)),
        On("query-filter-ignored", "A query lists everything, whatever its filter.", query => query with { EditQuery = read => read with { Filter = null } }),
        On("query-values-by-letter", "Values of a value list compare by their letters instead of their index.", query => query with
        {
            OrderOf = field => field.Order() is QueryOrder.Index ? QueryOrder.Text : field.Order(),
        }),
        Comparison("query-not-equal-is-greater", "!= lists only what is greater.", FilterOperator.NotEqual, FilterOperator.Greater),
        On("query-and-is-or", "A semicolon lists what meets either side.", query => query with
        {
            EditFilter = filter => Each(filter, each => each is FilterAnd { Left: var left, Right: var right } ? new FilterOr(left, right) : each),
        }),
        On("query-or-is-and", "A comma lists what meets both sides.", query => query with
        {
            EditFilter = filter => Each(filter, each => each is FilterOr { Left: var left, Right: var right } ? new FilterAnd(left, right) : each),
        }),
        On("query-parentheses-ignored", "A filter is read as if it had no parentheses.", query => query with
        {
            EditFilter = filter => Each(filter, each => each is FilterAnd { Left: FilterOr { Left: var first, Right: var second }, Right: var last } ? new FilterOr(first, new FilterAnd(second, last)) : each),
        }),
        On("query-sort-ignored", "A query is not sorted.", query => query with { EditQuery = read => read with { Sort = null } }),
        On("query-sort-ascending-only", "sortDesc sorts as sortAsc does.", query => query with { EditQuery = read => read with { Descending = false } }),
        On("query-pages-overlap", "A page begins with the last member of the page before.", query => query with
        {
            EditPage = page => page.Number > 1 ? page with { Skip = Math.Max(0, page.Skip - 1) } : page,
        }),
        On("query-pages-skip", "A page leaves out its first member.", query => query with
        {
            EditPage = page => page.Number > 1 ? page with { Skip = page.Skip + 1, Take = page.Take - 1 } : page,
        }),
        Links("query-links-lose-format", "The links from page to page lose the format.", links =>
            [.. links.Select(link => link.WithAttribute("Href", href => System.Text.RegularExpressions.Regex.Replace(href!, "&format=[^&]*", "")))]),
        Links("query-no-last-link", "A page has no link Last.", links => links.RemoveAll(link => link.Attribute("Rel") == "Last")),
        On("query-names-by-case", "Types are known in one case only.", query => query with { Names = StringComparison.Ordinal }),
        On("query-lacks-first", "The query service does not find the first of a type with more than three, unless it has times of creation.", query => query with { Searched = all => all.Count > 3 && all[0].Text("CreationTimeUTC") is null ? [.. all.Skip(1)] : all }),
    ];

    private static Fault On(string name, string what, Func<QueryBehaviour, QueryBehaviour> change) =>
        new(name, what, Area, behaviour => behaviour with { Query = change(behaviour.Query) });

    private static Fault Comparison(string name, string what, FilterOperator written, FilterOperator taken) => On(name, what, query => query with
    {
        EditFilter = filter => Each(filter, each => each is FilterComparison { Operator: var by } comparison && by == written ? comparison with { Operator = taken } : each),
    });

    private static Fault Links(
        string name, string what, Func<System.Collections.Immutable.ImmutableList<Element>, System.Collections.Immutable.ImmutableList<Element>> edit) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) => exchanged.Query is null ? element
            : element.WithChild("PagingInfo", paging => paging.WithChild(LinkElements.Links, links => links with { Children = edit(links.Children) }))));

    /// <summary>The filter with each part of it changed, innermost first.</summary>
    private static Filter Each(Filter filter, Func<Filter, Filter> change) => change(filter switch
    {
        FilterAnd and => new FilterAnd(Each(and.Left, change), Each(and.Right, change)),
        FilterOr or => new FilterOr(Each(or.Left, change), Each(or.Right, change)),
        _ => filter,
    });

    private static Element WithoutLast(Element list) => list.Children.IsEmpty ? list : list with { Children = list.Children.RemoveAt(list.Children.Count - 1) };
}
