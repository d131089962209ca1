namespace Conformance.Replay.Redaction;

/// <summary>Finds a secret of which only the beginning came, at the end of bytes that were cut off.</summary>
internal static class CutSecret
{
    // Fewer characters are no use to anybody, and stand at the end of too many innocent texts.
    private const int Shortest = 4;

    private static readonly byte[] Marker = "***cut***"u8.ToArray();

    /// <summary>Adds at most one place.</summary>
    public static void Find(SecretIndex index, ReadOnlySpan<byte> bytes, List<SecretPlace> places)
    {
        var tail = new byte[Math.Min(bytes.Length, index.Longest)];
        SecretForm.Fold(bytes[^tail.Length..], tail);
        for (var at = 0; at <= tail.Length - Shortest; at++)
        {
            if (index.IsBeginning(tail.AsSpan(at)))
            {
                places.Add(new SecretPlace(bytes.Length - (tail.Length - at), bytes.Length, Marker));
                return;
            }
        }
    }
}
