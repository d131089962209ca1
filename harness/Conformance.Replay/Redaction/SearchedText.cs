using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>A text that comes in parts and is searched a window at a time, so that it may be of any length.</summary>
/// <param name="redactor">Knows the secrets.</param>
/// <param name="ignored">Letters that a lenient reader may pass over; null for none.</param>
internal sealed class SearchedText(Redactor redactor, string? ignored = null)
{
    private const int Window = 1024 * 1024;

    // Many times the longest secret with each letter written as an escape.
    private const int Overlap = 128 * 1024;

    private readonly StringBuilder kept = new();

    /// <summary>Adds a part; true if a secret is found.</summary>
    public bool Add(ReadOnlySpan<char> part)
    {
        while (kept.Length + part.Length > Window)
        {
            var room = Window - kept.Length;
            kept.Append(part[..room]);
            part = part[room..];
            if (HoldsSecret())
            {
                return true;
            }

            kept.Remove(0, Window - Overlap);
        }

        kept.Append(part);
        return false;
    }

    /// <summary>Whether what is left holds a secret.</summary>
    public bool HoldsSecret()
    {
        var text = kept.ToString();
        return Holds(redactor, ignored is null ? text : text.Replace(ignored, "", StringComparison.Ordinal));
    }

    /// <summary>Whether a text holds a secret.</summary>
    public static bool Holds(Redactor redactor, string text) => !ReferenceEquals(redactor.Scrub(text), text);
}
