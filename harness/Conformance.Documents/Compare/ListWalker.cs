namespace Conformance.Documents.Compare;

/// <summary>Pairs two lists of nodes and reports what is missing, what is extra, and a different order.</summary>
/// <param name="sink">Takes the findings.</param>
/// <param name="walk">Compares two nodes into a sink.</param>
/// <param name="keepsTrials">Whether a trial without differences stands for the comparison; not where walking has other
/// effects.</param>
internal sealed class ListWalker(FindingSink sink, Action<FindingSink, Node, Node> walk, bool keepsTrials = true)
{
    /// <summary>Compares the children <paramref name="expected"/> and <paramref name="actual"/> of the two owners.</summary>
    public void Walk(Node expectedOwner, Node actualOwner, IReadOnlyList<Node> expected, IReadOnlyList<Node> actual)
    {
        if (expected.Count == 0 && actual.Count == 0)
        {
            return;
        }

        var pairing = sink.UsePairingOf(expectedOwner);
        var repeated = RepeatedKeys(expected, actual, pairing);
        if (repeated.Count == 0 && InLockstep(expected, actual, pairing, without: null))
        {
            for (var i = 0; i < expected.Count && !sink.IsDone; i++)
            {
                Pair(expected[i], actual[i]);
            }

            return;
        }

        var same = Prefix(expected, actual, pairing, repeated);
        for (var i = 0; i < same && !sink.IsDone; i++)
        {
            Pair(expected[i], actual[i]);
        }

        Rest(expectedOwner, actualOwner, [.. expected.Skip(same)], [.. actual.Skip(same)], same, pairing);
    }

    /// <summary>Whether two items that stand at the same place of lists equal so far are a pair: by key, or without keys by
    /// content.</summary>
    public static bool IsPair(Node expected, Node actual, string? expectedKey, string? actualKey) =>
        expectedKey == actualKey && (expectedKey is not null || Sameness.ButForPrefixes(expected, actual));

    /// <summary>Whether item by item is the pairing, whatever <paramref name="inner"/>, one of the expected items, and its
    /// counterpart hold.</summary>
    public static bool AreInStep(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing, Node inner) =>
        RepeatedKeys(expected, actual, pairing).Count == 0 && InLockstep(expected, actual, pairing, inner);

    private bool AreSame(Node expected, Node actual) => Sameness.Of(expected, actual) ||
        sink.Trials.AreSame(expected, actual, sink, trial => walk(trial, expected, actual));

    private void Pair(Node expected, Node actual)
    {
        if (keepsTrials && sink.Trials.Take(expected, actual) is { } trial)
        {
            sink.Add(trial);
        }
        else if (sink.IsTrial && sink.Trials.AreDifferent(expected, actual))
        {
            sink.Fail();
        }
        else
        {
            walk(sink, expected, actual);
        }
    }

    private void Rest(Node expectedOwner, Node actualOwner, Node[] expected, Node[] actual, int offset, Pairing pairing)
    {
        var (left, right) = (new NodeItems(expected, pairing, sink), new NodeItems(actual, pairing, sink));
        var isOrderFree = IsOrderFree(left, right, expectedOwner, actualOwner, sink);
        var aligner = new Aligner(left, right, (i, j) => AreSame(expected[i], actual[j]), isOrderFree);
        var pairs = aligner.Align();
        for (var i = 0; i < expected.Length && !sink.IsDone; i++)
        {
            if (pairs.ActualOf[i] >= 0)
            {
                Pair(expected[i], actual[pairs.ActualOf[i]]);
            }
            else
            {
                ListFindings.Missing(expected[i], actualOwner, pairing, sink);
            }
        }

        for (var i = 0; i < actual.Length && !sink.IsDone; i++)
        {
            if (pairs.ExpectedOf[i] < 0)
            {
                ListFindings.Extra(actual[i], expectedOwner, pairing, sink);
            }
        }

        ListFindings.Order(expectedOwner, actualOwner, aligner, pairs, offset, i => expected[i], i => actual[i], pairing, sink);
    }

    /// <summary>Whether the rules would let the items stand in any order.</summary>
    public static bool IsOrderFree(IItems expected, IItems actual, Node expectedOwner, Node actualOwner, FindingSink sink) =>
        sink.Allows(ListFindings.OrderKind(AreKeyed(expected) && AreKeyed(actual)), expectedOwner, actualOwner);

    private static bool AreKeyed(IItems items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items.Key(i) == ListKeys.None)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The keys that more than one item of a side has.</summary>
    private static HashSet<string> RepeatedKeys(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing)
    {
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var items in pairing.Keys.Count == 0 ? [] : new[] { expected, actual })
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < items.Count && items.Count > 1; i++)
            {
                if (pairing.KeyOf(items[i]) is { } key && !keys.Add(key))
                {
                    repeated.Add(key);
                }
            }
        }

        return repeated;
    }

    private int Prefix(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing, HashSet<string> repeated)
    {
        var shorter = Math.Min(expected.Count, actual.Count);
        var same = 0;
        while (same < shorter)
        {
            var key = pairing.KeyOf(expected[same]);
            if (!IsPair(expected[same], actual[same], key, pairing.KeyOf(actual[same]))
                || (key is not null && repeated.Contains(key) && !AreSame(expected[same], actual[same])))
            {
                break;
            }

            same++;
        }

        return same;
    }

    /// <summary>Whether item by item is the pairing that keys or names would give; the content of <paramref name="without"/> is
    /// not there.</summary>
    private static bool InLockstep(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing, Node? without)
    {
        if (expected.Count != actual.Count)
        {
            return false;
        }

        for (var i = 0; i < expected.Count; i++)
        {
            var key = pairing.KeyOf(expected[i]);
            if (key != pairing.KeyOf(actual[i]))
            {
                return false;
            }

            if (key is null && !IsOnlyOfItsName(expected, actual, i)
                && (expected[i] == without || !Sameness.ButForPrefixes(expected[i], actual[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnlyOfItsName(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, int i) =>
        (expected.Count == 1 && expected[i].Kind >= NodeKind.Object) || (expected[i].Kind == NodeKind.Element && actual[i].Kind == NodeKind.Element
        && expected[i].Name == actual[i].Name && expected[i].Namespace == actual[i].Namespace
        && expected[i].Ordinal == 1 && actual[i].Ordinal == 1
        && IsLast(expected, i) && IsLast(actual, i));

    private static bool IsLast(IReadOnlyList<Node> nodes, int i)
    {
        // Siblings of one name mostly stand together; the lists here that are long are collections, and those fail at once.
        for (var n = i + 1; n < nodes.Count; n++)
        {
            if (nodes[n].Kind == NodeKind.Element && nodes[n].Name == nodes[i].Name && nodes[n].Namespace == nodes[i].Namespace)
            {
                return false;
            }

            if (n - i > 64)
            {
                return false;
            }
        }

        return true;
    }
}
