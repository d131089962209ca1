using System.Text;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>A JSON file whose collection is the first array with keys by the rules whose first item is an object with such a
/// key.</summary>
internal sealed class JsonCollectionFile : CollectionFile
{
    private readonly NameCache names = new();
    private readonly JsonScan scan;
    private readonly JsonTokens tokens;
    private readonly byte[] key;
    private bool hasTokens;
    private bool isFirst = true;
    private bool isDone;
    private int count;

    private JsonCollectionFile(Stream stream, DocumentLimits limits, FindingSink sink, int samples)
        : base(stream, limits, TextPosition.Start, samples)
    {
        scan = new JsonScan(Buffer);
        tokens = new JsonTokens(limits);
        var descent = new JsonDescent(Buffer, scan, limits);
        int start;
        while (true)
        {
            (var array, start, var first) = descent.Next();
            var pairing = sink.PairingOf(array);
            if (pairing.Keys.Count == 0)
            {
                continue;
            }

            var end = scan.Value(first);
            if (pairing.KeyOf(Item(Buffer.Span[first..end], descent.PlaceOf(first), array, 0)) is not null)
            {
                (Owner, Pairing) = (array, pairing);
                break;
            }
        }

        for (var node = Owner.Parent; node is not null; node = node.Parent)
        {
            if (node.Kind == NodeKind.Array)
            {
                throw new NotStreamableException("the collection stands inside another one");
            }
        }

        key = Encoding.UTF8.GetBytes(Pairing.Keys[0]);
        Keep(start);
    }

    /// <exception cref="NotStreamableException">There is no collection in the file.</exception>
    public static JsonCollectionFile Open(Stream stream, DocumentLimits limits, FindingSink sink, int samples = 0) => new(stream, limits, sink, samples);

    /// <summary>The present member's values; null if they are in doubt.</summary>
    public JsonTokens? Tokens => hasTokens ? tokens : null;

    /// <summary>The key of the present member, if it shows in its values: the first name of the pairing with a text that can be a
    /// key.</summary>
    public bool TryKey(out ulong found)
    {
        found = hasTokens && tokens.TryText(Bytes, key, out var value) ? ListKeys.ByKey(Pairing.Keys[0], value) : ListKeys.None;
        return !ListKeys.IsOpen(found);
    }

    /// <summary>Whether the present member has one of these names, or it is in doubt whether it does.</summary>
    public bool Has(byte[][] others) => !hasTokens || Array.Exists(others, name => tokens.Has(Bytes, name));

    public override bool Next(out Slice slice, ReadOnlySpan<byte> likely = default)
    {
        slice = default;
        Leave();
        if (isDone)
        {
            return false;
        }

        var at = scan.Blank(0);
        if (!isFirst && scan[at] == (byte)',')
        {
            at = scan.Blank(at + 1);
        }
        else if (!isFirst)
        {
            if (scan[at] != (byte)']')
            {
                throw new NotStreamableException("it is not well-formed");
            }

            Buffer.Release(at);
            KeepRest();
            isDone = true;
            return false;
        }

        if (IsSampled && !isFirst)
        {
            Keep(at);
        }
        else
        {
            Buffer.Release(at);
        }

        isFirst = false;
        hasTokens = false;
        Length = likely.StartsWith("{"u8) && Buffer.Span.StartsWith(likely) ? likely.Length : Measure();
        slice = new Slice(Buffer.Offset, Length, Buffer.Position);
        return true;
    }

    public override Node Current(in Slice slice) => Parse(Bytes, slice.Position, count++);

    public override void Validate(in Slice slice)
    {
        if (!hasTokens)
        {
            Parse(Bytes, slice.Position, count);
        }

        count++;
    }

    public override (ulong Key, int Ordinal) ReadKey(in Slice slice, Func<Node, ulong> otherwise)
    {
        var ordinal = count++;
        return hasTokens && tokens.TryText(Bytes, key, out var value)
            ? (ListKeys.ByKey(Pairing.Keys[0], value), ordinal)
            : (otherwise(Parse(Bytes, slice.Position, ordinal)), ordinal);
    }

    /// <summary>Whether the present members are for sure the same, and have one key. True counts both; false says
    /// nothing.</summary>
    public bool IsSurelyLike(JsonCollectionFile actual, out ulong sharedKey)
    {
        if (!TryKey(out sharedKey) || actual.Tokens is not { } others || !JsonTokenSameness.Of(tokens, Bytes, others, actual.Bytes))
        {
            return false;
        }

        count++;
        actual.count++;
        return true;
    }

    /// <summary>The values of a member that stood earlier in the file; null if they are in doubt. What was read of the present
    /// member is lost.</summary>
    public JsonTokens? TokensOf(ReadOnlySpan<byte> member)
    {
        hasTokens = false;
        return tokens.TryRead(member, out _) ? tokens : null;
    }

    public override void CountLike(CollectionFile other) => count++;

    public override bool HasMemberOf(IReadOnlyList<string> names) => false;

    public override bool HasSameContext(CollectionFile other) => other is JsonCollectionFile;

    public override Document Envelope(out Node owner)
    {
        var shift = Shift();
        RefuseInvalidUtf8(shift);
        var root = JsonDocuments.Value(Kept.Span, Limits, TextPosition.Start, null, "", 0, names, shift);
        owner = Follow(root, Owner);
        return new Document(root, DocumentFormat.Json, HasByteOrderMark, "utf-8");
    }

    protected override Node Parse(ReadOnlySpan<byte> bytes, SourcePosition position, int ordinal) =>
        Item(bytes, new TextPosition(0, position.Line, position.Column), Owner, ordinal);

    /// <summary>The length of the value at the start of the window: that of its tokens, or where they are in doubt or go past the
    /// window, by looking for its end.</summary>
    private int Measure()
    {
        var window = Buffer.Span.Length;
        hasTokens = tokens.TryRead(Buffer.Span, out var length);
        if (!hasTokens && length == 0)
        {
            length = scan.Value(0);
            hasTokens = length > window && tokens.TryRead(Buffer.Span[..length], out _);
        }

        return length;
    }

    private Node Item(ReadOnlySpan<byte> bytes, TextPosition position, Node owner, int ordinal)
    {
        Faults.RefuseInvalidUtf8(bytes, position);
        return JsonDocuments.Value(bytes, Limits, position, owner, "", ordinal, names);
    }

    private void RefuseInvalidUtf8(Func<SourcePosition, SourcePosition> shift)
    {
        try
        {
            Faults.RefuseInvalidUtf8(Kept.Span, TextPosition.Start);
        }
        catch (DocumentException exception)
        {
            throw new DocumentException(exception.Fault, exception.Message, shift(exception.Position), exception);
        }
    }

    private static Node Follow(Node root, Node path)
    {
        if (path.Parent is null)
        {
            return root;
        }

        var parent = Follow(root, path.Parent);
        return parent.Kind == NodeKind.Array ? parent.Children[path.Ordinal] : parent.Child(path.Name)!;
    }
}
