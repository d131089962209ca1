using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>An XML file whose collection is the first element with keys by the rules whose first child has such a key as
/// attribute.</summary>
internal sealed class XmlCollectionFile : CollectionFile, IDisposable
{
    private readonly XmlMemberReader members;
    private readonly Dictionary<(string Namespace, string Name), int> ordinals = [];
    private readonly List<string> chain;
    private int elements;
    private bool isDone;
    private bool isMixed;

    private XmlCollectionFile(Stream stream, DocumentLimits limits, FindingSink sink, int samples)
        : base(stream, limits, TextPosition.XmlStart, samples)
    {
        while (Buffer.Span.Length < 1024 && Buffer.Fill())
        {
        }

        if (XmlEncoding.Of(Buffer.Span).Name != "utf-8")
        {
            throw new NotStreamableException("not UTF-8");
        }

        chain = Descend(sink);
        var closed = Encoding.UTF8.GetString(Kept.Span) + string.Concat(chain.AsEnumerable().Reverse().Select(name => $"</{name}>"));
        var owner = XmlDocuments.Read(Encoding.UTF8.GetBytes(closed), limits).Root;
        for (var depth = 1; depth < chain.Count; depth++)
        {
            owner = owner.Elements.Last();
        }

        Owner = owner;
        Pairing = sink.PairingOf(owner);
        members = new XmlMemberReader(Kept.Span, limits, chain.Count, elements);
        if (members.Space == XmlSpace.Preserve)
        {
            throw new NotStreamableException("white space is preserved");
        }
    }

    /// <exception cref="NotStreamableException">There is no collection in the file.</exception>
    public static XmlCollectionFile Open(Stream stream, DocumentLimits limits, FindingSink sink, int samples = 0) => new(stream, limits, sink, samples);

    public void Dispose() => members.Dispose();

    public override bool Next(out Slice slice, ReadOnlySpan<byte> likely = default)
    {
        slice = default;
        Leave();
        while (!isDone)
        {
            var (markup, size) = Peek();
            switch (markup)
            {
                case XmlMarkup.Start or XmlMarkup.Empty:
                    Length = markup == XmlMarkup.Empty ? size
                        : !likely.IsEmpty && Buffer.Span.StartsWith(likely) ? likely.Length
                        : XmlElementScan.Length(Buffer, size);
                    slice = new Slice(Buffer.Offset, Length, Buffer.Position);
                    return true;
                case XmlMarkup.Aside:
                    Keep(size);
                    break;
                case XmlMarkup.End:
                    KeepRest();
                    isDone = true;
                    break;
                default:
                    throw new NotStreamableException("mixed content");
            }
        }

        return false;
    }

    public override Node Current(in Slice slice)
    {
        var node = Parse(Bytes, slice.Position, 0);
        node.Place(Owner, Count(members.Name));
        return node;
    }

    public override void Validate(in Slice slice)
    {
        members.Validate(Bytes, slice.Position);
        Count(members.Name);
    }

    public override (ulong Key, int Ordinal) ReadKey(in Slice slice, Func<Node, ulong> otherwise)
    {
        var (first, isFound) = members.ValidateAndFind(Bytes, slice.Position, Pairing.Keys[0]);
        var ordinal = Count(members.Name);
        return isFound
            ? (ListKeys.ByKey(Pairing.Keys[0], first), ordinal)
            : (otherwise(Parse(Bytes, slice.Position, ordinal)), ordinal);
    }

    /// <summary>Whether the member that was read last says of itself that it is null (<c>xsi:nil</c>).</summary>
    public bool IsNil => members.IsNil;

    /// <summary>Whether a member that stood earlier in the file is for sure the same as a JSON object. False says
    /// nothing.</summary>
    public bool IsSurelyLike(in Slice slice, XmlJsonSameness sameness, JsonTokens tokens, ReadOnlySpan<byte> json) =>
        members.IsSurelyLike(Load(slice), slice.Position, sameness, tokens, json);

    /// <summary>Whether the present members are for sure the same. True counts both; false says nothing.</summary>
    public bool IsSurelyLike(JsonCollectionFile other, XmlJsonSameness sameness)
    {
        if (other.Tokens is not { } tokens || !members.IsSurelyLike(Bytes, Buffer.Position, sameness, tokens, other.Bytes))
        {
            return false;
        }

        Count(members.Name);
        other.CountLike(this);
        return true;
    }

    /// <summary>
    /// Whether the present members are for sure the same but for prefixes, of which <paramref name="sameness"/> tells how many
    /// differ, and have one key.
    /// True counts both; false says nothing.
    /// </summary>
    public bool IsSurelyLike(XmlCollectionFile actual, XmlSameness sameness, out ulong sharedKey)
    {
        UnreadableSide.Guard(isExpected: true, StartMember);
        UnreadableSide.Guard(isExpected: false, actual.StartMember);
        var isLike = members.IsSurelyLike(actual.members, sameness, Pairing.Keys[0], out var value);
        sharedKey = isLike ? ListKeys.ByKey(Pairing.Keys[0], value) : ListKeys.None;
        return isLike;
    }

    /// <summary>Counts the present member, which was read.</summary>
    public void CountRead() => Count(members.Name);

    private bool StartMember()
    {
        members.Start(Bytes, Buffer.Position);
        return true;
    }

    public override void CountLike(CollectionFile other) => Count(((XmlCollectionFile)other).members.Name);

    public override bool IsOfOneName => ordinals.Count == 1;

    public override bool HasMemberOf(IReadOnlyList<string> names) => ordinals.Keys.Any(member => names.Contains(member.Name));

    protected override Node Parse(ReadOnlySpan<byte> bytes, SourcePosition position, int ordinal) => members.Parse(bytes, position, Owner, ordinal);

    private int Count((string Namespace, string Name) name)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(ordinals, name, out _);
        return ++count;
    }

    public override bool HasSameContext(CollectionFile other) =>
        other is XmlCollectionFile file
        && members.Space == file.members.Space
        && members.Namespaces.Count == file.members.Namespaces.Count
        && members.Namespaces.All(pair => file.members.Namespaces.TryGetValue(pair.Key, out var uri) && uri == pair.Value);

    public override Document Envelope(out Node owner)
    {
        var document = XmlDocuments.Read(Kept, Limits with { MaxBytes = long.MaxValue }, Shift());
        owner = document.Root;
        for (var depth = 1; depth < chain.Count; depth++)
        {
            var same = owner.Elements.Where(child => child.Name == LocalName(chain[depth])).ToList();
            if (same.Count != 1)
            {
                throw new NotStreamableException("the collection has siblings of its name");
            }

            owner = same[0];
        }

        return document with { HasByteOrderMark = HasByteOrderMark };
    }

    private bool HasKey(int size, Pairing pairing)
    {
        foreach (var key in pairing.Keys)
        {
            if (XmlScan.HasAttribute(Buffer.Span[..size], Encoding.UTF8.GetBytes(key)))
            {
                return true;
            }
        }

        return false;
    }

    private static string LocalName(string qualified) => qualified[(qualified.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Goes down to the collection, keeping what is before its first member. Gives the qualified names on the
    /// way.</summary>
    private List<string> Descend(FindingSink sink)
    {
        var open = new List<string>();
        Node? node = null;
        var isFirst = false;
        while (true)
        {
            var (markup, size) = Peek();
            switch (markup)
            {
                case XmlMarkup.Start or XmlMarkup.Empty:
                    if (isFirst && node is not null && HasKey(size, sink.PairingOf(node)))
                    {
                        return isMixed ? throw new NotStreamableException("mixed content") : open;
                    }

                    isFirst = markup == XmlMarkup.Start;
                    isMixed = false;
                    if (isFirst && open.Count >= Limits.MaxDepth)
                    {
                        // In memory it is refused as too deep, with its place.
                        throw new NotStreamableException("it is too deep");
                    }

                    if (isFirst)
                    {
                        var name = Encoding.UTF8.GetString(XmlScan.QualifiedName(Buffer.Span[..size]));
                        open.Add(name);
                        var child = new Node(NodeKind.Element, "", LocalName(name), "", null, default);
                        child.Place(node, 1);
                        node = child;
                    }

                    elements++;
                    Keep(size);
                    break;
                case XmlMarkup.End when open.Count > 1:
                    open.RemoveAt(open.Count - 1);
                    node = node!.Parent;
                    isFirst = false;
                    Keep(size);
                    break;
                case XmlMarkup.Aside or XmlMarkup.CData:
                    isMixed |= markup == XmlMarkup.CData;
                    Keep(size);
                    break;
                default:
                    throw new NotStreamableException("no collection");
            }
        }
    }

    /// <summary>The next piece of markup. Text before it is kept; text with content between members makes the file no
    /// collection.</summary>
    private (XmlMarkup Markup, int Size) Peek()
    {
        while (true)
        {
            var at = Buffer.Span.IndexOf((byte)'<');
            if (at > 0)
            {
                Before(at);
            }

            var size = 0;
            var markup = at < 0 ? XmlMarkup.Unfinished : XmlScan.Next(Buffer.Span, out size);
            if (markup != XmlMarkup.Unfinished)
            {
                return (markup, size);
            }

            if (!Buffer.Fill())
            {
                throw new NotStreamableException("it ends too early");
            }
        }
    }

    private void Before(int count)
    {
        if (Owner is null)
        {
            isMixed |= !Buffer.Span[..count].TrimStart(" \t\r\n"u8).IsEmpty;
            Keep(count);
            return;
        }

        if (!Buffer.Span[..count].TrimStart(" \t\r\n"u8).IsEmpty)
        {
            throw new NotStreamableException("mixed content");
        }

        Buffer.Release(count);
    }
}
