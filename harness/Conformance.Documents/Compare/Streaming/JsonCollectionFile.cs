using System.Text;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>A JSON file whose collection is the first array with keys by the rules whose first item is an object with such a key.</summary>
internal sealed class JsonCollectionFile : CollectionFile
{
    private readonly NameCache names = new();
    private readonly JsonScan scan;
    private bool isFirst = true;
    private bool isDone;
    private int count;

    private JsonCollectionFile(Stream stream, DocumentLimits limits, FindingSink sink)
        : base(stream, limits)
    {
        scan = new JsonScan(Buffer);
        var from = 0;
        while (true)
        {
            var array = scan.NextArrayOfObjects(from);
            var closed = Encoding.UTF8.GetString(Buffer.Span[..(array + 1)]) + scan.Closers();
            var owner = JsonDocuments.Value(Encoding.UTF8.GetBytes(closed), limits, TextPosition.Start, null, "", 0, names);
            for (var depth = 1; depth < scan.Depth; depth++)
            {
                owner = owner.Children[^1];
            }

            var start = scan.Blank(array + 1);
            var first = JsonDocuments.Value(Buffer.Span[start..scan.Value(start)], limits, TextPosition.Start, owner, "", 0, names);
            Owner = owner;
            Pairing = sink.PairingOf(owner);
            from = array + 1;
            if (Pairing.KeyOf(first) is not null)
            {
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

        Keep(from);
    }

    /// <exception cref="NotStreamableException">There is no collection in the file.</exception>
    public static JsonCollectionFile Open(Stream stream, DocumentLimits limits, FindingSink sink) => new(stream, limits, sink);

    public override bool Next(out Slice slice, ReadOnlySpan<byte> likely = default)
    {
        slice = default;
        Buffer.Release(Length);
        Length = 0;
        if (isDone)
        {
            return false;
        }

        var at = scan.Blank(0);
        if (!isFirst && Buffer.Span[at] == (byte)',')
        {
            at = scan.Blank(at + 1);
        }
        else if (!isFirst)
        {
            if (Buffer.Span[at] != (byte)']')
            {
                throw new NotStreamableException("it is not well-formed");
            }

            Buffer.Release(at);
            do
            {
                Keep(Buffer.Span.Length);
            }
            while (Buffer.Fill());
            isDone = true;
            return false;
        }

        isFirst = false;
        Buffer.Release(at);
        Length = likely.StartsWith("{"u8) && Buffer.Span.StartsWith(likely) ? likely.Length : scan.Value(0);
        slice = new Slice(Buffer.Offset, Length, Buffer.Position);
        return true;
    }

    public override Node Current(in Slice slice) => Parse(Bytes, slice.Position, count++);

    public override void Validate(in Slice slice)
    {
        if (!JsonValidation.IsSurelyRight(Bytes, Limits, "", out _))
        {
            Parse(Bytes, slice.Position, count);
        }

        count++;
    }

    public override (ulong Key, int Ordinal) ReadKey(in Slice slice)
    {
        var ordinal = count++;
        return JsonValidation.IsSurelyRight(Bytes, Limits, Pairing.Keys[0], out var value) && value is not null
            ? (ListKeys.ByKey(Pairing.Keys[0], value), ordinal)
            : (ListKeys.ByKey(Parse(Bytes, slice.Position, ordinal), Pairing), ordinal);
    }

    public override void CountLike(CollectionFile other) => count++;

    public override bool HasSameContext(CollectionFile other) => other is JsonCollectionFile;

    public override Document Envelope(out Node owner)
    {
        var root = JsonDocuments.Value(Kept.Span, Limits, TextPosition.Start, null, "", 0, names, Shift());
        owner = Follow(root, Owner);
        return new Document(root, DocumentFormat.Json, HasByteOrderMark, "utf-8");
    }

    protected override Node Parse(ReadOnlySpan<byte> bytes, SourcePosition position, int ordinal)
    {
        var invalid = XmlEncoding.FirstInvalidUtf8(bytes);
        if (invalid >= 0)
        {
            throw new DocumentException(DocumentFault.InvalidEncoding, FormattableString.Invariant($"Byte 0x{bytes[invalid]:X2} is not valid UTF-8 here."), position);
        }

        return JsonDocuments.Value(bytes, Limits, new TextPosition(0, position.Line, position.Column), Owner, "", ordinal, names);
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
