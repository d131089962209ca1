using Conformance.Core.Contract;
using Conformance.Core.Worlds;

namespace Conformance.Emulator.Queries;

/// <summary>Finds what a query matches. Results are kept for the next page of the same query, because a world does not
/// change.</summary>
internal sealed class QueryMatches(World world, QueryReader reader, Func<Resource, QueryBehaviour> behaviourOf)
{
    /// <summary>How many results are kept.</summary>
    private const int Kept = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Type, Filter? Filter, string? Sort, bool Descending), int[]> results = [];

    /// <summary>The places of the matches among the entities of the type, in the order of the answer; null if that is all of them
    /// in their own order.</summary>
    /// <exception cref="QueryException">The filter names an unknown field or has a value that does not fit.</exception>
    public int[]? Find(Query query)
    {
        if (query is { Filter: null, Sort: null })
        {
            return null;
        }

        var key = (query.Resource.Type, query.Filter, query.Sort?.Name, query.Descending);
        lock (gate)
        {
            if (results.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var found = Search(query);
        lock (gate)
        {
            if (results.Count >= Kept)
            {
                results.Clear();
            }

            results[key] = found;
        }

        return found;
    }

    private int[] Search(Query query)
    {
        var matches = query.Filter is { } filter ? Test(filter, query.Resource) : _ => true;
        var behaviour = behaviourOf(query.Resource);
        var all = behaviour.Searched(world.OfType(query.Resource.Type));
        var places = new List<int>();
        var keys = new List<IComparable?>();
        for (var place = 0; place < all.Count; place++)
        {
            var entity = all[place];
            if (matches(entity))
            {
                places.Add(place);
                if (query.Sort is { } sort)
                {
                    keys.Add(Key(sort, entity, behaviour.SortOrderOf(sort) ?? behaviour.OrderOf(sort)));
                }
            }
        }

        return query.Sort is null ? [.. places] : Sorted(places, keys, query.Descending);
    }

    /// <summary>What has no value comes first, as the least; equals keep the order of the world.</summary>
    private static int[] Sorted(List<int> places, List<IComparable?> keys, bool descending)
    {
        var order = Enumerable.Range(0, places.Count).ToArray();
        var sign = descending ? -1 : 1;
        Array.Sort(order, (left, right) =>
            sign * Comparer<IComparable?>.Default.Compare(keys[left], keys[right]) is var by and not 0 ? by : left.CompareTo(right));
        return [.. order.Select(at => places[at])];
    }

    private Func<WorldEntity, bool> Test(Filter filter, Resource resource)
    {
        switch (filter)
        {
            case FilterAnd { Left: var left, Right: var right }:
                var (both, and) = (Test(left, resource), Test(right, resource));
                return entity => both(entity) && and(entity);
            case FilterOr { Left: var left, Right: var right }:
                var (either, or) = (Test(left, resource), Test(right, resource));
                return entity => either(entity) || or(entity);
            default:
                return Compare((FilterComparison)filter, resource);
        }
    }

    private Func<WorldEntity, bool> Compare(FilterComparison comparison, Resource resource)
    {
        var field = reader.Field(resource, comparison.Field);
        if (ValueTypes.IsGuid(comparison.Value))
        {
            return entity => Holds(comparison.Operator, field.Text(world, entity) is { } text
                ? string.Compare(ValueTypes.IdOf(text) ?? text, comparison.Value, StringComparison.OrdinalIgnoreCase)
                : null);
        }

        var order = behaviourOf(resource).OrderOf(field);
        var value = QueryKeys.Of(comparison.Value, order, field.Values)
            ?? throw new QueryException($"\"{comparison.Value}\" is no value for {field.Name}{(order == QueryOrder.Index ? $", which is one of {string.Join(", ", field.Values)}" : $" of type {field.Type}")}.");
        return entity => Holds(comparison.Operator, Key(field, entity, order)?.CompareTo(value));
    }

    private IComparable? Key(QueryField field, WorldEntity entity, QueryOrder order) =>
        field.Text(world, entity) is { } text ? QueryKeys.Of(text, order, field.Values) : null;

    /// <summary>What has no value differs from every value and is neither smaller nor greater.</summary>
    private static bool Holds(FilterOperator @operator, int? compared) => @operator switch
    {
        FilterOperator.Equal => compared == 0,
        FilterOperator.NotEqual => compared != 0,
        FilterOperator.Less => compared < 0,
        FilterOperator.LessOrEqual => compared <= 0,
        FilterOperator.Greater => compared > 0,
        _ => compared >= 0,
    };
}
