using System.Text.Json;
using System.Text.Unicode;
using Conformance.Core.Documents;

namespace Conformance.Core.Compare.Streaming;

/// <summary>Sees without building nodes that a JSON value is right. When in doubt (escapes, names of one hash) it says no, and the full reader decides.</summary>
internal static class JsonValidation
{
    public static bool IsSurelyRight(ReadOnlySpan<byte> value, DocumentLimits limits)
    {
        if (!Utf8.IsValid(value) || value.Contains((byte)'\\'))
        {
            return false;
        }

        try
        {
            return HasNoSecondName(value, limits);
        }
        catch (JsonException)
        {
            // The full reader will say what is wrong, and where.
            return false;
        }
    }

    private static bool HasNoSecondName(ReadOnlySpan<byte> value, DocumentLimits limits)
    {
        Span<ulong> hashes = stackalloc ulong[256];
        Span<byte> starts = stackalloc byte[64];
        var count = 0;
        var depth = 0;
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = Math.Min(limits.MaxDepth, starts.Length) });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    starts[depth++] = (byte)count;
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
                    break;
            }
        }

        return true;
    }

    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in name)
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return hash;
    }
}
