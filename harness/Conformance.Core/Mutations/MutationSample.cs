namespace Conformance.Core.Mutations;

/// <summary>A part of the mutations that leaves no operator and no exchange out while there is room for it.</summary>
public static class MutationSample
{
    /// <summary>At most <paramref name="most"/> mutations, in their order: first one of each operator and exchange, then a second, and so on.</summary>
    /// <param name="mutations">All of them.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="seed">Decides which; the same seed takes the same.</param>
    public static IReadOnlyList<Mutation> Of(IReadOnlyList<Mutation> mutations, int most, int seed)
    {
        if (mutations.Count <= most)
        {
            return mutations;
        }

#pragma warning disable CA5394 // chance is seeded on purpose; it guards nothing
        var random = new Random(seed);
        var drawn = mutations.Select((mutation, at) => (mutation, at, lot: random.Next())).ToList();
#pragma warning restore CA5394
        return [.. drawn
            .GroupBy(item => (item.mutation.Operator, item.mutation.Variant, item.mutation.Step))
            .SelectMany(group => group.OrderBy(item => item.lot).Select((item, round) => (item, round)))
            .OrderBy(pair => pair.round).ThenBy(pair => pair.item.lot)
            .Take(most)
            .OrderBy(pair => pair.item.at)
            .Select(pair => pair.item.mutation)];
    }
}
