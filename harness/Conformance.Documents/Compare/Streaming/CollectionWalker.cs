namespace Conformance.Documents.Compare.Streaming;

/// <summary>Compares the members of two collections: in step as long as keys agree, then by an index of the rest.</summary>
internal sealed class CollectionWalker
{
    /// <summary>Said where a pair differs or members have no key, for only these could be paired otherwise.</summary>
    private const string TooLong = "The files are too long to be held in memory, so the members were compared one after the other: those that share a key "
        + "are paired in their order, and those without a key after the first that has another place, not by what all of them hold.";

    private readonly CollectionFile expected;
    private readonly CollectionFile actual;
    private readonly FindingSink sink;
    private readonly MemberView view;
    private readonly HashSet<ulong> met = [];
    private readonly HashSet<ulong> different = [];
    private readonly bool sameContext;
    private readonly bool mayFallBack;
    private int inStep;
    private bool mayPairOtherwise;

    /// <summary>Makes a walker.</summary>
    /// <param name="expected">The expected collection.</param>
    /// <param name="actual">The actual collection.</param>
    /// <param name="view">What the members are compared as.</param>
    /// <param name="sink">Takes the findings.</param>
    /// <param name="mayFallBack">Whether the documents could be compared in memory as well.</param>
    public CollectionWalker(CollectionFile expected, CollectionFile actual, MemberView view, FindingSink sink, bool mayFallBack)
    {
        this.expected = expected;
        this.actual = actual;
        this.sink = sink;
        this.mayFallBack = mayFallBack;
        this.view = view;
        sameContext = expected.HasSameContext(actual);
    }

    public void Walk(CancellationToken cancellationToken)
    {
        WalkMembers(cancellationToken);
        if (mayPairOtherwise && !mayFallBack)
        {
            sink.Note(TooLong);
        }
    }

    private void WalkMembers(CancellationToken cancellationToken)
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
                    ValidateSame(left);
                    return true;
                });
                actual.CountLike(expected);
                inStep++;
                continue;
            }

            if (hasExpected && hasActual && view.AreSurelyAlike(expected, actual, out var key, out var areEqual))
            {
                if (mayFallBack)
                {
                    Meet(key, isDifferent: !areEqual);
                }

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
        if (!view.ArePair(wanted, found))
        {
            return false;
        }

        var before = (sink.Total, sink.Allowed);
        view.Walk(sink, wanted, found);
        var isDifferent = (sink.Total, sink.Allowed) != before;
        mayPairOtherwise |= sink.Total > before.Total;
        if (mayFallBack)
        {
            Meet(view.Item(wanted).Key(0), isDifferent);
        }

        return true;
    }

    /// <summary>Sees that the present members, which have the same bytes, are right.</summary>
    private void ValidateSame(in Slice slice)
    {
        if (mayFallBack)
        {
            Meet(view.ReadKey(expected, slice).Key, isDifferent: false);
        }
        else
        {
            expected.Validate(slice);
        }
    }

    /// <summary>
    /// Notes the key of a pair. Members that share a key are paired by content as soon as one of them differs from the member at
    /// its place, for
    /// which all of them must be there: those before the difference and those behind it.
    /// </summary>
    private void Meet(ulong key, bool isDifferent)
    {
        if (ListKeys.IsOpen(key))
        {
            return;
        }

        var isRepeated = !met.Add(key);
        if (isDifferent)
        {
            different.Add(key);
        }

        if (isRepeated && different.Contains(key))
        {
            throw new NotStreamableException("several members have one key");
        }
    }

    /// <summary>Refuses what may be paired otherwise in memory: members that share the key of a pair that differs, and what the
    /// view says.</summary>
    private void RefuseOtherPairs(MemberIndex left, MemberIndex right, bool isOrderFree)
    {
        if (different.Count > 0 && (left.HasAny(different) || right.HasAny(different)))
        {
            throw new NotStreamableException("several members have one key");
        }

        if (view.NeedsAll(left, right, isOrderFree))
        {
            throw new NotStreamableException("members without keys may stand in any order");
        }
    }

    private void Rest(MemberIndex left, MemberIndex right, CancellationToken cancellationToken)
    {
        var isOrderFree = ListWalker.IsOrderFree(left, right, expected.Owner, actual.Owner, sink);
        if (mayFallBack)
        {
            RefuseOtherPairs(left, right, isOrderFree);
        }

        mayPairOtherwise |= view.NeedsAll(left, right, isOrderFree);
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
            else if ((!sameContext || !left.HasSameBytes(i, right, other)) && !left.IsSurelyLike(i, right, other))
            {
                view.Walk(sink, left.Read(i), right.Read(other));
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
        if (mayFallBack && sink.Trials.IsExhausted)
        {
            // Nodes that are read again are tried again; in memory the same number of trials goes further.
            throw new NotStreamableException("too many pairs of members would have to be tried");
        }
    }

    private bool AreSame(MemberIndex left, int i, MemberIndex right, int j)
    {
        var (wanted, found) = (left.Read(i), right.Read(j));
        var same = sink.Trials.AreSame(wanted, found, sink, trial => view.Walk(trial, wanted, found));

        // These nodes are read anew when the pair is walked, so what was kept for them is of no use.
        sink.Trials.Take(wanted, found);
        return same;
    }

    private MemberIndex Index(CollectionFile file, Node? first, in Slice slice, CancellationToken cancellationToken)
    {
        var index = new MemberIndex(file, view);
        if (first is null)
        {
            return index;
        }

        index.Add(view.Item(first).Key(0), first.Ordinal, slice);
        while (file.Next(out var at))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (key, ordinal) = view.ReadKey(file, at);
            index.Add(key, ordinal, at);
        }

        return index;
    }
}
