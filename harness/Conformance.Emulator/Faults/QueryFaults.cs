using System.Collections.Immutable;
using System.Globalization;
using Conformance.Emulator.Answers;
using Conformance.Emulator.Queries;

namespace Conformance.Emulator.Faults;

/// <summary>Wrong in the query service.</summary>
internal static class QueryFaults
{
    private const string Area = "query";

    /// <summary>A GUID that no world has.</summary>
    private const string NoId = "00000000-0000-4000-8000-000000000000";

    public static readonly Fault[] All =
    [
        new("query-202", "A query is answered 202 instead of 200.", Area, behaviour => behaviour.AlsoResponse((exchanged, response) =>
            exchanged.Query is not null ? response with { Status = 202 } : response)),
        new("query-entities-lack-last", "A query lists as entities one less than as references.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Query is { AsEntity: true } ? element.WithChild("Entities", holder => holder with { Children = [.. holder.Children.Select(WithoutLast)] }) : element)),
        new("query-root-wrong", "A query is answered with the root of a collection.", Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Query is { } query ? element with { Name = $"{query.Resource.Type}s" } : element)),
        On("query-filter-ignored", "A query lists everything, whatever its filter.", query => query with { EditQuery = read => read with { Filter = null } }),
        On("query-values-by-letter", "Values of a value list compare by their letters instead of their index.", query => query with
        {
            OrderOf = field => field.Order() is QueryOrder.Index ? QueryOrder.Text : field.Order(),
        }),
        Ignored("query-equal-ignored", "A filter with == lists everything.", FilterOperator.Equal),
        Ignored("query-not-equal-ignored", "A filter with != lists everything.", FilterOperator.NotEqual),
        Ignored("query-from-ignored", "A filter with >= lists everything.", FilterOperator.GreaterOrEqual),
        Ignored("query-up-to-ignored", "A filter with <= lists everything.", FilterOperator.LessOrEqual),
        Comparison("query-less-takes-equal", "< lists what is equal, too.", FilterOperator.Less, FilterOperator.LessOrEqual),
        Comparison("query-greater-takes-equal", "> lists what is equal, too.", FilterOperator.Greater, FilterOperator.GreaterOrEqual),
        Comparison("query-from-lacks-equal", ">= lists only what is greater.", FilterOperator.GreaterOrEqual, FilterOperator.Greater),
        Comparison("query-up-to-lacks-equal", "<= lists only what is less.", FilterOperator.LessOrEqual, FilterOperator.Less),
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
        On("query-always-references", "A query lists references, whatever its format.", query => query with { EditQuery = read => read with { AsEntity = false } }),
        On("query-always-entities", "A query lists entities, whatever its format.", query => query with { EditQuery = read => read with { AsEntity = true } }),
        On("query-page-longer", "A page has one member more than was asked for.", query => query with { EditPage = page => page.Size < 100 ? page with { Take = page.Size + 1 } : page }),
        On("query-page-shorter", "Pages hold one member less than was asked for, and there are more of them.", query => query with { EditPage = Shorter }),
        Paging("query-page-number-stands", "PageNum is 1, whatever the page.", paging => paging.WithAttribute("PageNum", _ => "1")),
        Links("query-next-drops-filter", "The link Next loses the filter.", links => Next(links, "filter")),
        Links("query-next-drops-order", "The link Next loses the order.", links => Next(links, "sort(Asc|Desc)")),
        On("query-texts-unsorted", "A query is not sorted by a text.", query => query with
        {
            EditQuery = read => read.Sort is { } sort && query.OrderOf(sort) == QueryOrder.Text ? read with { Sort = null } : read,
        }),
        On("query-texts-never-descend", "sortDesc sorts a text as sortAsc does.", query => query with
        {
            EditQuery = read => read.Sort is { } sort && query.OrderOf(sort) == QueryOrder.Text ? read with { Descending = false } : read,
        }),
        SortedByLetter("query-sort-values-by-letter", "Values of a value list are sorted by their letters.", QueryOrder.Index),
        SortedByLetter("query-sort-numbers-by-letter", "Numbers are sorted by their digits from the left.", QueryOrder.Number),
        Paging("query-page-size-unsaid", "PageSize is 100, whatever was asked for.", paging => paging.WithAttribute("PageSize", _ => "100")),
        Pages("query-first-page-size-unsaid", "PageSize is 100 on a page that was not asked for by number.", "PageSize", "100", query => Asked(query, "page") < 0),
        Pages("query-linked-page-number-stands", "PageNum is 1 on a page that is asked for by its size before its number, as links do.", "PageNum", "1", query =>
            Asked(query, "page") is var page and >= 0 && Asked(query, "pageSize") < page),
        Pages("query-numbered-page-number-stands", "PageNum is 1 on a page that is asked for by its number before its size.", "PageNum", "1", query =>
            Asked(query, "page") is var page and >= 0 && page < Asked(query, "pageSize")),
        OfFilteredPages("query-last-filtered-page-lacks-last", "The last of several pages of a filter lists one less.", (number, count) => number == count, WithoutLast),
        OfFilteredPages("query-filtered-pages-reversed", "Each of several pages of a filter lists its members from the last to the first.", (_, _) => true, list =>
            list with { Children = list.Children.Reverse() }),
        Paging("query-nothing-has-no-page", "What finds nothing has PagesCount 0.", paging => paging.WithAttribute("PagesCount", _ => "0"), element =>
            !element.Children.Any(holder => holder.Children.Any(member => member.Children.Count > 0 && member.Name != LinkElements.Links && holder.Name != "PagingInfo"))),
        Lists("query-page-by-number-lacks-last", "A page lists one less if it is asked for by its number before its size.", query =>
            Asked(query.Request, "page") is var page and >= 0 && page < Asked(query.Request, "pageSize")),
        Lists("query-by-session-lacks-last", "A query for the tasks of a session lists one less.", query =>
            query.Query!.Filter is FilterComparison { Field: "JobSessionUid", Value: var value } && !Core.Contract.ValueTypes.IsGuid(value)),
        Lists("query-lower-case-field-lacks-last", "A filter by a field in lower case lists one reference less.", query => query.Query is { AsEntity: false } && query.Request.Parameter("filter") is { Length: > 0 } filter && char.IsAsciiLetterLower(filter[0])),
        Lists("query-quoted-value-lacks-last", "A filter by a listed value in quotes lists one reference less.", query => query.Query is { AsEntity: false } && query.Request.Parameter("filter")?.StartsWith("Result==\"", StringComparison.Ordinal) == true),
        On("query-guid-finds-nothing", "A filter by a bare GUID finds nothing.", query => query with
        {
            EditFilter = filter => Each(filter, each => each is FilterComparison { Value: var value } comparison && Core.Contract.ValueTypes.IsGuid(value) ? comparison with { Value = NoId } : each),
        }),
        new("query-service-without-links", "The query service has no links.", Area, behaviour => behaviour.AlsoElement((_, element) =>
            element.Name == "QuerySvc" ? element with { Children = element.Children.RemoveAll(child => child.Name == LinkElements.Links) } : element)),
        On("query-sort-ignored", "A query is not sorted.", query => query with { EditQuery = read => read with { Sort = null } }),
        On("query-sort-ascending-only", "sortDesc sorts as sortAsc does.", query => query with { EditQuery = read => read with { Descending = false } }),
        On("query-sort-descending-only", "sortAsc sorts as sortDesc does.", query => query with { EditQuery = read => read with { Descending = true } }),
        Lists("query-ascending-lacks-last", "sortAsc lists one less.", query => query is { Query: { Sort: not null, Descending: false } }),
        Lists("query-descending-lacks-last", "sortDesc lists one less.", query => query is { Query: { Sort: not null, Descending: true } }),
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
        Links("query-no-last-link", "A page has no link Last.", WithoutLastLink),
        Links("query-no-last-link-of-many", "A page of several has no link Last.", WithoutLastLink, (_, paging) => paging.Attribute("PagesCount") is not "1"),
        Links("query-no-last-link-of-one", "The only page that was asked for by size has no link Last.", WithoutLastLink, (query, paging) => IsSized(query) && paging.Attribute("PagesCount") is "1"),
        Links("query-no-last-link-of-default", "A page whose size was not asked for has no link Last.", WithoutLastLink, (query, _) => !IsSized(query)),
        On("query-names-by-case", "Types are known in one case only.", query => query with { Names = StringComparison.Ordinal }),
        Lists("query-lower-case-lacks-last", "A query for all of a type in lower case lists one less.", query =>
            query is { Query: { Filter: null, Sort: null } } && query.Request.Parameter("type") is { } type && !type.Any(char.IsAsciiLetterUpper)),
        Lists("query-spelling-lacks-last", "A filter for jobs lists one less if it begins with a field in lower case.", query =>
            query.Request.Parameter("filter") is { } filter && filter.StartsWith("jobtype==", StringComparison.Ordinal)),
        Lists("query-group-spelling-lacks-last", "A filter for jobs lists one less if its first group begins with a field in lower case.", query =>
            query.Request.Parameter("filter") is { } filter && filter.StartsWith("(jobtype==", StringComparison.Ordinal)),
        Lists("query-sort-spelling-lacks-last", "A query lists one less if it is sorted by a field in lower case.", query =>
            query.Request.Parameter("sortDesc") is "name"),
        Lists("query-by-time-lacks-last", "A query for what was created since lists one reference less.", query => !query.Query!.AsEntity && query.Query.Filter is FilterComparison { Field: "CreationTime", Operator: FilterOperator.GreaterOrEqual }),
        On("query-lacks-first", "The query service does not find the first of a type with more than three, unless it has times of creation.", query => query with { Searched = all => all.Count > 3 && all[0].Text("CreationTimeUTC") is null ? [.. all.Skip(1)] : all }),
    ];

    /// <summary>The page of the same number, of pages that hold one less: their numbers and links agree with each other, and the
    /// last ones may be empty.</summary>
    private static QueryPage Shorter(QueryPage page) => page is { Count: < 2 } or { Size: < 2 } ? page
        : page with { Skip = (page.Number - 1) * (page.Size - 1), Take = page.Size - 1, Count = ((page.Count * page.Size) + page.Size - 2) / (page.Size - 1) };

    private static Fault On(string name, string what, Func<QueryBehaviour, QueryBehaviour> change) =>
        new(name, what, Area, behaviour => behaviour.AlsoQuery(change));

    private static Fault Comparison(string name, string what, FilterOperator written, FilterOperator taken) => On(name, what, query => query with
    {
        EditFilter = filter => Each(filter, each => each is FilterComparison { Operator: var by } comparison && by == written ? comparison with { Operator = taken } : each),
    });

    private static Fault Ignored(string name, string what, FilterOperator written) =>
        On(name, what, query => query with { EditQuery = read => read.Filter is FilterComparison { Operator: var by } && by == written ? read with { Filter = null } : read });

    private static Fault Paging(string name, string what, Func<Element, Element> edit, Func<Element, bool>? when = null) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Query is null || when?.Invoke(element) == false ? element : element.WithChild("PagingInfo", edit)));

    private static Fault Pages(string name, string what, string field, string value, Func<EmulatorRequest, bool> when) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) => exchanged.Query is null || !when(exchanged.Request) ? element
            : element.WithChild("PagingInfo", paging => paging.WithAttribute(field, _ => value))));

    /// <summary>Changes the lists of some pages of a filter that finds more than one page.</summary>
    private static Fault OfFilteredPages(string name, string what, Func<int, int, bool> which, Func<Element, Element> edit) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) =>
            exchanged.Query is not { Filter: not null } query || element.Children.Find(child => child.Name == "PagingInfo")?.Attribute("PagesCount") is not { } said
                || int.Parse(said, CultureInfo.InvariantCulture) is not (> 1 and var count) || !which(query.Page, count) ? element
            : OfLists(element, edit)));

    private static int Asked(EmulatorRequest request, string parameter) => request.Parameters.Select(each => each.Name).ToList().IndexOf(parameter);

    private static Fault Links(
        string name, string what, Func<ImmutableList<Element>, ImmutableList<Element>> edit, Func<Exchanged, Element, bool>? when = null) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) => exchanged.Query is null ? element
            : element.WithChild("PagingInfo", paging => when is null || when(exchanged, paging)
                ? paging.WithChild(LinkElements.Links, links => links with { Children = edit(links.Children) }) : paging)));

    /// <summary>Leaves out the last member of some lists, whichever form it has.</summary>
    private static Fault Lists(string name, string what, Func<Exchanged, bool> when) =>
        new(name, what, Area, behaviour => behaviour.AlsoElement((exchanged, element) => exchanged.Query is null || !when(exchanged) ? element
            : OfLists(element, WithoutLast)));

    private static readonly string[] Holders = ["Entities", "Resources"];

    /// <summary>Changes the list of a result, in whichever of the three forms it is.</summary>
    private static Element OfLists(Element result, Func<Element, Element> edit) => Holders.Aggregate(
        result.WithChild(Representations.ReferenceList, edit),
        (changed, name) => changed.WithChild(name, holder => holder with { Children = [.. holder.Children.Select(edit)] }));

    /// <summary>The links with one that leads to the next page without some parameters.</summary>
    private static ImmutableList<Element> Next(ImmutableList<Element> links, string parameters) => [.. links.Select(link => link.Attribute("Rel") != "Next" ? link
        : link.WithAttribute("Href", href => System.Text.RegularExpressions.Regex.Replace(href!, $"&{parameters}=[^&]*", "")))];

    private static Fault SortedByLetter(string name, string what, QueryOrder order) => On(name, what, query => query with
    {
        SortOrderOf = field => query.OrderOf(field) == order ? QueryOrder.Text : query.SortOrderOf(field),
    });

    private static bool IsSized(Exchanged query) => query.Request.Parameter("pageSize") is not null;

    private static ImmutableList<Element> WithoutLastLink(ImmutableList<Element> links) => links.RemoveAll(link => link.Attribute("Rel") == "Last");

    /// <summary>The filter with each part of it changed, innermost first.</summary>
    private static Filter Each(Filter filter, Func<Filter, Filter> change) => change(filter switch
    {
        FilterAnd and => new FilterAnd(Each(and.Left, change), Each(and.Right, change)),
        FilterOr or => new FilterOr(Each(or.Left, change), Each(or.Right, change)),
        _ => filter,
    });

    private static Element WithoutLast(Element list) => list.Children.IsEmpty ? list : list with { Children = list.Children.RemoveAt(list.Children.Count - 1) };
}
