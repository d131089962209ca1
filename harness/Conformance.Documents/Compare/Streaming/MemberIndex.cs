namespace Conformance.Documents.Compare.Streaming;

/// <summary>Where the members of the rest of a collection stand, with their keys: 40 bytes for each, however large it is.</summary>
internal sealed class MemberIndex(CollectionFile file, FindingSink sink) : IItems
{
    private readonly List<Entry> entries = [];

    public int Count => entries.Count;

    /// <summary>Adds the present member of the file.</summary>
    public void Add(ulong key, int ordinal, in Slice slice) =>
        entries.Add(new Entry(slice.Offset, key, ContentHash.OfBytes(file.Bytes), slice.Length, ordinal, slice.Position.Line, slice.Position.Column));

    public ulong Key(int index) => entries[index].Key;

    public ulong Content(int index) => ContentHash.Of(Read(index));

    public ulong RuledContent(int index) => RuledHash.Of(Read(index), sink);

    public ulong Later(int index, int stage)
    {
        var isOpen = ListKeys.IsOpen(entries[index].Key);
        return isOpen || stage == 1 ? ListKeys.Later(Read(index), isOpen, file.Pairing, stage) : 0;
    }

    public ulong Shape(int index) => ListKeys.Shape(Read(index));

    /// <summary>Whether a member has one of these keys.</summary>
    public bool HasAny(HashSet<ulong> keys) => entries.Exists(entry => keys.Contains(entry.Key));

    /// <summary>The member, read again.</summary>
    public Node Read(int index)
    {
        var entry = entries[index];
        return file.Read(new Slice(entry.Offset, entry.Length, new SourcePosition(entry.Line, entry.Column)), entry.Ordinal);
    }

    /// <summary>Whether the bytes of the two members are, by length and a 64-bit hash each, the same.</summary>
    public bool HasSameBytes(int index, MemberIndex other, int otherIndex)
    {
        var (left, right) = (entries[index], other.entries[otherIndex]);
        return left.Length == right.Length && left.Fingerprint == right.Fingerprint && left.Key == right.Key;
    }

    private readonly record struct Entry(long Offset, ulong Key, ulong Fingerprint, int Length, int Ordinal, int Line, int Column);
}
