namespace Conformance.Replay.Redaction;

/// <summary>Writes the pseudonyms over the places.</summary>
internal static class Replacement
{
    /// <summary>
    /// A copy with every place replaced; of places that overlap, all is covered and the first pseudonym stands.
    /// </summary>
    public static ReadOnlyMemory<byte> Apply(ReadOnlySpan<byte> bytes, List<SecretPlace> places)
    {
        var merged = Merge(places);
        var length = bytes.Length + merged.Sum(place => place.Replacement.Length - (place.End - place.Start));
        var output = new byte[length];
        var (from, to) = (0, 0);
        foreach (var place in merged)
        {
            bytes[from..place.Start].CopyTo(output.AsSpan(to));
            to += place.Start - from;
            place.Replacement.CopyTo(output.AsSpan(to));
            to += place.Replacement.Length;
            from = place.End;
        }

        bytes[from..].CopyTo(output.AsSpan(to));
        return output;
    }

    private static List<SecretPlace> Merge(List<SecretPlace> places)
    {
        var merged = new List<SecretPlace>(places.Count);
        foreach (var place in places.OrderBy(place => place.Start).ThenByDescending(place => place.End).ThenBy(place => place.Rank))
        {
            if (merged.Count == 0 || place.Start >= merged[^1].End)
            {
                merged.Add(place);
            }
            else if (place.End > merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = place.End };
            }
        }

        return merged;
    }
}
