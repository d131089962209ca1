using System.Text.RegularExpressions;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>
/// A part of a run's mutations. One of each effect comes first: what an operator does, wherever, with the same requirements to
/// blame and
/// the same record to change. So each requirement that any mutation breaks, and each record that any changes, has one, however
/// many steps
/// the scenarios have. Then comes one of each stratum: an effect on a step of a scenario file. A line that is taken out of the
/// suite
/// changes what is to blame, so it makes strata of its own, and a sample that holds one of each misses it whatever the lots. Then
/// come one
/// of each operator and exchange and of each operator and kind of place, then a second, and so on.
/// </summary>
/// <param name="Mutations">In the order of the run.</param>
/// <param name="Of">How many it was drawn from.</param>
/// <param name="Strata">How many strata there are; a smaller sample than this lacks some of them.</param>
public sealed partial record MutationSample(IReadOnlyList<Mutation> Mutations, int Of, int Strata)
{
    /// <summary>On how many of the scenarios that are generated from one file each operator is tried, for each step.</summary>
    private const int Instances = 8;

    /// <summary>How many mutations of an operator at like places of one answer, as the same attribute of many members, are looked
    /// at.</summary>
    private const int Like = 16;

    /// <summary>At most <paramref name="most"/> mutations of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="seed">Decides which; the same seed takes the same.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static MutationSample Draw(MutationRun run, int most, int seed, CancellationToken cancellationToken)
    {
        var scenarios = run.Scenarios;
        var kept = Math.Max(2, most / Math.Max(1, run.Answers.Count));
        var instances = scenarios.CountBy(run.PlaceOf).ToDictionary();
        var drawn = new (List<Drawn> Kept, int Of)[scenarios.Count];
        Parallel.For(0, scenarios.Count, Processors.Options(cancellationToken), at => drawn[at] = Thinned(run, scenarios[at], null, instances[run.PlaceOf(scenarios[at])], seed, kept));
        var thinned = drawn.SelectMany(scenario => scenario.Kept).ToList();
        return new MutationSample([.. Taken(thinned, most).Order().Select(at => thinned[at].Mutation)], drawn.Sum(scenario => scenario.Of), thinned.Select(item => item.Stratum).Distinct().Count());
    }

    /// <summary>One mutation of each stratum of some scenarios: what every large enough sample of the whole holds too.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scenarios">All scenarios of a file.</param>
    /// <param name="step">The id of the step whose answers alone are changed; null for all of them.</param>
    /// <param name="seed">Decides which.</param>
    internal static IEnumerable<Mutation> OfStrata(MutationRun run, IReadOnlyCollection<string> scenarios, string? step, int seed) => scenarios
        .SelectMany(scenario => Thinned(run, scenario, step, scenarios.Count, seed, 1).Kept)
        .GroupBy(item => item.Stratum)
        .Select(stratum => stratum.MinBy(item => item.Lot)!.Mutation);

    /// <summary>
    /// The mutations of a scenario, but only the first drawn of each exchange and a few of the same place and stratum, so that a
    /// large
    /// run is never in memory as a whole. The lots do not depend on what else is drawn.
    /// </summary>
    private static (List<Drawn> Kept, int Of) Thinned(MutationRun run, string scenario, string? only, int instances, int seed, int kept)
    {
        var alike = new Groups<(string, string, string, string, string), (Mutation Mutation, int At, int Lot)>();
        var groups = new Groups<object, Drawn>();
        var file = run.PlaceOf(scenario);
        var count = 0;
        foreach (var mutation in run.Mutations(scenario, (step, by) =>
            (only is null || SeveralStep.IdOf(step) == only) && (instances <= Instances || Lot(seed, scenario, step, by) % instances < Instances)))
        {
            var item = (mutation, At: count++, Lot: Lot(seed, mutation.Variant, mutation.Step, mutation.Operator, mutation.Across, mutation.Place, mutation.Change));
            alike.Keep((mutation.Operator, mutation.Across, mutation.Variant, mutation.Step, Index().Replace(mutation.Place, "") + mutation.Tells), Like, item, item.Lot);
        }
        foreach (var (mutation, at, lot) in alike.Kept.OrderBy(item => item.At))
        {
            var drawn = Drawn.Of(mutation, file, at, lot);
            groups.Keep((drawn.Place, drawn.Stratum), kept, drawn, lot);
            groups.Keep(drawn.Exchange, 1, drawn, lot);
        }

        return ([.. groups.Kept.Distinct().OrderBy(item => item.At)], count);
    }

    /// <summary>A lot that is the same in every process: FNV-1a with MurmurHash3's mix at its end, not negative.</summary>
    private static int Lot(int seed, params ReadOnlySpan<string> texts)
    {
        var hash = unchecked(2_166_136_261 ^ (uint)seed);
        foreach (var text in texts)
        {
            foreach (var character in text)
            {
                hash = unchecked((hash ^ character) * 16_777_619);
            }

            hash = unchecked((hash ^ '\n') * 16_777_619);
        }

        hash = unchecked((hash ^ (hash >> 16)) * 0x85ebca6b);
        hash = unchecked((hash ^ (hash >> 13)) * 0xc2b2ae35);
        return (int)((hash ^ (hash >> 16)) & int.MaxValue);
    }

    private static IEnumerable<int> Taken(List<Drawn> all, int most)
    {
        if (all.Count <= most)
        {
            return Enumerable.Range(0, all.Count);
        }

        var effects = Ranks(all, item => item.Stratum.Effect);
        var strata = Ranks(all, item => item.Stratum);
        var exchanges = Ranks(all, item => item.Exchange);
        var places = Ranks(all, item => item.Place);
        return Enumerable.Range(0, all.Count)
            .OrderBy(at => effects[at] == 0 ? -2 : strata[at] == 0 ? -1 : Math.Min(exchanges[at], places[at])).ThenBy(at => all[at].Lot).ThenBy(at => at)
            .Take(most);
    }

    /// <summary>For each how many of its group were drawn before it.</summary>
    private static int[] Ranks<TKey>(List<Drawn> all, Func<Drawn, TKey> group)
        where TKey : notnull
    {
        var ranks = new int[all.Count];
        var counts = new Dictionary<TKey, int>();
        foreach (var at in Enumerable.Range(0, all.Count).OrderBy(at => all[at].Lot).ThenBy(at => at))
        {
            var key = group(all[at]);
            ranks[at] = counts.GetValueOrDefault(key);
            counts[key] = ranks[at] + 1;
        }

        return ranks;
    }

    /// <summary>The first drawn of each group.</summary>
    private sealed class Groups<TKey, TItem>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, PriorityQueue<TItem, int>> groups = [];

        public IEnumerable<TItem> Kept => groups.Values.SelectMany(group => group.UnorderedItems).Select(item => item.Element);

        public void Keep(TKey key, int most, TItem item, int lot)
        {
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = new PriorityQueue<TItem, int>();
            }

            // The queue gives up the highest lot first.
            if (group.Count < most)
            {
                group.Enqueue(item, -lot);
            }
            else
            {
                _ = group.EnqueueDequeue(item, -lot);
            }
        }
    }

    private sealed record Drawn(Mutation Mutation, int At, int Lot, Stratum Stratum, Place Place, Exchange Exchange)
    {
        public static Drawn Of(Mutation mutation, DataPlace file, int at, int lot)
        {
            var right = mutation.Ruling.Right;
            // What is lawful is so whatever step it is of; what a step only records is of that step.
            var step = mutation.Ruling.Lawful is not null && mutation.Ruling.Lawful != LawfulChange.Unspecified && mutation.Tells.Length == 0 ? "" : SeveralStep.IdOf(mutation.Step);
            return new Drawn(
                mutation,
                at,
                lot,
                new Stratum(
                    new Effect(mutation.Operator, right.Count == 1 ? right[0] : string.Join(' ', right.Order(StringComparer.Ordinal)), mutation.Ruling.Lawful?.Name, mutation.Tells),
                    file,
                    step),
                new Place(mutation.Operator, mutation.Across, Index().Replace(mutation.Place, ""), mutation.Ruling.Lawful?.Name),
                new Exchange(mutation.Operator, mutation.Across, mutation.Variant, mutation.Step));
        }
    }

    private readonly record struct Effect(string Operator, string Right, string? Lawful, string Tells);

    private readonly record struct Stratum(Effect Effect, DataPlace File, string Step);

    private readonly record struct Place(string Operator, string Across, string Kind, string? Lawful);

    private readonly record struct Exchange(string Operator, string Across, string Variant, string Step);

    [GeneratedRegex(@"\[[0-9]+\]|(?<=/)[0-9]+(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
