namespace Conformance.Documents.Compare;

/// <summary>
/// Pairs the items of two lists. Each item has a key for every stage (0: none), the most telling stage first; later
/// stages need keys of unpaired items only. What both lists begin and
/// end with is paired at once; then, stage by stage, items whose key is unique on both sides; then items of one key in order, between
/// their paired neighbours while the pairs so far keep their order. The result does not depend on which side is called expected.
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

    /// <summary>Pairs, by their first keys, what both lists begin and end with.</summary>
    public void Trim(ulong[] expected, ulong[] actual)
    {
        var shorter = Math.Min(expected.Length, actual.Length);
        var first = 0;
        while (first < shorter && TryPair(first, first, expected, actual))
        {
            first++;
        }

        for (var last = 1; last <= shorter - first && TryPair(expected.Length - last, actual.Length - last, expected, actual); last++)
        {
        }
    }

    /// <summary>Whether the two items are a pair: already, or now by their keys.</summary>
    private bool TryPair(int left, int right, ulong[] expected, ulong[] actual)
    {
        if (actualOf[left] == right)
        {
            return true;
        }

        var isPair = actualOf[left] < 0 && expectedOf[right] < 0 && expected[left] != 0 && expected[left] == actual[right];
        if (isPair)
        {
            Pair(left, right);
        }

        return isPair;
    }

    /// <summary>Pairs unpaired items by the keys of a stage.</summary>
    public void Stage(ulong[] expected, ulong[] actual)
    {
        PairUnique(expected, actual);
        PairRepeated(expected, actual);
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

    private void PairRepeated(ulong[] expected, ulong[] actual)
    {
        var ordered = InOrder();
        var waiting = new Dictionary<(ulong Key, int Gap), Queue<int>>();
        foreach (var (i, gap) in Unpaired(actualOf, ordered))
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

        foreach (var (i, gap) in Unpaired(expectedOf, ordered))
        {
            if (actual[i] != 0 && waiting.TryGetValue((actual[i], gap), out var queue) && queue.TryDequeue(out var other))
            {
                Pair(other, i);
            }
        }
    }

    /// <summary>Unpaired items with the number of pairs before them, or 0 where order says nothing.</summary>
    private static List<(int Index, int Gap)> Unpaired(int[] partner, bool ordered)
    {
        var unpaired = new List<(int, int)>();
        var pairs = 0;
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] < 0)
            {
                unpaired.Add((i, ordered ? pairs : 0));
            }
            else
            {
                pairs++;
            }
        }

        return unpaired;
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

    private void Pair(int expected, int actual)
    {
        Unmatched--;
        actualOf[expected] = actual;
        expectedOf[actual] = expected;
    }
}
