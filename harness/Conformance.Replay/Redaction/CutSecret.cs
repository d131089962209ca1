using System.Text;

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
        var tail = Encoding.Latin1.GetString(bytes[Math.Max(0, bytes.Length - index.Longest)..]);
        var longest = 0;
        foreach (var form in index.All)
        {
            for (var length = Math.Min(form.Length - 1, tail.Length); length >= Math.Max(Shortest, longest + 1); length--)
            {
                if (tail.AsSpan(tail.Length - length).Equals(form.AsSpan(0, length), StringComparison.OrdinalIgnoreCase))
                {
                    longest = length;
                }
            }
        }

        if (longest > 0)
        {
            places.Add(new SecretPlace(bytes.Length - longest, bytes.Length, Marker));
        }
    }
}
