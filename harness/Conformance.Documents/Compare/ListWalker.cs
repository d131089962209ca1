using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Pairs two lists of nodes and reports what is missing, what is extra, and a different order.</summary>
internal sealed class ListWalker(FindingSink sink, Action<Node, Node> walkPair)
{
    /// <summary>Compares the children <paramref name="expected"/> and <paramref name="actual"/> of the two owners.</summary>
    public void Walk(Node expectedOwner, Node actualOwner, IReadOnlyList<Node> expected, IReadOnlyList<Node> actual)
    {
        var pairing = sink.PairingOf(expectedOwner);
        if (InLockstep(expected, actual, pairing))
        {
            for (var i = 0; i < expected.Count; i++)
            {
                walkPair(expected[i], actual[i]);
            }

            return;
        }

        var same = Prefix(expected, actual, pairing);
        for (var i = 0; i < same; i++)
        {
            walkPair(expected[i], actual[i]);
        }

        Rest(expectedOwner, actualOwner, [.. expected.Skip(same)], [.. actual.Skip(same)], pairing);
    }

    /// <summary>Whether two items that stand at the same place of lists equal so far are a pair: by key, or without keys by content.</summary>
    public static bool IsPair(Node expected, Node actual, string? expectedKey, string? actualKey) =>
        expectedKey == actualKey && (expectedKey is not null || Sameness.ButForPrefixes(expected, actual));

    private void Rest(Node expectedOwner, Node actualOwner, Node[] expected, Node[] actual, Pairing pairing)
    {
        var expectedKeys = Keys(expected, pairing);
        var actualKeys = Keys(actual, pairing);
        var alignment = Align(new NodeItems(expected, pairing, expectedKeys), new NodeItems(actual, pairing, actualKeys), expectedKeys, actualKeys);
        for (var i = 0; i < expected.Length; i++)
        {
            if (alignment.ActualOf[i] >= 0)
            {
                walkPair(expected[i], actual[alignment.ActualOf[i]]);
            }
            else
            {
                Missing(expected[i], actualOwner, sink);
            }
        }

        for (var i = 0; i < actual.Length; i++)
        {
            if (alignment.ExpectedOf[i] < 0)
            {
                Extra(actual[i], expectedOwner, sink);
            }
        }

        if (!alignment.InOrder())
        {
            var isKeyed = !expectedKeys.AsSpan().Contains(0UL) && !actualKeys.AsSpan().Contains(0UL);
            Disorder(expectedOwner, actualOwner, alignment, i => Label(expected[i], pairing), i => Label(actual[i], pairing), isKeyed, sink);
        }
    }

    private static int Prefix(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing)
    {
        var shorter = Math.Min(expected.Count, actual.Count);
        var same = 0;
        while (same < shorter && IsPair(expected[same], actual[same], pairing.KeyOf(expected[same]), pairing.KeyOf(actual[same])))
        {
            same++;
        }

        return same;
    }

    /// <summary>The pairs, given the keys of the first stage and a source for the later ones.</summary>
    public static Alignment Align(IItems expected, IItems actual, ulong[] expectedKeys, ulong[] actualKeys)
    {
        var alignment = new Alignment(expectedKeys.Length, actualKeys.Length);
        alignment.Trim(expectedKeys, actualKeys);
        alignment.Stage(expectedKeys, actualKeys);
        for (var stage = 0; stage < ListKeys.Stages && alignment.Unmatched > 0; stage++)
        {
            var fromExpected = Later(expected, alignment.ActualOf, stage);
            var fromActual = Later(actual, alignment.ExpectedOf, stage);
            if (stage == 0)
            {
                alignment.Trim(fromExpected, fromActual);
            }

            alignment.Stage(fromExpected, fromActual);
        }

        return alignment;
    }

    public static void Missing(Node expected, Node actualOwner, FindingSink sink) =>
        sink.Report(new Finding(DifferenceKind.ChildLookup, expected, null, Snippets.Of(expected), null) { Owner = actualOwner });

    public static void Extra(Node actual, Node expectedOwner, FindingSink sink) =>
        sink.Report(new Finding(DifferenceKind.ChildLookup, null, actual, null, Snippets.Of(actual)) { Owner = expectedOwner });

    public static void Disorder(
        Node expectedOwner, Node actualOwner, Alignment alignment, Func<int, string> expectedLabel, Func<int, string> actualLabel, bool isKeyed, FindingSink sink)
    {
        var expectedOrder = Order(alignment.ActualOf, expectedLabel);
        var actualOrder = Order(alignment.ExpectedOf, actualLabel);
        var kind = isKeyed ? DifferenceKind.CollectionSequence : DifferenceKind.ChildNodelistSequence;
        sink.Report(new Finding(kind, expectedOwner, actualOwner, expectedOrder, actualOrder));
    }

    /// <summary>How messages call an item.</summary>
    public static string Label(Node item, Pairing pairing)
    {
        var key = pairing.KeyOf(item);
        return item.Name.Length > 0 && key is null ? item.Name : key ?? Snippets.Of(item);
    }

    private static string Order(ReadOnlySpan<int> partner, Func<int, string> label)
    {
        const int Longest = 250;
        var text = new StringBuilder();
        for (var i = 0; i < partner.Length && text.Length < Longest; i++)
        {
            if (partner[i] >= 0)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append(label(i));
            }
        }

        return text.ToString();
    }

    /// <summary>Whether item by item is the pairing that keys or names would give.</summary>
    private static bool InLockstep(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, Pairing pairing)
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

            if (key is null && !IsOnlyOfItsName(expected, actual, i) && !Sameness.ButForPrefixes(expected[i], actual[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOnlyOfItsName(IReadOnlyList<Node> expected, IReadOnlyList<Node> actual, int i) =>
        expected[i].Kind == NodeKind.Element && actual[i].Kind == NodeKind.Element
        && expected[i].Name == actual[i].Name && expected[i].Namespace == actual[i].Namespace
        && expected[i].Ordinal == 1 && actual[i].Ordinal == 1
        && IsLast(expected, i) && IsLast(actual, i);

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

    private static ulong[] Keys(Node[] items, Pairing pairing)
    {
        var keys = new ulong[items.Length];
        for (var i = 0; i < keys.Length && pairing.Keys.Count > 0; i++)
        {
            keys[i] = ListKeys.ByKey(items[i], pairing);
        }

        return keys;
    }

    private static ulong[] Later(IItems items, ReadOnlySpan<int> partner, int stage)
    {
        var keys = new ulong[partner.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (stage == 0 || partner[i] < 0)
            {
                keys[i] = partner[i] >= 0 ? 0 : items.Key(i, stage);
            }
        }

        return keys;
    }
}

/// <summary>The later keys of a list's items: 0 content of items without a key, 1 content but for the key, then shape.</summary>
internal interface IItems
{
    ulong Key(int index, int stage);
}

/// <summary>The later keys of nodes in memory.</summary>
internal sealed class NodeItems(IReadOnlyList<Node> nodes, Pairing pairing, ulong[] keys) : IItems
{
    public ulong Key(int index, int stage) => ListKeys.Of(nodes[index], keys[index] != 0, pairing, stage);
}
