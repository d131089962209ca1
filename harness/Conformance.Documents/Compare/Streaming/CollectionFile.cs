using System.Buffers;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// A document that is one large collection in a small envelope. Members come one after the other as slices of bytes; the envelope
/// is
/// kept, and read as a document of its own once the last member has passed.
/// </summary>
internal abstract class CollectionFile
{
    private readonly ArrayBufferWriter<byte> envelope = new();
    private readonly List<(int Start, SourcePosition Position)> pieces = [];
    private readonly TextPosition start;
    private byte[] scratch = [];
    private int samples;
    private long keptTo = -1;

    /// <summary>Opens the file.</summary>
    /// <param name="stream">The file, from its start.</param>
    /// <param name="limits">The largest member and envelope.</param>
    /// <param name="start">The first place; it says what ends a line.</param>
    /// <param name="samples">How many members, from the first on, are kept in the envelope, so that it shows what holds the
    /// members.</param>
    protected CollectionFile(Stream stream, DocumentLimits limits, TextPosition start, int samples)
    {
        this.samples = samples;
        Stream = stream;
        Limits = limits;
        this.start = start;
        Buffer = new ScanBuffer(stream, limits, start);
        HasByteOrderMark = Buffer.ReleaseMark();
    }

    /// <summary>Whether the file began with a byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>The element or array that holds the members, as the text before them makes it.</summary>
    public Node Owner { get; protected set; } = null!;

    /// <summary>How members are paired.</summary>
    public Pairing Pairing { get; protected set; } = Pairing.InOrder;

    protected Stream Stream { get; }

    protected DocumentLimits Limits { get; }

    protected ScanBuffer Buffer { get; }

    /// <summary>Moves to the next member. False at the end of the collection.</summary>
    /// <param name="slice">Where the member stands.</param>
    /// <param name="likely">A whole member: if the next bytes are the same, they are a whole member too, and need not be
    /// scanned.</param>
    public abstract bool Next(out Slice slice, ReadOnlySpan<byte> likely = default);

    /// <summary>The bytes of the member that <see cref="Next"/> has just moved to.</summary>
    public ReadOnlySpan<byte> Bytes => Buffer.Span[..Length];

    /// <summary>The length of the present member.</summary>
    protected int Length { get; set; }

    /// <summary>The present member as a node, in its place.</summary>
    public abstract Node Current(in Slice slice);

    /// <summary>Reads the present member without keeping it, only to see that it is right, and counts it.</summary>
    public abstract void Validate(in Slice slice);

    /// <summary>
    /// Reads the present member like <see cref="Validate"/> and gives the hash of its key (as <see cref="ListKeys"/> makes it)
    /// and its place, without
    /// making nodes where the key shows without them.
    /// </summary>
    /// <param name="slice">Where the member stands.</param>
    /// <param name="otherwise">The key of the member as a node.</param>
    public abstract (ulong Key, int Ordinal) ReadKey(in Slice slice, Func<Node, ulong> otherwise);

    /// <summary>Counts the present member, whose bytes are those of the one that <paramref name="other"/> has
    /// validated.</summary>
    public abstract void CountLike(CollectionFile other);

    /// <summary>Whether a member so far is called by one of these names, so that it could be the key of what holds the
    /// members.</summary>
    public abstract bool HasMemberOf(IReadOnlyList<string> names);

    /// <summary>Whether all members so far have one name, so that they are one list to a form that groups them by their
    /// names.</summary>
    public virtual bool IsOfOneName => true;

    /// <summary>A member as a node.</summary>
    protected abstract Node Parse(ReadOnlySpan<byte> bytes, SourcePosition position, int ordinal);

    /// <summary>Whether equal bytes mean equal members in both files.</summary>
    public abstract bool HasSameContext(CollectionFile other);

    /// <summary>Everything but the members, as a document. To be called after the last one.</summary>
    public abstract Document Envelope(out Node owner);

    /// <summary>The member at a slice, read again.</summary>
    public Node Read(in Slice slice, int ordinal) => Parse(Load(slice), slice.Position, ordinal);

    /// <summary>The bytes of the member at a slice, until the next call.</summary>
    public ReadOnlySpan<byte> Load(in Slice slice)
    {
        if (scratch.Length < slice.Length)
        {
            scratch = new byte[slice.Length * 2];
        }

        var bytes = scratch.AsSpan(0, slice.Length);
        Stream.Position = slice.Offset;
        Stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Whether a member that stays in the envelope comes next, or has come last.</summary>
    protected bool IsSampled => samples > 0;

    /// <summary>Gives up the present member, which stays in the envelope if it is one of the samples.</summary>
    protected void Leave()
    {
        if (samples > 0 && Length > 0)
        {
            samples--;
            Keep(Length);
        }
        else
        {
            Buffer.Release(Length);
        }

        Length = 0;
    }

    /// <summary>Keeps the first bytes of the window as a part of the envelope, and gives them up.</summary>
    protected void Keep(int count)
    {
        if (envelope.WrittenCount + (long)count > Limits.MaxBytes)
        {
            throw Faults.TooLarge(Limits);
        }

        // A piece that touches the one before it is none of its own, so that many comments in a row are one piece.
        if (keptTo != Buffer.Offset)
        {
            pieces.Add((envelope.WrittenCount, Buffer.Position));
        }

        keptTo = Buffer.Offset + count;
        envelope.Write(Buffer.Span[..count]);
        Buffer.Release(count);
    }

    /// <summary>Keeps everything that is left, at once: a piece must not begin inside a character.</summary>
    protected void KeepRest()
    {
        while (Buffer.Fill())
        {
        }

        Keep(Buffer.Span.Length);
    }

    /// <summary>The envelope so far.</summary>
    protected ReadOnlyMemory<byte> Kept => envelope.WrittenMemory;

    /// <summary>Turns places of the envelope's text into places of the file.</summary>
    protected Func<SourcePosition, SourcePosition> Shift()
    {
        var starts = new List<(SourcePosition Inside, SourcePosition Outside)>(pieces.Count);
        var at = start;
        foreach (var (begin, position) in pieces)
        {
            at.Advance(Kept.Span[(int)at.Offset..begin]);
            starts.Add((at.Position, position));
        }

        return inside =>
        {
            var (piece, outside) = starts[Last(starts, inside)];
            return inside.Line == piece.Line
                ? new SourcePosition(outside.Line, outside.Column + inside.Column - piece.Column)
                : new SourcePosition(outside.Line + inside.Line - piece.Line, inside.Column);
        };
    }

    /// <summary>The last piece that begins at the place or before it; the first if there is none.</summary>
    private static int Last(List<(SourcePosition Inside, SourcePosition Outside)> starts, SourcePosition place)
    {
        var (low, high) = (0, starts.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var begin = starts[middle].Inside;
            var isBefore = (begin.Line, begin.Column).CompareTo((place.Line, place.Column)) <= 0;
            (low, high) = isBefore ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
