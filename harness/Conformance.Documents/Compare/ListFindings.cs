using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>What there is to find about two lists beside the differences of their pairs.</summary>
internal static class ListFindings
{
    private const int LongestOrder = 250;

    /// <summary>An item that only the expected list has.</summary>
    public static void Missing(Node expected, Node actualOwner, Pairing pairing, FindingSink sink) =>
        sink.Report(new Finding(DifferenceKind.ChildLookup, expected, null, Snippets.Of(expected), null) { Owner = actualOwner, Label = pairing.KeyOf(expected) });

    /// <summary>An item that only the actual list has.</summary>
    public static void Extra(Node actual, Node expectedOwner, Pairing pairing, FindingSink sink) =>
        sink.Report(new Finding(DifferenceKind.ChildLookup, null, actual, null, Snippets.Of(actual)) { Owner = expectedOwner, Label = pairing.KeyOf(actual) });

    /// <summary>The kind of a difference in order: members that all have keys (or placeholders for keys) make a
    /// collection.</summary>
    public static DifferenceKind OrderKind(bool areKeyed) => areKeyed ? DifferenceKind.CollectionSequence : DifferenceKind.ChildNodelistSequence;

    /// <summary>Another order of the pairs, if it is another one.</summary>
    /// <param name="expectedOwner">What holds the expected items.</param>
    /// <param name="actualOwner">What holds the actual items.</param>
    /// <param name="aligner">The keys of the items.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="offset">How many items stand before those that were aligned, the same number on both sides.</param>
    /// <param name="expectedItem">An expected item by its index.</param>
    /// <param name="actualItem">An actual item by its index.</param>
    /// <param name="pairing">How messages call the items.</param>
    /// <param name="sink">Takes the finding.</param>
    public static void Order(
        Node expectedOwner,
        Node actualOwner,
        Aligner aligner,
        Alignment pairs,
        int offset,
        Func<int, Node> expectedItem,
        Func<int, Node> actualItem,
        Pairing pairing,
        FindingSink sink)
    {
        if (sink.IsDone || pairs.InOrder())
        {
            return;
        }

        var areKeyed = !aligner.ExpectedKeys.Contains(ListKeys.None) && !aligner.ActualKeys.Contains(ListKeys.None);
        var (count, first) = Moved(pairs.ActualOf);
        var skipped = InStep(pairs);
        var expectedOrder = Labels(pairs.ActualOf, skipped, i => Label(expectedItem(i), pairing));
        var actualOrder = Labels(pairs.ExpectedOf, skipped, i => Label(actualItem(i), pairing));
        var moved = expectedItem(first);
        sink.Report(new Finding(OrderKind(areKeyed), expectedOwner, actualOwner, expectedOrder, actualOrder)
        {
            Moves = count,
            Move = FormattableString.Invariant(
                $"{pairing.KeyOf(moved) ?? Snippets.Shorten(Snippets.Of(moved), 60)} from place {offset + first + 1} to place {offset + pairs.ActualOf[first] + 1}"),
        });
    }

    /// <summary>How many pairs from the first on have the same rank on both sides: the order that is told begins behind
    /// them.</summary>
    private static int InStep(Alignment pairs)
    {
        var (count, i, j) = (0, 0, 0);
        while (true)
        {
            while (i < pairs.ActualOf.Length && pairs.ActualOf[i] < 0)
            {
                i++;
            }

            while (j < pairs.ExpectedOf.Length && pairs.ExpectedOf[j] < 0)
            {
                j++;
            }

            if (i == pairs.ActualOf.Length || pairs.ActualOf[i] != j)
            {
                return count;
            }

            (count, i, j) = (count + 1, i + 1, j + 1);
        }
    }

    /// <summary>How messages call an item: by its key, else its name, else a piece of it.</summary>
    public static string Label(Node item, Pairing pairing) =>
        pairing.KeyOf(item) ?? (item.Name.Length > 0 ? item.Name : Snippets.Shorten(Snippets.Of(item), 40)!);

    private static string Labels(ReadOnlySpan<int> partner, int skipped, Func<int, string> label)
    {
        var text = new StringBuilder();
        for (var i = 0; i < partner.Length && text.Length < LongestOrder; i++)
        {
            if (partner[i] >= 0 && skipped-- <= 0)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append(label(i));
            }
        }

        return text.ToString();
    }

    /// <summary>The fewest items that must move so that the others stand in order, and the first of them (longest increasing
    /// subsequence).</summary>
    private static (int Count, int First) Moved(ReadOnlySpan<int> partner)
    {
        var tails = new List<int>();
        var before = new int[partner.Length];
        var paired = 0;
        for (var i = 0; i < partner.Length; i++)
        {
            if (partner[i] < 0)
            {
                continue;
            }

            paired++;
            var length = LengthBefore(tails, partner, i);
            before[i] = length == 0 ? -1 : tails[length - 1];
            if (length == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[length] = i;
            }
        }

        var stays = new HashSet<int>();
        for (var i = tails[^1]; i >= 0; i = before[i])
        {
            stays.Add(i);
        }

        var first = 0;
        while (partner[first] < 0 || stays.Contains(first))
        {
            first++;
        }

        return (paired - tails.Count, first);
    }

    /// <summary>How long the longest series is that the item can follow.</summary>
    private static int LengthBefore(List<int> tails, ReadOnlySpan<int> partner, int item)
    {
        var (low, high) = (0, tails.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = partner[tails[middle]] < partner[item] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
