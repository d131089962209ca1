using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Queries;

/// <summary>The places at which the query service can be made to behave otherwise. The default is a correct one.</summary>
public sealed record QueryBehaviour
{
    /// <summary>The correct one.</summary>
    public static QueryBehaviour Right { get; } = new();

    /// <summary>Whether and binds tighter than or; otherwise both bind from left to right.</summary>
    public bool AndBindsTighter { get; init; } = EmulatorDecisions.AndBindsTighter;

    /// <summary>How names of types and fields are compared (examples write them in any case).</summary>
    public StringComparison Names { get; init; } = StringComparison.OrdinalIgnoreCase;

    /// <summary>What the values of a field are compared by.</summary>
    public Func<QueryField, QueryOrder> OrderOf { get; init; } = field => field.Order();

    /// <summary>What a result is sorted by, where that is not <see cref="OrderOf"/>; null where it is.</summary>
    public Func<QueryField, QueryOrder?> SortOrderOf { get; init; } = _ => null;

    /// <summary>Which of the entities of a type are searched.</summary>
    public Func<IReadOnlyList<WorldEntity>, IReadOnlyList<WorldEntity>> Searched { get; init; } = all => all;

    /// <summary>Changes a filter after it was read.</summary>
    public Func<Filter, Filter> EditFilter { get; init; } = filter => filter;

    /// <summary>Changes a query after it was read.</summary>
    public Func<Query, Query> EditQuery { get; init; } = query => query;

    /// <summary>Changes which part of the matches a page holds.</summary>
    public Func<QueryPage, QueryPage> EditPage { get; init; } = page => page;
}
