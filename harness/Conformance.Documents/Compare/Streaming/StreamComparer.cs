namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Compares two files of one format that hold a large collection, member by member, in bounded memory: from the first member on that has
/// another key, an index of 40 bytes for each member and side is kept; before, nothing of a file that is longer than the limit grows with the
/// number of members, and of a shorter one only a set of the keys. The result is that of <see cref="Comparer"/>: up to the limit, files without
/// a collection, and files whose members may be paired otherwise when all of them are there, are compared in memory.
/// </summary>
public static class StreamComparer
{
    /// <summary>The differences of <paramref name="actual"/> from <paramref name="expected"/>. Both streams must be seekable, and are read from their start.</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="actual">The actual document.</param>
    /// <param name="format">The format of both.</param>
    /// <param name="options">What the comparison goes by.</param>
    /// <param name="limits">The largest member, envelope, or document to be held in memory.</param>
    /// <param name="cancellationToken">Stops between two members.</param>
    /// <exception cref="DocumentException">A document cannot be read; <see cref="UnreadableSide.Of"/> tells which one.</exception>
    public static Comparison Compare(
        Stream expected, Stream actual, DocumentFormat format, CompareOptions options, DocumentLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return MemberByMember(expected, actual, format, options, limits, cancellationToken);
        }
        catch (NotStreamableException reason)
        {
            return InMemory(expected, actual, format, options, limits, reason.Message);
        }
        catch (DocumentException) when (Fits(expected, limits) && Fits(actual, limits))
        {
            // One fault, one place: where the whole document can be read, its reader says what is wrong, whatever came first in the stream.
            ReadWhole(expected, format, limits, isExpected: true);
            ReadWhole(actual, format, limits, isExpected: false);
            throw;
        }
    }

    private static bool Fits(Stream stream, DocumentLimits limits) => stream.Length <= limits.MaxBytes;

    private static Comparison InMemory(Stream expected, Stream actual, DocumentFormat format, CompareOptions options, DocumentLimits limits, string reason)
    {
        var wanted = ReadWhole(expected, format, limits, isExpected: true, reason);
        var found = ReadWhole(actual, format, limits, isExpected: false, reason);
        return Comparer.Compare(wanted, found, options);
    }

    /// <summary>The comparison without the way back into memory. A fault's place is that of the stream.</summary>
    /// <exception cref="NotStreamableException">The documents are no two collections.</exception>
    internal static Comparison MemberByMember(
        Stream expected, Stream actual, DocumentFormat format, CompareOptions options, DocumentLimits limits, CancellationToken cancellationToken)
    {
        expected.Position = actual.Position = 0;
        var (members, envelope) = (new FindingSink(options), new FindingSink(options));
        var left = UnreadableSide.Guard(isExpected: true, () => Open(expected, format, limits, members));
        using var disposeLeft = left as IDisposable;
        var right = UnreadableSide.Guard(isExpected: false, () => Open(actual, format, limits, members));
        using var disposeRight = right as IDisposable;
        RefuseOtherPlaces(left.Owner, right.Owner);
        members.UsePairingOf(left.Owner);
        var mayFallBack = Fits(expected, limits) && Fits(actual, limits);
        new CollectionWalker(left, right, members, mayFallBack).Walk(cancellationToken);
        return Envelopes(left, right, format, members, envelope, mayFallBack);
    }

    private static CollectionFile Open(Stream stream, DocumentFormat format, DocumentLimits limits, FindingSink sink) =>
        format == DocumentFormat.Xml ? XmlCollectionFile.Open(stream, limits, sink) : JsonCollectionFile.Open(stream, limits, sink);

    private static Comparison Envelopes(
        CollectionFile left, CollectionFile right, DocumentFormat format, FindingSink members, FindingSink sink, bool mayFallBack)
    {
        Node expectedOwner = null!;
        Node actualOwner = null!;
        var expected = UnreadableSide.Guard(isExpected: true, () => left.Envelope(out expectedOwner));
        var actual = UnreadableSide.Guard(isExpected: false, () => right.Envelope(out actualOwner));
        if (mayFallBack && (HasKeyAmongMembers(left, sink) || HasKeyAmongMembers(right, sink) || !AreInStep(expectedOwner, actualOwner, sink)))
        {
            throw new NotStreamableException("what stands beside the collection is not in step");
        }

        (int Differences, int Allowed)? place = null;
        bool Elsewhere(Node one, Node other)
        {
            if (one == expectedOwner != (other == actualOwner))
            {
                throw new NotStreamableException("the collections stand in different places");
            }

            place = one == expectedOwner ? sink.Kept : place;
            return one == expectedOwner;
        }

        if (format == DocumentFormat.Json)
        {
            new JsonWalker(sink, Elsewhere).Walk(expected.Root, actual.Root);
        }
        else
        {
            Comparer.Encoding(expected.EncodingName, actual.EncodingName, expected.Root, actual.Root, sink);
            var walker = new XmlWalker(sink, Elsewhere);
            walker.Asides(expected.Outside, actual.Outside, expected.Root, actual.Root);
            walker.Walk(expected.Root, actual.Root);
        }

        return sink.Result(members, place ?? throw new NotStreamableException("the collections stand in different places"));
    }

    /// <summary>Whether the key of what holds the members may be one of the members, which is not in the envelope.</summary>
    private static bool HasKeyAmongMembers(CollectionFile file, FindingSink sink) =>
        file.Owner.Parent is { } parent && file.HasMemberOf(sink.PairingOf(parent).Keys);

    /// <summary>
    /// Whether the collections, and all that holds them, are pairs whatever the collections hold. Where they are not, content pairs and names
    /// them, and that is not in the envelope.
    /// </summary>
    private static bool AreInStep(Node expected, Node actual, FindingSink sink)
    {
        for (var (one, other) = (expected, actual); one.Parent is not null && other.Parent is not null; (one, other) = (one.Parent, other.Parent))
        {
            var isList = one.Parent.Kind != NodeKind.Object;
            if (isList && !ListWalker.AreInStep(Items(one.Parent), Items(other.Parent), sink.PairingOf(one.Parent), one))
            {
                return false;
            }
        }

        return true;
    }

    private static IReadOnlyList<Node> Items(Node owner) => owner.Kind == NodeKind.Element ? XmlContent.Of(owner) : owner.Children;

    /// <summary>Below the root, names decide what is paired; so collections under different names are no pair for certain.</summary>
    private static void RefuseOtherPlaces(Node expected, Node actual)
    {
        var (one, other) = (expected, actual);
        while (one.Parent is not null && other.Parent is not null && one.Name == other.Name && one.Namespace == other.Namespace)
        {
            (one, other) = (one.Parent, other.Parent);
        }

        if (one.Parent is not null || other.Parent is not null)
        {
            throw new NotStreamableException("the collections stand in different places");
        }
    }

    /// <summary>Reads a document into memory.</summary>
    /// <param name="stream">The document, from its start.</param>
    /// <param name="format">Its format.</param>
    /// <param name="limits">The longest document that is read.</param>
    /// <param name="isExpected">Which side it is, for <see cref="UnreadableSide"/>.</param>
    /// <param name="reason">Why it is not compared member by member, for the message when it is too long.</param>
    public static Document ReadWhole(
        Stream stream, DocumentFormat format, DocumentLimits limits, bool isExpected, string reason = "the two documents are of different formats")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(limits);
        return UnreadableSide.Guard(isExpected, () =>
        {
            if (stream.Length > limits.MaxBytes)
            {
                throw new DocumentException(
                    DocumentFault.TooLarge,
                    FormattableString.Invariant($"The document is longer than {limits.MaxBytes} bytes and cannot be compared member by member: {reason}."),
                    default);
            }

            var body = new byte[stream.Length];
            stream.Position = 0;
            stream.ReadExactly(body);
            return format == DocumentFormat.Xml ? XmlDocuments.Read(body, limits) : JsonDocuments.Read(body, limits);
        });
    }
}
