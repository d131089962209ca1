namespace Conformance.Documents.Compare.Streaming;

/// <summary>Where the members of the rest of a collection stand, with their keys: 40 bytes for each, however large it
/// is.</summary>
internal sealed class MemberIndex(CollectionFile file, MemberView view) : IItems
{
    private const int ChunkSize = 4096;

    /// <summary>In chunks: a list of a million would be copied as it grows, and take three times its size for a while.</summary>
    private readonly List<Entry[]> chunks = [];

    public int Count { get; private set; }

    /// <summary>Adds the present member of the file.</summary>
    public void Add(ulong key, int ordinal, in Slice slice)
    {
        if (Count % ChunkSize == 0)
        {
            chunks.Add(new Entry[ChunkSize]);
        }

        chunks[Count / ChunkSize][Count % ChunkSize] =
            new Entry(slice.Offset, key, ContentHash.OfBytes(file.Bytes), slice.Length, ordinal, slice.Position.Line, slice.Position.Column);
        Count++;
    }

    public ulong Key(int index) => At(index).Key;

    public ulong Content(int index) => view.Item(Read(index)).Content(0);

    public ulong RuledContent(int index) => view.Item(Read(index)).RuledContent(0);

    public ulong Later(int index, int stage)
    {
        var isOpen = ListKeys.IsOpen(At(index).Key);
        return isOpen || stage == 1 ? view.Item(Read(index)).Later(0, stage) : 0;
    }

    public ulong Shape(int index) => view.Item(Read(index)).Shape(0);

    /// <summary>Whether a member has no key of its own.</summary>
    public bool HasOpen => Has(ListKeys.IsOpen);

    /// <summary>Whether a member has one of these keys.</summary>
    public bool HasAny(HashSet<ulong> keys) => Has(keys.Contains);

    /// <summary>The member, read again.</summary>
    public Node Read(int index) => file.Read(SliceOf(index), At(index).Ordinal);

    /// <summary>Whether the bytes of the two members are, by length and a 64-bit hash each, the same.</summary>
    public bool HasSameBytes(int index, MemberIndex other, int otherIndex)
    {
        var (left, right) = (At(index), other.At(otherIndex));
        return left.Length == right.Length && left.Fingerprint == right.Fingerprint && left.Key == right.Key;
    }

    /// <summary>Whether the two members are for sure the same. False says nothing.</summary>
    public bool IsSurelyLike(int index, MemberIndex other, int otherIndex) => view.AreSurelyAlike(file, SliceOf(index), other.File, other.SliceOf(otherIndex));

    private CollectionFile File => file;

    private ref readonly Entry At(int index) => ref chunks[index / ChunkSize][index % ChunkSize];

    private bool Has(Func<ulong, bool> isSought)
    {
        for (var i = 0; i < Count; i++)
        {
            if (isSought(At(i).Key))
            {
                return true;
            }
        }

        return false;
    }

    private Slice SliceOf(int index)
    {
        var entry = At(index);
        return new Slice(entry.Offset, entry.Length, new SourcePosition(entry.Line, entry.Column));
    }

    private readonly record struct Entry(long Offset, ulong Key, ulong Fingerprint, int Length, int Ordinal, int Line, int Column);
}
