namespace Conformance.Emulator.Queries;

/// <summary>The part of the matches that an answer holds.</summary>
/// <param name="Number">The page's number from one.</param>
/// <param name="Size">How many members a page may hold.</param>
/// <param name="Count">How many pages there are; one even if nothing matches (seen: surfer190).</param>
/// <param name="Skip">How many matches stand before the page.</param>
/// <param name="Take">How many matches the page holds at most.</param>
public sealed record QueryPage(int Number, int Size, int Count, int Skip, int Take)
{
    /// <summary>The page of a query over so many matches.</summary>
    public static QueryPage Of(Query query, int matches)
    {
        var skip = Math.Min((query.Page - 1L) * query.PageSize, matches);
        var count = Math.Max(1, (int)((matches + (long)query.PageSize - 1) / query.PageSize));
        return new QueryPage(query.Page, query.PageSize, count, (int)skip, query.PageSize);
    }

    /// <summary>The numbers that the paging links lead to, by Rel in the order of writing: no Previous on the first page, no Next
    /// on the last.</summary>
    public IEnumerable<(string Rel, int Page)> Links()
    {
        yield return ("First", 1);
        if (Number > 1)
        {
            yield return ("Previous", Math.Min(Number - 1, Count));
        }

        if (Number < Count)
        {
            yield return ("Next", Number + 1);
        }

        yield return ("Last", Count);
    }
}
