using System.Text;

namespace Conformance.Documents;

/// <summary>One string for each member name of a JSON document, so that a large collection does not hold its names a million
/// times.</summary>
internal sealed class NameCache
{
    private const int Size = 512;
    private readonly string?[] names = new string?[Size];
    private readonly byte[]?[] keys = new byte[]?[Size];

    /// <summary>The string for UTF-8 bytes without escapes. A slot that is taken by another name is given to the newer
    /// one.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var value in utf8)
        {
            hash = (hash ^ value) * 16777619u;
        }

        var slot = (int)(hash % Size);
        if (keys[slot] is { } key && utf8.SequenceEqual(key))
        {
            return names[slot]!;
        }

        keys[slot] = utf8.ToArray();
        return names[slot] = Encoding.UTF8.GetString(utf8);
    }
}
