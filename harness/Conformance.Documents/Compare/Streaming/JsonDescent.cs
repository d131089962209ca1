using System.Text;
using System.Text.Json;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// Goes through the text before a collection, array by array whose first item is an object, and keeps what is open as nodes: the
/// way from
/// the root, which is all that rules look at. One pass, however many such arrays there are.
/// </summary>
internal sealed class JsonDescent(ScanBuffer buffer, JsonScan scan, DocumentLimits limits)
{
    /// <summary>A collection begins within this many bytes, or the file is compared in memory.</summary>
    private const int LongestLead = 16 * 1024 * 1024;

    private readonly Stack<Level> open = new();
    private TextPosition place = buffer.TextPosition;
    private string name = "";
    private int at;
    private int placed;

    /// <summary>Moves to the next array whose first item is an object. Gives the array as a node, the index behind its bracket
    /// and that of the item.</summary>
    /// <exception cref="NotStreamableException">There is no more of them.</exception>
    public (Node Array, int Start, int First) Next()
    {
        while (true)
        {
            at = scan.Blank(at);
            if (at > LongestLead || open.Count > limits.MaxDepth)
            {
                throw new NotStreamableException("no collection begins near the start");
            }

            switch (scan[at])
            {
                case (byte)'[':
                    var array = Open(NodeKind.Array);
                    var first = scan.Blank(at);
                    if (scan[first] == (byte)'{')
                    {
                        return (array, at, first);
                    }

                    break;
                case (byte)'{':
                    Open(NodeKind.Object);
                    break;
                case (byte)'}' or (byte)']':
                    if (!open.TryPop(out _) || open.Count == 0)
                    {
                        throw new NotStreamableException("it has no collection");
                    }

                    at++;
                    break;
                case (byte)'"':
                    Text();
                    break;
                case (byte)',':
                    name = "";
                    if (open.TryPop(out var level))
                    {
                        open.Push(level with { Items = level.Items + 1 });
                    }

                    at++;
                    break;
                default:
                    at++;
                    break;
            }
        }
    }

    /// <summary>The place of the character at <paramref name="index"/>, which must not go back.</summary>
    public TextPosition PlaceOf(int index)
    {
        place.Advance(buffer.Span[placed..index]);
        placed = index;
        return new TextPosition(0, place.Line, place.Column);
    }

    private Node Open(NodeKind kind)
    {
        var parent = open.TryPeek(out var level) ? level.Node : null;
        var node = new Node(kind, "", parent?.Kind == NodeKind.Object ? name : "", "", null, PlaceOf(at).Position);
        node.Place(parent, parent?.Kind == NodeKind.Array ? level.Items : 0);
        open.Push(new Level(node, 0));
        name = "";
        at++;
        return node;
    }

    private void Text()
    {
        var start = at;
        at = scan.Value(at);
        var end = at;
        at = scan.Blank(at);
        if (scan[at] == (byte)':')
        {
            name = Unescaped(buffer.Span[start..end]);
            at++;
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> quoted)
    {
        if (!quoted.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(quoted[1..^1]);
        }

        try
        {
            var reader = new Utf8JsonReader(quoted);
            return reader.Read() ? reader.GetString()! : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // In memory the same name is refused, with its place.
            throw new NotStreamableException("a name is not right");
        }
    }

    private readonly record struct Level(Node Node, int Items);
}
