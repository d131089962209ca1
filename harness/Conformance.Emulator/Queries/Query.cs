using Conformance.Core.Contract;

namespace Conformance.Emulator.Queries;

/// <summary>A request to the query service as it was read.</summary>
/// <param name="Resource">What is asked for.</param>
/// <param name="Filter">The filter; null for everything.</param>
/// <param name="Sort">The field to sort by; null for the order of the world.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="AsEntity">Whether entities are asked for rather than references.</param>
/// <param name="PageSize">The members of a page, at least one.</param>
/// <param name="Page">The page's number from one.</param>
public sealed record Query(Resource Resource, Filter? Filter, QueryField? Sort, bool Descending, bool AsEntity, int PageSize, int Page);
