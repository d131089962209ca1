namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Compares two files that hold a large collection, member by member, in bounded memory: from the first member on that has
/// another key, an index of 40 bytes for each member and side is kept; before, nothing of a file that is longer than the limit
/// grows with the
/// number of members, and of a shorter one only a set of the keys. The result is that of <see cref="Comparer"/>: up to the limit,
/// files without
/// a collection, and files whose members may be paired otherwise when all of them are there, are compared in memory.
/// </summary>
public static class StreamComparer
{
    /// <summary>The differences of <paramref name="actual"/> from <paramref name="expected"/>. Both streams must be seekable, and
    /// are read from their start.</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="actual">The actual document.</param>
    /// <param name="format">The format of both.</param>
    /// <param name="options">What the comparison goes by.</param>
    /// <param name="limits">The largest member, envelope, or document to be held in memory.</param>
    /// <param name="cancellationToken">Stops between two members.</param>
    /// <exception cref="DocumentException">A document cannot be read; <see cref="UnreadableSide.Of"/> tells which
    /// one.</exception>
    public static Comparison Compare(
        Stream expected, Stream actual, DocumentFormat format, CompareOptions options, DocumentLimits limits, CancellationToken cancellationToken) =>
        Compare(expected, format, actual, format, options, limits, cancellationToken);

    /// <summary>As <see cref="Compare(Stream, Stream, DocumentFormat, CompareOptions, DocumentLimits, CancellationToken)"/>, for
    /// documents of any formats.</summary>
    /// <param name="expected">The expected document.</param>
    /// <param name="expectedFormat">Its format.</param>
    /// <param name="actual">The actual document.</param>
    /// <param name="actualFormat">Its format.</param>
    /// <param name="options">What the comparison goes by.</param>
    /// <param name="limits">The largest member, envelope, or document to be held in memory.</param>
    /// <param name="cancellationToken">Stops between two members.</param>
    /// <exception cref="DocumentException">A document cannot be read; <see cref="UnreadableSide.Of"/> tells which
    /// one.</exception>
    public static Comparison Compare(
        Stream expected,
        DocumentFormat expectedFormat,
        Stream actual,
        DocumentFormat actualFormat,
        CompareOptions options,
        DocumentLimits limits,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return MemberByMember(expected, expectedFormat, actual, actualFormat, options, limits, cancellationToken);
        }
        catch (NotStreamableException reason)
        {
            var wanted = ReadWhole(expected, expectedFormat, limits, isExpected: true, reason.Message);
            var found = ReadWhole(actual, actualFormat, limits, isExpected: false, reason.Message);
            return Comparer.Compare(wanted, found, options);
        }
        catch (DocumentException) when (Fits(expected, limits) && Fits(actual, limits))
        {
            // One fault, one place: where the whole document can be read, its reader says what is wrong, whatever came first in
            // the stream.
            ReadWhole(expected, expectedFormat, limits, isExpected: true, "");
            ReadWhole(actual, actualFormat, limits, isExpected: false, "");
            throw;
        }
    }

    private static bool Fits(Stream stream, DocumentLimits limits) => stream.Length <= limits.MaxBytes;

    /// <summary>The comparison without the way back into memory. A fault's place is that of the stream.</summary>
    /// <exception cref="NotStreamableException">The documents are no two collections.</exception>
    internal static Comparison MemberByMember(
        Stream expected,
        DocumentFormat expectedFormat,
        Stream actual,
        DocumentFormat actualFormat,
        CompareOptions options,
        DocumentLimits limits,
        CancellationToken cancellationToken)
    {
        expected.Position = actual.Position = 0;
        var isOneFormat = expectedFormat == actualFormat;
        var (members, envelope) = (new FindingSink(options), new FindingSink(options));
        var left = UnreadableSide.Guard(isExpected: true, () => Open(expected, expectedFormat, limits, members, isOneFormat));
        using var disposeLeft = left as IDisposable;
        var right = UnreadableSide.Guard(isExpected: false, () => Open(actual, actualFormat, limits, members, isOneFormat));
        using var disposeRight = right as IDisposable;
        if (isOneFormat)
        {
            RefuseOtherPlaces(left.Owner, right.Owner);
        }

        members.UsePairingOf(left.Owner);
        var mayFallBack = Fits(expected, limits) && Fits(actual, limits);
        MemberView view = isOneFormat ? new NodeView(expectedFormat, left.Pairing, members, limits) : new InformationView(options.Mapping, left.Pairing, members);
        new CollectionWalker(left, right, view, members, mayFallBack).Walk(cancellationToken);
        return Envelopes(left, right, members, envelope, isOneFormat, options.Mapping, mayFallBack);
    }

    private static CollectionFile Open(Stream stream, DocumentFormat format, DocumentLimits limits, FindingSink sink, bool isOneFormat)
    {
        // Beside the other format the envelope must show whether what holds the members is a list; two of them make one, whatever
        // they hold.
        var samples = isOneFormat ? 0 : 2;
        return format == DocumentFormat.Xml ? XmlCollectionFile.Open(stream, limits, sink, samples) : JsonCollectionFile.Open(stream, limits, sink, samples);
    }

    private static Comparison Envelopes(
        CollectionFile left,
        CollectionFile right,
        FindingSink members,
        FindingSink sink,
        bool isOneFormat,
        RepresentationMapping mapping,
        bool mayFallBack)
    {
        Node expectedOwner = null!;
        Node actualOwner = null!;
        var expected = UnreadableSide.Guard(isExpected: true, () => left.Envelope(out expectedOwner));
        var actual = UnreadableSide.Guard(isExpected: false, () => right.Envelope(out actualOwner));
        if (isOneFormat && mayFallBack && (HasKeyAmongMembers(left, sink) || HasKeyAmongMembers(right, sink) || !AreInStep(expectedOwner, actualOwner, sink)))
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

        if (!isOneFormat)
        {
            if (!left.IsOfOneName || !right.IsOfOneName)
            {
                throw new NotStreamableException("the members have several names, so that they are several lists in JSON");
            }

            var (wanted, found) = (Information.Of(expected, mapping), Information.Of(actual, mapping));
            RefuseListInList(wanted, expectedOwner);
            RefuseListInList(found, actualOwner);
            new InformationWalker(sink, mapping, (one, other) => Elsewhere(one.Source, other.Source)).Walk(wanted, found);
        }
        else if (expected.Format == DocumentFormat.Json)
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

    /// <summary>Items of lists are paired by what they hold, which of an item that holds the collection is not there.</summary>
    private static void RefuseListInList(InformationNode root, Node owner)
    {
        if (!HoldsList(root, owner))
        {
            throw new NotStreamableException("the collection is no list, or stands inside another one");
        }
    }

    private static bool HoldsList(InformationNode node, Node owner) => node switch
    {
        InformationList list => list.Source == owner,
        InformationObject entity => entity.Members.Any(member => HoldsList(member.Value, owner)),
        _ => false,
    };

    /// <summary>Whether the key of what holds the members may be one of the members, which is not in the envelope.</summary>
    private static bool HasKeyAmongMembers(CollectionFile file, FindingSink sink) =>
        file.Owner.Parent is { } parent && file.HasMemberOf(sink.PairingOf(parent).Keys);

    /// <summary>
    /// Whether the collections, and all that holds them, are pairs whatever the collections hold. Where they are not, content
    /// pairs and names
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

    /// <summary>Below the root, names decide what is paired; so collections under different names are no pair for
    /// certain.</summary>
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
    private static Document ReadWhole(Stream stream, DocumentFormat format, DocumentLimits limits, bool isExpected, string reason) =>
        UnreadableSide.Guard(isExpected, () =>
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
