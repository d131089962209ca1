using System.Text;
using System.Text.Json;

namespace Conformance.Documents;

/// <summary>Builds nodes from JSON text, keeping the text of numbers and the place of every value.</summary>
internal ref struct JsonNodeBuilder
{
    private const int Few = 12;
    private readonly ReadOnlySpan<byte> bytes;
    private readonly DocumentLimits limits;
    private readonly NameCache names;
    private readonly Func<SourcePosition, SourcePosition>? shift;
    private readonly NodeStack stack = new();
    private Utf8JsonReader reader;
    private TextPosition place;
    private readonly long start;

    public JsonNodeBuilder(ReadOnlySpan<byte> bytes, DocumentLimits limits, TextPosition start, NameCache names, Func<SourcePosition, SourcePosition>? shift)
    {
        this.shift = shift;
        this.bytes = bytes;
        this.limits = limits;
        this.names = names;
        place = start;
        this.start = start.Offset;

        // The reader's own limit is one more, so that ours speaks first.
        reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
    }

    public Node Document(Node? parent, string name, int ordinal)
    {
        reader.Read();
        var root = Value(parent, name, ordinal, 1);
        reader.Read(); // Trailing content is an error that the reader itself reports.
        return root;
    }

    public static DocumentException NotWellFormed(
        JsonException exception, ReadOnlySpan<byte> bytes, TextPosition start, Func<SourcePosition, SourcePosition>? shift)
    {
        var line = (int)(exception.LineNumber ?? 0);
        var lineStart = 0;
        for (var n = 0; n < line; n++)
        {
            lineStart += bytes[lineStart..].IndexOf((byte)'\n') + 1;
        }

        var end = Math.Min(bytes.Length, lineStart + (int)(exception.BytePositionInLine ?? 0));
        start.Advance(bytes[..end]);
        var position = shift is null ? start.Position : shift(start.Position);
        return new DocumentException(DocumentFault.NotWellFormed, Plain(exception.Message), position, exception);
    }

    /// <summary>The framework's message without its place and without words about a program's options, which a reader of the body
    /// does not have.</summary>
    private static string Plain(string message)
    {
        var tail = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        message = tail > 0 ? message[..tail] : message;
        return message.Contains("trailing comma", StringComparison.Ordinal) ? "There is a comma behind the last item; JSON allows none there."
            : message.Contains("isFinalBlock", StringComparison.Ordinal) ? "The text ends where a value is expected."
            : message.Contains("JSON payload", StringComparison.Ordinal) ? "The text ends while an object or array is still open."
            : message;
    }

    private Node Value(Node? parent, string name, int ordinal, int depth)
    {
        var position = Here();
        var node = reader.TokenType switch
        {
            JsonTokenType.StartObject => new Node(NodeKind.Object, "", name, "", null, position),
            JsonTokenType.StartArray => new Node(NodeKind.Array, "", name, "", null, position),
            JsonTokenType.String => new Node(NodeKind.String, "", name, "", String(position), position),
            JsonTokenType.Number => new Node(NodeKind.Number, "", name, "", Encoding.UTF8.GetString(reader.ValueSpan), position),
            JsonTokenType.True => new Node(NodeKind.Boolean, "", name, "", "true", position),
            JsonTokenType.False => new Node(NodeKind.Boolean, "", name, "", "false", position),
            _ => new Node(NodeKind.Null, "", name, "", "null", position),
        };
        node.Place(parent, ordinal);
        if (node.Kind is NodeKind.Object or NodeKind.Array)
        {
            if (depth > limits.MaxDepth)
            {
                throw Faults.TooDeep(limits, position);
            }

            node.Fill([], node.Kind == NodeKind.Object ? Members(node, depth) : Items(node, depth));
        }

        return node;
    }

    private Node[] Members(Node owner, int depth)
    {
        var start = stack.Count;
        HashSet<string>? seen = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueIsEscaped ? String(Here()) : names.Of(reader.ValueSpan);
            if (stack.Count - start == Few)
            {
                seen = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in stack.From(start))
                {
                    seen.Add(member.Name);
                }
            }

            if (seen is null ? Has(stack.From(start), name) : !seen.Add(name))
            {
                throw new DocumentException(DocumentFault.DuplicateKey, $"The member \"{name}\" is there twice in one object.", Here());
            }

            reader.Read();
            stack.Push(Value(owner, name, 0, depth + 1));
        }

        return stack.Take(start);
    }

    private static bool Has(ReadOnlySpan<Node> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private Node[] Items(Node owner, int depth)
    {
        var start = stack.Count;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            stack.Push(Value(owner, "", stack.Count - start, depth + 1));
        }

        return stack.Take(start);
    }

    private readonly string String(SourcePosition position)
    {
        string text;
        try
        {
            text = reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            // UTF-8 was checked before, so what is left is an escape such as \ud800 alone.
            throw new DocumentException(
                DocumentFault.UnpairedSurrogate, "A string holds half of a surrogate pair as an escape.", position, exception);
        }

        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new DocumentException(
                DocumentFault.InvalidCharacter, "A string holds the escape of NUL (U+0000), which no XML form could carry.", position)
            : text;
    }

    private SourcePosition Here()
    {
        var from = (int)(place.Offset - start);
        place.Advance(bytes[from..(int)reader.TokenStartIndex]);
        return shift is null ? place.Position : shift(place.Position);
    }
}
