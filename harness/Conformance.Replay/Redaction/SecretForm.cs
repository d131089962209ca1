using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>One form of a secret.</summary>
/// <param name="Folded">Its bytes, at least four, ASCII letters in upper case.</param>
/// <param name="Replacement">What takes its place.</param>
/// <param name="Rank">As that of a <see cref="SecretPlace"/>.</param>
internal sealed record SecretForm(byte[] Folded, byte[] Replacement, int Rank)
{
    /// <summary>All forms of a secret, each once.</summary>
    public static IReadOnlyList<SecretForm> Of(string secret, string pseudonym, int rank)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var forms = new List<SecretForm>();
        foreach (var (bytes, encoding) in SecretForms.Of(secret))
        {
            var folded = new byte[bytes.Length];
            Fold(bytes, folded);
            if (seen.Add(Encoding.Latin1.GetString(folded)))
            {
                forms.Add(new SecretForm(folded, encoding.GetBytes(pseudonym), rank));
            }
        }

        return forms;
    }

    /// <summary>Copies bytes, ASCII letters in upper case.</summary>
    public static void Fold(ReadOnlySpan<byte> bytes, Span<byte> folded)
    {
        for (var at = 0; at < bytes.Length;)
        {
            Ascii.ToUpper(bytes[at..], folded[at..], out var written);
            at += written;

            // It stops before a byte beyond ASCII; the next stretch begins after these.
            while (at < bytes.Length && bytes[at] >= 0x80)
            {
                folded[at] = bytes[at];
                at++;
            }
        }
    }
}
