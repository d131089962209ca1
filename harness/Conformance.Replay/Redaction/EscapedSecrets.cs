using System.Buffers;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Finds secrets that are written with escapes: undoes one scheme at a time, searches, and leads back to the places. An escape
/// may be of
/// any length, as a reference with a thousand leading zeros is. What an escape gives may be part of another one, as in a URL that
/// stands in
/// XML, so two schemes are undone one after the other.
/// </summary>
internal static class EscapedSecrets
{
    // No escape stands for more bytes than a character of UTF-8 has.
    private const int MostDecoded = 4;
    private const int Window = 64 * 1024;

    // What a reader of ours undoes, and then whoever reads the value that it gives.
    private const int MostSchemes = 2;

    // The longest way to write one byte after the first scheme is undone, leading zeros apart: a pair of surrogates in JSON.
    private const int LongestEscape = 12;

    /// <summary>
    /// Adds the places to <paramref name="places"/>; also those without any escape near an escape, which were found before.
    /// </summary>
    public static void Find(SecretIndex index, ReadOnlySpan<byte> bytes, List<SecretPlace> places) =>
        Find(index, bytes, places, MostSchemes);

    private static void Find(SecretIndex index, ReadOnlySpan<byte> bytes, List<SecretPlace> places, int schemes)
    {
        if (index.Longest == 0 || schemes == 0)
        {
            return;
        }

        foreach (var scheme in EscapeScheme.All)
        {
            if (bytes.Contains(scheme.Mark))
            {
                Find(index, scheme, bytes, places, schemes);
            }
        }
    }

    private static void Find(
        SecretIndex index, EscapeScheme scheme, ReadOnlySpan<byte> bytes, List<SecretPlace> places, int schemes)
    {
        var reach = schemes > 1 ? index.Longest * LongestEscape : index.Longest;
        var room = Math.Min(bytes.Length, Window + reach) + MostDecoded;
        var decoded = ArrayPool<byte>.Shared.Rent(room);
        var origins = ArrayPool<int>.Shared.Rent(room + 1);
        var found = new List<SecretPlace>();
        var length = 0;
        for (var at = Before(scheme, bytes, 0, reach); at < bytes.Length;)
        {
            length = Decode(scheme, bytes, ref at, decoded.AsSpan(0, room), origins, length);
            found.Clear();
            index.Find(decoded.AsSpan(0, length), found);

            // Where nothing was undone the other schemes find the same without this one.
            if (length < at - origins[0])
            {
                Find(index, decoded.AsSpan(0, length), found, schemes - 1);
            }

            foreach (var place in found)
            {
                places.Add(new SecretPlace(origins[place.Start], origins[place.End], place.Replacement, place.Rank));
            }

            if (at == bytes.Length)
            {
                break;
            }

            // A secret may go on in the next window; if no escape is near, the search goes on at the next one.
            var kept = Math.Min(length, reach);
            var next = Before(scheme, bytes, at, reach);
            if (next > at && !bytes[origins[length - kept]..at].Contains(scheme.Mark))
            {
                (at, length) = (next, 0);
                continue;
            }

            decoded.AsSpan(length - kept, kept).CopyTo(decoded);
            origins.AsSpan(length - kept, kept).CopyTo(origins);
            length = kept;
        }

        decoded.AsSpan(0, room).Clear();
        ArrayPool<byte>.Shared.Return(decoded);
        ArrayPool<int>.Shared.Return(origins);
    }

    /// <summary>As far before the next mark as a secret can reach back; the end of the bytes if there is no mark.</summary>
    private static int Before(EscapeScheme scheme, ReadOnlySpan<byte> bytes, int from, int longest)
    {
        var mark = bytes[from..].IndexOf(scheme.Mark);
        return mark < 0 ? bytes.Length : Math.Max(from, from + mark - longest);
    }

    // origins[i] is where decoded byte i was written from; one more entry leads to what comes after the last.
    private static int Decode(EscapeScheme scheme, ReadOnlySpan<byte> source, ref int at, Span<byte> decoded, Span<int> origins, int length)
    {
        while (at < source.Length && length + MostDecoded <= decoded.Length)
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

        origins[length] = at;
        return length;
    }
}
