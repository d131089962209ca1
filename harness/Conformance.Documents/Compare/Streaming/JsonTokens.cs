using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>
/// A JSON object as a flat list of its values. One pass over its bytes, without nodes, says where it ends, that it is right, and
/// what it holds.
/// When in doubt (escapes in names and of code points, names of one hash, many names or levels) it says no, and the full reader
/// decides.
/// </summary>
internal sealed class JsonTokens(DocumentLimits limits)
{
    private const int MostTokens = 4096;
    private const int MostNames = 96;
    private const int MostLevels = 64;
    private readonly JsonReaderOptions options = new() { MaxDepth = Math.Min(limits.MaxDepth, MostLevels) };
    private JsonToken[] tokens = new JsonToken[64];
    private int count;

    /// <summary>The tokens of the object that was read last, in the order of the text. The first is the object itself.</summary>
    public ReadOnlySpan<JsonToken> Span => tokens.AsSpan(0, count);

    /// <summary>Reads the object at the start of <paramref name="text"/>, which may go on behind it. False is doubt, also where
    /// the text ends too early.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out int length)
    {
        count = 0;
        length = 0;
        if (!text.StartsWith("{"u8))
        {
            return false;
        }

        try
        {
            return TryReadAll(text, out length) && Utf8.IsValid(text[..length]);
        }
        catch (JsonException)
        {
            // The full reader will say what is wrong, and where.
            return false;
        }
    }

    /// <summary>The text of the object's member called <paramref name="name"/>, if it is a string without escapes.</summary>
    public bool TryText(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var at = Find(text, name);
        value = at < 0 ? default : text.Slice(tokens[at].Start, tokens[at].Length);
        return at >= 0 && tokens[at] is { Type: JsonTokenType.String, IsEscaped: false };
    }

    /// <summary>Whether the object has a member called <paramref name="name"/>.</summary>
    public bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) => Find(text, name) >= 0;

    private int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var i = 1; i < count; i = tokens[i].Next)
        {
            if (text.Slice(tokens[i].NameStart, tokens[i].NameLength).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }

    private bool TryReadAll(ReadOnlySpan<byte> text, out int length)
    {
        Span<ulong> names = stackalloc ulong[MostNames];
        Span<int> open = stackalloc int[MostLevels];
        Span<byte> firstName = stackalloc byte[MostLevels];
        var (depth, named) = (0, 0);
        var name = default(JsonToken);
        length = 0;
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(options));
        while (reader.Read())
        {
            var type = reader.TokenType;
            if (type == JsonTokenType.PropertyName)
            {
                var hash = Hash(reader.ValueSpan);
                if (reader.ValueIsEscaped || named == MostNames || names[firstName[depth - 1]..named].Contains(hash))
                {
                    return false;
                }

                names[named++] = hash;
                name = new JsonToken(type, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, hash, 0, 0);
                continue;
            }

            if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var container = ref tokens[open[--depth]];
                container.Next = count;
                named = type == JsonTokenType.EndObject ? firstName[depth] : named;
                if (depth == 0)
                {
                    length = (int)reader.BytesConsumed;
                    return true;
                }

                continue;
            }

            var isContainer = type is JsonTokenType.StartObject or JsonTokenType.StartArray;
            if (count == MostTokens || (reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u"u8) >= 0))
            {
                return false;
            }

            if (depth > 0)
            {
                tokens[open[depth - 1]].Size++;
            }

            Add(new JsonToken(
                type,
                name.NameStart,
                name.NameLength,
                name.NameHash,
                isContainer ? 0 : (int)reader.TokenStartIndex + (type == JsonTokenType.String ? 1 : 0),
                isContainer ? 0 : reader.ValueSpan.Length)
            {
                IsEscaped = reader.ValueIsEscaped,
            });
            name = default;
            if (isContainer)
            {
                firstName[depth] = (byte)named;
                open[depth++] = count - 1;
            }
        }

        return false;
    }

    private void Add(JsonToken token)
    {
        if (count == tokens.Length)
        {
            Array.Resize(ref tokens, tokens.Length * 2);
        }

        token.Next = count + 1;
        tokens[count++] = token;
    }

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        // Names of one length with the same ends look alike; then the full reader decides, so this need not be a good hash.
        if (name.Length >= 8)
        {
            return (BinaryPrimitives.ReadUInt64LittleEndian(name) * 31) + BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) + (ulong)name.Length;
        }

        var hash = (ulong)name.Length << 56;
        for (var i = 0; i < name.Length; i++)
        {
            hash |= (ulong)name[i] << (i * 8);
        }

        return hash;
    }
}
