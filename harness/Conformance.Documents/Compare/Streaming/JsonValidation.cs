using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace Conformance.Documents.Compare.Streaming;

/// <summary>Sees without building nodes that a JSON value is right. When in doubt (escapes, names of one hash) it says no, and the full reader decides.</summary>
internal static class JsonValidation
{
    /// <summary>Whether the value is right for sure.</summary>
    /// <param name="value">The value's bytes.</param>
    /// <param name="limits">The depth limit.</param>
    /// <param name="key">The name of a member of the value.</param>
    /// <param name="found">That member's text if it is a string; null if it is anything else or not there.</param>
    public static bool IsSurelyRight(ReadOnlySpan<byte> value, DocumentLimits limits, string key, out string? found)
    {
        found = null;
        if (!Utf8.IsValid(value) || value.Contains((byte)'\\'))
        {
            return false;
        }

        try
        {
            return HasNoSecondName(value, limits, key, ref found);
        }
        catch (JsonException)
        {
            // The full reader will say what is wrong, and where.
            return false;
        }
    }

    private static bool HasNoSecondName(ReadOnlySpan<byte> value, DocumentLimits limits, string key, ref string? found)
    {
        Span<ulong> hashes = stackalloc ulong[96];
        Span<byte> starts = stackalloc byte[64];
        var count = 0;
        var depth = 0;
        var isKey = false;
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = Math.Min(limits.MaxDepth, starts.Length) });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    starts[depth++] = (byte)count;
                    break;
                case JsonTokenType.StartArray:
                    // A text in the array is not the member's value.
                    isKey = false;
                    break;
                case JsonTokenType.String when isKey:
                    found = reader.GetString();
                    isKey = false;
                    break;
                case JsonTokenType.EndObject:
                    count = starts[--depth];
                    break;
                case JsonTokenType.PropertyName:
                    var hash = Hash(reader.ValueSpan);
                    if (count == hashes.Length - 1 || hashes[starts[depth - 1]..count].Contains(hash))
                    {
                        return false;
                    }

                    hashes[count++] = hash;
                    isKey = depth == 1 && reader.ValueTextEquals(key);
                    break;
            }
        }

        return true;
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
