using System.Text.RegularExpressions;

namespace Conformance.Core.Mutations;

/// <summary>A part of the mutations that leaves out no operator, no exchange, no kind of place and no requirement while there is room for it.</summary>
public static partial class MutationSample
{
    /// <summary>
    /// At most <paramref name="most"/> mutations, in their order: first one of each operator and exchange, of each operator and kind of place,
    /// and of each operator and requirement that it may break; then a second, and so on.
    /// </summary>
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
        var byExchange = Ranks(drawn, item => (item.mutation.Operator, item.mutation.Across, item.mutation.Variant, item.mutation.Step));
        var byPlace = Ranks(drawn, item => (item.mutation.Operator, item.mutation.Across, Index().Replace(item.mutation.Place, ""), item.mutation.Ruling.Lawful));
        var byRequirement = RequirementRanks(drawn);
        return [.. drawn
            .OrderBy(item => Math.Min(Math.Min(byExchange[item.at], byPlace[item.at]), byRequirement[item.at])).ThenBy(item => item.lot)
            .Take(most)
            .OrderBy(item => item.at)
            .Select(item => item.mutation)];
    }

    /// <summary>For each mutation how many of its group were drawn before it.</summary>
    private static int[] Ranks<TKey>(List<(Mutation mutation, int at, int lot)> drawn, Func<(Mutation mutation, int at, int lot), TKey> group)
        where TKey : notnull
    {
        var ranks = new int[drawn.Count];
        foreach (var members in drawn.GroupBy(group))
        {
            var rank = 0;
            foreach (var item in members.OrderBy(item => item.lot))
            {
                ranks[item.at] = rank++;
            }
        }

        return ranks;
    }

    /// <summary>For each mutation how many were drawn before it that may break the same requirement by the same operator; of several requirements the rarest counts.</summary>
    private static int[] RequirementRanks(List<(Mutation mutation, int at, int lot)> drawn)
    {
        var ranks = Enumerable.Repeat(int.MaxValue, drawn.Count).ToArray();
        var drawnOf = new Dictionary<(string Operator, string Requirement), int>();
        foreach (var item in drawn.OrderBy(item => item.lot))
        {
            foreach (var requirement in item.mutation.Ruling.Right)
            {
                var key = (item.mutation.Operator, requirement);
                var rank = drawnOf.GetValueOrDefault(key);
                drawnOf[key] = rank + 1;
                ranks[item.at] = Math.Min(ranks[item.at], rank);
            }
        }

        return ranks;
    }

    [GeneratedRegex(@"\[[0-9]+\]|(?<=/)[0-9]+(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
