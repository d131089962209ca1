namespace Conformance.Documents.Compare.Streaming;

/// <summary>Compares the members of two collections: in step as long as keys agree, then by an index of the rest.</summary>
internal sealed class CollectionWalker
{
    private readonly CollectionFile expected;
    private readonly CollectionFile actual;
    private readonly FindingSink sink;
    private readonly Action<FindingSink, Node, Node> walk;
    private readonly HashSet<string> different = new(StringComparer.Ordinal);
    private readonly bool sameContext;
    private readonly bool mayFallBack;
    private int inStep;

    /// <summary>Makes a walker.</summary>
    /// <param name="expected">The expected collection.</param>
    /// <param name="actual">The actual collection.</param>
    /// <param name="sink">Takes the findings.</param>
    /// <param name="mayFallBack">Whether the documents could be compared in memory as well.</param>
    public CollectionWalker(CollectionFile expected, CollectionFile actual, FindingSink sink, bool mayFallBack)
    {
        this.expected = expected;
        this.actual = actual;
        this.sink = sink;
        this.mayFallBack = mayFallBack;
        walk = expected is XmlCollectionFile
            ? (target, wanted, found) => new XmlWalker(target).Walk(wanted, found)
            : (target, wanted, found) => new JsonWalker(target).Walk(wanted, found);
        sameContext = expected.HasSameContext(actual);
    }

    public void Walk(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hasExpected = expected.Next(out var left);
            var hasActual = actual.Next(out var right, hasExpected ? expected.Bytes : default);
            if (!hasExpected && !hasActual)
            {
                return;
            }

            if (hasExpected && hasActual && sameContext && expected.Bytes.SequenceEqual(actual.Bytes))
            {
                UnreadableSide.Guard(isExpected: true, () =>
                {
                    expected.Validate(left);
                    return true;
                });
                actual.CountLike(expected);
                inStep++;
                continue;
            }

            var wanted = hasExpected ? UnreadableSide.Guard(isExpected: true, () => expected.Current(left)) : null;
            var found = hasActual ? UnreadableSide.Guard(isExpected: false, () => actual.Current(right)) : null;
            if (wanted is null || found is null || !InStep(wanted, found))
            {
                Rest(
                    UnreadableSide.Guard(isExpected: true, () => Index(expected, wanted, left, cancellationToken)),
                    UnreadableSide.Guard(isExpected: false, () => Index(actual, found, right, cancellationToken)),
                    cancellationToken);
                return;
            }

            inStep++;
        }
    }

    /// <summary>Compares two members if they are a pair.</summary>
    private bool InStep(Node wanted, Node found)
    {
        var (key, other) = (expected.Pairing.KeyOf(wanted), expected.Pairing.KeyOf(found));
        if (!ListWalker.IsPair(wanted, found, key, other))
        {
            return false;
        }

        var before = sink.Total;
        walk(sink, wanted, found);
        if (sink.Total > before && key is not null && !different.Add(key))
        {
            RefuseRepeated();
        }

        return true;
    }

    /// <summary>Members that share a key are paired by content, for which all of them must be there.</summary>
    private void RefuseRepeated()
    {
        if (mayFallBack)
        {
            throw new NotStreamableException("several members have one key");
        }
    }

    private void Rest(MemberIndex left, MemberIndex right, CancellationToken cancellationToken)
    {
        if (different.Count > 0 && (left.HasAny(different) || right.HasAny(different)))
        {
            RefuseRepeated();
        }

        var isOrderFree = ListWalker.IsOrderFree(left, right, expected.Owner, actual.Owner, sink);
        var aligner = new Aligner(left, right, (i, j) => AreSame(left, i, right, j), isOrderFree);
        var pairs = aligner.Align();
        for (var i = 0; i < left.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var other = pairs.ActualOf[i];
            if (other < 0)
            {
                ListFindings.Missing(left.Read(i), actual.Owner, expected.Pairing, sink);
            }
            else if (!sameContext || !left.HasSameBytes(i, right, other))
            {
                walk(sink, left.Read(i), right.Read(other));
            }
        }

        for (var i = 0; i < right.Count; i++)
        {
            if (pairs.ExpectedOf[i] < 0)
            {
                ListFindings.Extra(right.Read(i), expected.Owner, expected.Pairing, sink);
            }
        }

        ListFindings.Order(expected.Owner, actual.Owner, aligner, pairs, inStep, left.Read, right.Read, expected.Pairing, sink);
    }

    private bool AreSame(MemberIndex left, int i, MemberIndex right, int j)
    {
        var (wanted, found) = (left.Read(i), right.Read(j));
        var same = sink.Trials.AreSame(wanted, found, sink, trial => walk(trial, wanted, found));

        // These nodes are read anew when the pair is walked, so what was kept for them is of no use.
        sink.Trials.Take(wanted, found);
        return same;
    }

    private MemberIndex Index(CollectionFile file, Node? first, in Slice slice, CancellationToken cancellationToken)
    {
        var index = new MemberIndex(file, sink);
        if (first is null)
        {
            return index;
        }

        index.Add(ListKeys.ByKey(first, file.Pairing), first.Ordinal, slice);
        while (file.Next(out var at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (key, ordinal) = file.ReadKey(at);
            index.Add(key, ordinal, at);
        }

        return index;
    }
}
