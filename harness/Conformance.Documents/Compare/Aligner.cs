namespace Conformance.Documents.Compare;

/// <summary>
/// Pairs the items of two lists: by key; items of one key, and items without, by content; where order is free, by what the rules
/// hold
/// equal, so that as many as possible are the same; then by likeness, and last what is left over.
/// </summary>
/// <param name="expected">The expected items.</param>
/// <param name="actual">The actual items.</param>
/// <param name="areSame">Whether two items are the same under the rules. May be asked often, and may say no when it was asked too
/// often.</param>
/// <param name="isOrderFree">Whether the rules let the items stand in any order.</param>
internal sealed class Aligner(IItems expected, IItems actual, Func<int, int, bool> areSame, bool isOrderFree)
{
    private readonly Alignment pairs = new(expected.Count, actual.Count);
    private readonly ulong[] expectedKeys = Keys(expected);
    private readonly ulong[] actualKeys = Keys(actual);

    /// <summary>The keys of the expected items.</summary>
    public ReadOnlySpan<ulong> ExpectedKeys => expectedKeys;

    /// <summary>The keys of the actual items.</summary>
    public ReadOnlySpan<ulong> ActualKeys => actualKeys;

    /// <summary>The pairs.</summary>
    public Alignment Align()
    {
        ByKey();
        if (pairs.Unmatched > 0)
        {
            ByContent();
        }

        for (var stage = 1; stage < ListKeys.Stages && pairs.Unmatched > 0; stage++)
        {
            var at = stage;
            pairs.Stage(
                Open(expected, pairs.ActualOf, (items, i) => items.Later(i, at)), Open(actual, pairs.ExpectedOf, (items, i) => items.Later(i, at)), isOrderFree);
        }

        if (pairs.Unmatched > 0)
        {
            LeftOver();
        }

        return pairs;
    }

    private static ulong[] Keys(IItems items)
    {
        var keys = new ulong[items.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = items.Key(i);
        }

        return keys;
    }

    private void ByKey()
    {
        var repeated = Repeated(expectedKeys);
        repeated.UnionWith(Repeated(actualKeys));
        var (left, right) = (Exact(expected, expectedKeys, repeated), Exact(actual, actualKeys, repeated));
        pairs.Trim((i, j) => left[i] != 0 && left[i] == right[j]);
        pairs.Stage(left, right, acrossNeighbours: true);
        if (repeated.Count > 0 && pairs.Unmatched > 0)
        {
            Match((i, j) => expectedKeys[i] == actualKeys[j] && repeated.Contains(expectedKeys[i]));
            pairs.Stage(Real(expectedKeys), Real(actualKeys), acrossNeighbours: true);
        }
    }

    /// <summary>The keys that more than one item has.</summary>
    private static HashSet<ulong> Repeated(ulong[] keys)
    {
        var sorted = (ulong[])keys.Clone();
        Array.Sort(sorted);
        var repeated = new HashSet<ulong>();
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1] && !ListKeys.IsOpen(sorted[i]))
            {
                repeated.Add(sorted[i]);
            }
        }

        return repeated;
    }

    /// <summary>The keys that items are paired by at once: with the content where several have one key.</summary>
    private static ulong[] Exact(IItems items, ulong[] keys, HashSet<ulong> repeated)
    {
        var exact = Real(keys);
        for (var i = 0; i < exact.Length && repeated.Count > 0; i++)
        {
            if (repeated.Contains(exact[i]))
            {
                exact[i] = (exact[i] * 31) ^ items.RuledContent(i);
            }
        }

        return exact;
    }

    private static ulong[] Real(ulong[] keys) => Array.ConvertAll(keys, key => ListKeys.IsOpen(key) ? 0 : key);

    private void ByContent()
    {
        ulong Content(IItems items, int i) => isOrderFree ? items.RuledContent(i) : items.Content(i);
        var left = Open(expected, pairs.ActualOf, (items, i) => ListKeys.IsOpen(expectedKeys[i]) ? Content(items, i) : 0);
        var right = Open(actual, pairs.ExpectedOf, (items, i) => ListKeys.IsOpen(actualKeys[i]) ? Content(items, i) : 0);
        if (!isOrderFree)
        {
            pairs.Trim((i, j) => left[i] != 0 && right[j] != 0 && (left[i] == right[j] || areSame(i, j)));
        }

        pairs.Stage(left, right, acrossNeighbours: true);
        if (isOrderFree && pairs.Unmatched > 0)
        {
            Match((i, j) => ListKeys.IsOpen(expectedKeys[i]) || ListKeys.IsOpen(actualKeys[j]));
        }
    }

    /// <summary>Makes as many pairs as possible of items that are the same under the rules; pairs so far may be changed for
    /// that.</summary>
    private void Match(Func<int, int, bool> mayPair)
    {
        var known = new Dictionary<(int, int), bool>();
        bool Fit(int i, int j)
        {
            if (!mayPair(i, j))
            {
                return false;
            }

            if (!known.TryGetValue((i, j), out var fit))
            {
                known[(i, j)] = fit = areSame(i, j);
            }

            return fit;
        }

        for (var i = 0; i < expected.Count && pairs.Unmatched > 0; i++)
        {
            if (pairs.ActualOf[i] < 0)
            {
                PairPath.Find(pairs, i, Fit);
            }
        }
    }

    /// <summary>A member without a key, or with a placeholder in its place, meets one of its name that is left over.</summary>
    private void LeftOver()
    {
        var isCollection = !expectedKeys.AsSpan().Contains(ListKeys.None) && !actualKeys.AsSpan().Contains(ListKeys.None);
        var across = isOrderFree || isCollection;
        pairs.Stage(
            Open(expected, pairs.ActualOf, (items, i) => ListKeys.IsOpen(expectedKeys[i]) ? items.Shape(i) : 0),
            Open(actual, pairs.ExpectedOf, (items, i) => items.Shape(i)),
            across);
        pairs.Stage(
            Open(expected, pairs.ActualOf, (items, i) => items.Shape(i)),
            Open(actual, pairs.ExpectedOf, (items, i) => ListKeys.IsOpen(actualKeys[i]) ? items.Shape(i) : 0),
            across);
    }

    /// <summary>A key for each item that has no counterpart yet; 0 for the others.</summary>
    private static ulong[] Open(IItems items, ReadOnlySpan<int> partner, Func<IItems, int, ulong> key)
    {
        var keys = new ulong[partner.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = partner[i] >= 0 ? 0 : key(items, i);
        }

        return keys;
    }
}
