namespace Conformance.Documents.Compare;

/// <summary>
/// Pairs of items of two lists, as far as they are found. It does not depend on which side is called expected. What pairs them
/// stands in
/// <see cref="Aligner"/>.
/// </summary>
internal sealed class Alignment
{
    private readonly int[] actualOf;
    private readonly int[] expectedOf;

    /// <summary>Starts with nothing paired.</summary>
    public Alignment(int expected, int actual)
    {
        actualOf = new int[expected];
        expectedOf = new int[actual];
        Array.Fill(actualOf, -1);
        Array.Fill(expectedOf, -1);
        Unmatched = Math.Min(expected, actual);
    }

    /// <summary>For each expected item the index of its counterpart, or -1.</summary>
    public ReadOnlySpan<int> ActualOf => actualOf;

    /// <summary>For each actual item the index of its counterpart, or -1.</summary>
    public ReadOnlySpan<int> ExpectedOf => expectedOf;

    /// <summary>How many more pairs there could be at most.</summary>
    public int Unmatched { get; private set; }

    /// <summary>Makes two items that have no counterpart a pair.</summary>
    public void Pair(int expected, int actual)
    {
        Unmatched--;
        actualOf[expected] = actual;
        expectedOf[actual] = expected;
    }

    /// <summary>Takes a pair apart.</summary>
    public void Part(int expected)
    {
        Unmatched++;
        expectedOf[actualOf[expected]] = -1;
        actualOf[expected] = -1;
    }

    /// <summary>Pairs what both lists begin and end with, as long as <paramref name="arePair"/> says so or they are a pair
    /// already.</summary>
    public void Trim(Func<int, int, bool> arePair)
    {
        var shorter = Math.Min(actualOf.Length, expectedOf.Length);
        var first = 0;
        while (first < shorter && TryPair(first, first, arePair))
        {
            first++;
        }

        for (var last = 1; last <= shorter - first && TryPair(actualOf.Length - last, expectedOf.Length - last, arePair); last++)
        {
        }
    }

    private bool TryPair(int left, int right, Func<int, int, bool> arePair)
    {
        if (actualOf[left] == right)
        {
            return true;
        }

        if (actualOf[left] >= 0 || expectedOf[right] >= 0 || !arePair(left, right))
        {
            return false;
        }

        Pair(left, right);
        return true;
    }

    /// <summary>
    /// Pairs unpaired items of equal keys (0: none): those whose key is unique on both sides, then others in order, between their
    /// paired
    /// neighbours while the pairs so far keep their order.
    /// </summary>
    /// <param name="expected">A key for each expected item.</param>
    /// <param name="actual">A key for each actual item.</param>
    /// <param name="acrossNeighbours">Whether items that have moved past paired ones are paired too.</param>
    public void Stage(ulong[] expected, ulong[] actual, bool acrossNeighbours)
    {
        PairUnique(expected, actual);
        PairRepeated(expected, actual, InOrder());
        if (acrossNeighbours)
        {
            PairRepeated(expected, actual, isOrdered: false);
        }
    }

    /// <summary>Whether the pairs stand in the same order on both sides.</summary>
    public bool InOrder()
    {
        var last = -1;
        foreach (var partner in actualOf)
        {
            if (partner >= 0)
            {
                if (partner < last)
                {
                    return false;
                }

                last = partner;
            }
        }

        return true;
    }

    /// <summary>Sorted arrays rather than tables: they take 12 bytes an item, and a collection may have a million.</summary>
    private void PairUnique(ulong[] expected, ulong[] actual)
    {
        var (leftKeys, left) = Sorted(expected, actualOf);
        var (rightKeys, right) = Sorted(actual, expectedOf);
        var (i, j) = (0, 0);
        while (i < leftKeys.Length && j < rightKeys.Length)
        {
            var (leftRun, rightRun) = (Run(leftKeys, i), Run(rightKeys, j));
            if (leftKeys[i] < rightKeys[j])
            {
                i += leftRun;
            }
            else if (leftKeys[i] > rightKeys[j])
            {
                j += rightRun;
            }
            else
            {
                if (leftRun == 1 && rightRun == 1)
                {
                    Pair(left[i], right[j]);
                }

                i += leftRun;
                j += rightRun;
            }
        }
    }

    private static int Run(ulong[] sorted, int at)
    {
        var end = at + 1;
        while (end < sorted.Length && sorted[end] == sorted[at])
        {
            end++;
        }

        return end - at;
    }

    private static (ulong[] Keys, int[] Items) Sorted(ulong[] keys, int[] partner)
    {
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            count += partner[i] < 0 && keys[i] != 0 ? 1 : 0;
        }

        var (sorted, items) = (new ulong[count], new int[count]);
        for (int i = 0, n = 0; i < keys.Length; i++)
        {
            if (partner[i] < 0 && keys[i] != 0)
            {
                (sorted[n], items[n]) = (keys[i], i);
                n++;
            }
        }

        Array.Sort(sorted, items);
        return (sorted, items);
    }

    private void PairRepeated(ulong[] expected, ulong[] actual, bool isOrdered)
    {
        var waiting = new Dictionary<(ulong Key, int Gap), Queue<int>>();
        foreach (var (i, gap) in Unpaired(actualOf, isOrdered))
        {
            if (expected[i] != 0)
            {
                if (!waiting.TryGetValue((expected[i], gap), out var queue))
                {
                    waiting[(expected[i], gap)] = queue = new Queue<int>();
                }

                queue.Enqueue(i);
            }
        }

        if (waiting.Count == 0)
        {
            return;
        }

        foreach (var (i, gap) in Unpaired(expectedOf, isOrdered))
        {
            if (actual[i] != 0 && waiting.TryGetValue((actual[i], gap), out var queue) && queue.TryDequeue(out var other))
            {
                Pair(other, i);
            }
        }
    }

    /// <summary>Unpaired items with the number of pairs before them, or 0 where order says nothing.</summary>
    private static List<(int Index, int Gap)> Unpaired(int[] partner, bool isOrdered)
    {
        var unpaired = new List<(int, int)>();
        var pairs = 0;
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] < 0)
            {
                unpaired.Add((i, isOrdered ? pairs : 0));
            }
            else
            {
                pairs++;
            }
        }

        return unpaired;
    }
}
