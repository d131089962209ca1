using System.Collections;
using Conformance.Core.Contract;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Compare.Streaming;

namespace Conformance.Core.Judging;

/// <summary>
/// A large collection whose members are read a few hundred at a time, so that it never is in memory whole: its bytes, and where
/// each
/// member stands. What is read says the same, at the same places, as the whole document would. Safe for parallel use.
/// </summary>
internal sealed class CollectionPieces
{
    /// <summary>A member that is larger than a tree may be makes the body no plain collection, so that the window stays
    /// small.</summary>
    private static readonly DocumentLimits Limits = DocumentLimits.Default with { MaxBytes = PieceSize.Default.MostWhole };

    private readonly CollectionFile file;
    private readonly Lock gate = new();
    private readonly List<Slice> members;
    private readonly Document outline;
    private readonly Node owner;
    private readonly RepresentationMapping mapping;
    private readonly int size;

    private CollectionPieces(CollectionFile file, List<Slice> members, Document outline, Node owner, RepresentationMapping mapping, int size)
    {
        (this.file, this.members, this.outline, this.owner, this.mapping, this.size) = (file, members, outline, owner, mapping, size);
        var empty = AnswerBody.Of(outline, mapping);
        Body = new AnswerBody(empty.Root, empty.IsCollection, new Views(this), empty.Information, outline);
    }

    /// <summary>The body: the members are read when they are asked for, and again when they are asked for again.</summary>
    public AnswerBody Body { get; }

    /// <summary>How many pieces there are.</summary>
    public int Count => (members.Count + size - 1) / size;

    /// <summary>Reads a body once, and keeps where its members stand.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="format">What they are.</param>
    /// <param name="mapping">How XML and JSON relate.</param>
    /// <param name="size">How many members a piece has.</param>
    /// <returns>Null if the body is no plain collection with an identity for each member, or cannot be read: reading it whole
    /// tells which.</returns>
    public static CollectionPieces? Of(ReadOnlyMemory<byte> body, DocumentFormat format, RepresentationMapping mapping, int size)
    {
        try
        {
            var sink = new FindingSink(ApiRepresentation.Options);
#pragma warning disable CA2000 // It is read from as long as there is the answer, and holds memory or a file that ends with its handle.
            var stream = StoredBytes.Open(body);
            CollectionFile file = format == DocumentFormat.Xml ? XmlCollectionFile.Open(stream, Limits, sink) : JsonCollectionFile.Open(stream, Limits, sink);
#pragma warning restore CA2000
            var members = new List<Slice>();
            (string Namespace, string Name)? first = null;
            while (file.Next(out var slice))
            {
                var node = file.Current(slice);
                if ((first ??= (node.Namespace, node.Name)) != (node.Namespace, node.Name))
                {
                    return null;
                }

                members.Add(slice);
            }

            var outline = file.Envelope(out var owner);
            return IsPlain(outline, owner) && new CollectionPieces(file, members, outline, owner, mapping, size) is var pieces && pieces.ReadsLikeAWhole() ? pieces : null;
        }
        catch (Exception exception) when (exception is NotStreamableException or DocumentException)
        {
            return null;
        }
    }

    /// <summary>A part of the collection as a document of its own, every node at its place in the whole.</summary>
    public Document Piece(int number) => Part(number * size, Math.Min(size, members.Count - (number * size)));

    /// <summary>Nothing but members is in the collection, and nothing but the collection in the document.</summary>
    private static bool IsPlain(Document outline, Node owner) => outline.Format == DocumentFormat.Xml
        ? owner.Parent is null && owner.Children.Count == 0 && owner.Attributes.Count == 0
        : owner.Parent is { Parent: null, Kind: NodeKind.Object, Children.Count: 1 };

    private bool ReadsLikeAWhole() => members.Count > 0
        && AnswerBody.Of(Part(0, 1), mapping) is { IsCollection: true, Resources.Count: 1 } body && Body.IsCollection && body.Root == Body.Root;

    private Document Part(int from, int count)
    {
        var root = Copy(outline.Root, null);
        var holder = owner.Parent is null ? root : Copy(owner, root);
        var isXml = outline.Format == DocumentFormat.Xml;
        var nodes = new Node[count];
        lock (gate)
        {
            // What discovery has read once, several variants look through at a time, and the file has one reader.
            for (var at = 0; at < count; at++)
            {
                var ordinal = from + at + (isXml ? 1 : 0);
                nodes[at] = file.Read(members[from + at], ordinal);
                nodes[at].Place(holder, ordinal);
            }
        }

        holder.Fill([], nodes);
        if (holder != root)
        {
            root.Fill([], [holder]);
        }

        return outline with { Root = root };
    }

    private static Node Copy(Node node, Node? parent)
    {
        var copy = new Node(node.Kind, node.Namespace, node.Name, node.Prefix, node.Value, node.Position);
        copy.Place(parent, node.Ordinal);
        return copy;
    }

    /// <summary>The members as resources, piece by piece.</summary>
    private sealed class Views(CollectionPieces pieces) : IReadOnlyList<ResourceView>
    {
        public int Count => pieces.members.Count;

        public ResourceView this[int index] => AnswerBody.Of(pieces.Part(index, 1), pieces.mapping).Resources[0];

        public IEnumerator<ResourceView> GetEnumerator() =>
            Enumerable.Range(0, pieces.Count).SelectMany(number => AnswerBody.Of(pieces.Piece(number), pieces.mapping).Resources).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
