using System.Buffers;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Finds secrets that are written with escapes: undoes one scheme at a time, searches, and leads back to the places.
/// </summary>
internal static class EscapedSecrets
{
    // The longest escape of one byte is that of an entity in decimal with leading zeros; 12 bytes are read at most.
    private const int LongestEscape = 12;
    private const int Window = 64 * 1024;

    /// <summary>
    /// Adds the places to <paramref name="places"/>; also those without any escape near an escape, which were found before.
    /// </summary>
    public static void Find(SecretIndex index, ReadOnlySpan<byte> bytes, List<SecretPlace> places)
    {
        foreach (var scheme in EscapeScheme.All)
        {
            var overlap = index.Longest * LongestEscape;
            for (var at = 0; at < bytes.Length && bytes[at..].IndexOf(scheme.Mark) is >= 0 and var mark;)
            {
                // Start before the first mark by as much as a secret can reach back.
                at += Math.Max(0, mark - index.Longest);
                var length = Math.Min(Window + overlap, bytes.Length - at);
                FindInWindow(index, scheme, bytes.Slice(at, length), at, places);
                at += length == bytes.Length - at ? length : Window;
            }
        }
    }

    private static void FindInWindow(
        SecretIndex index, EscapeScheme scheme, ReadOnlySpan<byte> window, int offset, List<SecretPlace> places)
    {
        var decoded = ArrayPool<byte>.Shared.Rent(window.Length + LongestEscape);
        var origins = ArrayPool<int>.Shared.Rent(window.Length + LongestEscape);
        var length = Decode(scheme, window, decoded, origins);
        var found = new List<SecretPlace>();
        index.Find(decoded.AsSpan(0, length), found);
        foreach (var place in found)
        {
            places.Add(new SecretPlace(offset + origins[place.Start], offset + origins[place.End], place.Replacement));
        }

        ArrayPool<byte>.Shared.Return(decoded, clearArray: true);
        ArrayPool<int>.Shared.Return(origins);
    }

    // origins[i] is where decoded byte i was written from; one more entry leads to the end.
    private static int Decode(EscapeScheme scheme, ReadOnlySpan<byte> source, Span<byte> decoded, Span<int> origins)
    {
        var length = 0;
        for (var at = 0; at < source.Length;)
        {
            var used = source[at] == scheme.Mark ? scheme.Read(source[at..], decoded[length..], out var written) : written = 0;
            if (used == 0)
            {
                decoded[length] = source[at];
                (used, written) = (1, 1);
            }

            origins.Slice(length, written).Fill(at);
            length += written;
            at += used;
        }

        origins[length] = source.Length;
        return length;
    }
}
