namespace Conformance.Documents.Compare.Streaming;

/// <summary>Compares the members of two collections: in step as long as keys agree, then by an index of the rest.</summary>
internal sealed class CollectionWalker
{
    private readonly CollectionFile expected;
    private readonly CollectionFile actual;
    private readonly FindingSink sink;
    private readonly Action<Node, Node> walk;
    private readonly bool sameContext;

    public CollectionWalker(CollectionFile expected, CollectionFile actual, FindingSink sink)
    {
        this.expected = expected;
        this.actual = actual;
        this.sink = sink;
        walk = expected is XmlCollectionFile ? new XmlWalker(sink).Walk : new JsonWalker(sink).Walk;
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
                continue;
            }

            var wanted = hasExpected ? Current(expected, left) : null;
            var found = hasActual ? Current(actual, right) : null;
            if (wanted is null || found is null || !ListWalker.IsPair(wanted, found, expected.Pairing.KeyOf(wanted), expected.Pairing.KeyOf(found)))
            {
                Rest(Index(expected, wanted, left, cancellationToken), Index(actual, found, right, cancellationToken), cancellationToken);
                return;
            }

            walk(wanted, found);
        }
    }

    private void Rest(MemberIndex left, MemberIndex right, CancellationToken cancellationToken)
    {
        var (wanted, found) = (left.Keys(), right.Keys());
        var alignment = ListWalker.Align(left, right, wanted, found);
        for (var i = 0; i < wanted.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var other = alignment.ActualOf[i];
            if (other < 0)
            {
                ListWalker.Missing(left.Read(i), actual.Owner, sink);
            }
            else if (!sameContext || !left.HasSameBytes(i, right, other))
            {
                walk(left.Read(i), right.Read(other));
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            if (alignment.ExpectedOf[i] < 0)
            {
                ListWalker.Extra(right.Read(i), expected.Owner, sink);
            }
        }

        if (!alignment.InOrder())
        {
            var isKeyed = !wanted.AsSpan().Contains(0UL) && !found.AsSpan().Contains(0UL);
            ListWalker.Disorder(
                expected.Owner,
                actual.Owner,
                alignment,
                i => ListWalker.Label(left.Read(i), expected.Pairing),
                i => ListWalker.Label(right.Read(i), expected.Pairing),
                isKeyed,
                sink);
        }
    }

    private static MemberIndex Index(CollectionFile file, Node? first, in Slice slice, CancellationToken cancellationToken)
    {
        var index = new MemberIndex(file);
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

    private static Node Current(CollectionFile file, in Slice slice) => file.Current(slice);
}
