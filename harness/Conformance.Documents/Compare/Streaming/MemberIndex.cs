namespace Conformance.Documents.Compare.Streaming;

/// <summary>Where the members of the rest of a collection stand, with their keys: 40 bytes for each, however large it is.</summary>
internal sealed class MemberIndex(CollectionFile file, MemberView view) : IItems
{
    private readonly List<Entry> entries = [];

    public int Count => entries.Count;

    /// <summary>Adds the present member of the file.</summary>
    public void Add(ulong key, int ordinal, in Slice slice) =>
        entries.Add(new Entry(slice.Offset, key, ContentHash.OfBytes(file.Bytes), slice.Length, ordinal, slice.Position.Line, slice.Position.Column));

    public ulong Key(int index) => entries[index].Key;

    public ulong Content(int index) => view.Item(Read(index)).Content(0);

    public ulong RuledContent(int index) => view.Item(Read(index)).RuledContent(0);

    public ulong Later(int index, int stage)
    {
        var isOpen = ListKeys.IsOpen(entries[index].Key);
        return isOpen || stage == 1 ? view.Item(Read(index)).Later(0, stage) : 0;
    }

    public ulong Shape(int index) => view.Item(Read(index)).Shape(0);

    /// <summary>Whether a member has no key of its own.</summary>
    public bool HasOpen => entries.Exists(entry => ListKeys.IsOpen(entry.Key));

    /// <summary>Whether a member has one of these keys.</summary>
    public bool HasAny(HashSet<ulong> keys) => entries.Exists(entry => keys.Contains(entry.Key));

    /// <summary>The member, read again.</summary>
    public Node Read(int index) => file.Read(SliceOf(index), entries[index].Ordinal);

    /// <summary>Whether the bytes of the two members are, by length and a 64-bit hash each, the same.</summary>
    public bool HasSameBytes(int index, MemberIndex other, int otherIndex)
    {
        var (left, right) = (entries[index], other.entries[otherIndex]);
        return left.Length == right.Length && left.Fingerprint == right.Fingerprint && left.Key == right.Key;
    }

    /// <summary>Whether the two members are for sure the same. False says nothing.</summary>
    public bool IsSurelyLike(int index, MemberIndex other, int otherIndex) => view.AreSurelyAlike(file, SliceOf(index), other.File, other.SliceOf(otherIndex));

    private CollectionFile File => file;

    private Slice SliceOf(int index)
    {
        var entry = entries[index];
        return new Slice(entry.Offset, entry.Length, new SourcePosition(entry.Line, entry.Column));
    }

    private readonly record struct Entry(long Offset, ulong Key, ulong Fingerprint, int Length, int Ordinal, int Line, int Column);
}
