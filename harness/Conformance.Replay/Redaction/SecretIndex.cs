using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>A place where a secret stands, and what to put there.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">After the last byte.</param>
/// <param name="Replacement">The pseudonym's bytes.</param>
internal readonly record struct SecretPlace(int Start, int End, byte[] Replacement);

/// <summary>Finds all forms of all secrets in bytes. They never change; letter case is ignored, which only finds more.</summary>
internal sealed class SecretIndex
{
    /// <summary>How many texts <see cref="Seen"/> holds at most.</summary>
    public const int MostSeen = 256;

    // What is widened to characters stays in the first cache.
    private const int Window = 8 * 1024;

    // Apart, because ASCII alone is searched many times faster, and the others can be nowhere but beside a NUL or beyond ASCII. Hexadecimal
    // apart from the rest, because bodies are full of UIDs, which look like the beginning of such a form only as long as these are few.
    private readonly SearchValues<string> plain;
    private readonly SearchValues<string> hexadecimal;
    private readonly SearchValues<string> withNul;
    private readonly SearchValues<string> beyondAscii;
    private readonly Dictionary<(char, char), (string Form, byte[] Replacement)[]> byStart;

    /// <param name="entries">Each form and what replaces it; of equal forms the first counts.</param>
    public SecretIndex(IEnumerable<(byte[] Form, byte[] Replacement)> entries)
    {
        var all = entries.Select(entry => (Form: Encoding.Latin1.GetString(entry.Form), entry.Replacement))
            .DistinctBy(entry => entry.Form, StringComparer.Ordinal).ToList();
        var kinds = all.Select(entry => entry.Form).ToLookup(form => !Ascii.IsValid(form) ? nameof(beyondAscii) : form.Contains('\0', StringComparison.Ordinal) ? nameof(withNul)
            : form.All(character => char.IsAsciiHexDigit(character) || character == '-') ? nameof(hexadecimal) : nameof(plain));
        (plain, hexadecimal, withNul, beyondAscii) = (Search(kinds[nameof(plain)]), Search(kinds[nameof(hexadecimal)]), Search(kinds[nameof(withNul)]), Search(kinds[nameof(beyondAscii)]));
        byStart = all.GroupBy(entry => Start(entry.Form))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Form.Length).ToArray());
        Longest = all.Count == 0 ? 0 : all.Max(entry => entry.Form.Length);
        All = [.. all.Select(entry => entry.Form)];
    }

    /// <summary>The length of the longest form.</summary>
    public int Longest { get; }

    /// <summary>
    /// Short texts that were searched with this index, and what became of them: the token goes out with every request. At most
    /// <see cref="MostSeen"/>; a new index, with every secret learnt, begins anew.
    /// </summary>
    public ConcurrentDictionary<string, string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Every form, its bytes as Latin-1.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>
    /// True if the text plainly holds neither a secret nor an escape nor a character beyond ASCII; most short texts do not.
    /// </summary>
    public bool IsPlainlyClean(ReadOnlySpan<char> text) =>
        Ascii.IsValid(text) && !text.ContainsAny('%', '\\', '&') && IndexOfForm(text) < 0;

    /// <summary>
    /// Adds every place to <paramref name="places"/>, in order; forms that begin inside a found one are not looked for.
    /// </summary>
    public void Find(ReadOnlySpan<byte> bytes, List<SecretPlace> places)
    {
        if (Longest == 0)
        {
            return;
        }

        var room = Math.Min(bytes.Length, Window + Longest);
        var rented = ArrayPool<char>.Shared.Rent(room);
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(Window + Longest, bytes.Length - at);
            Encoding.Latin1.GetChars(bytes.Slice(at, length), rented);
            at += Math.Max(Window, FindInWindow(rented.AsSpan(0, length), at, places));
        }

        // What was used, not all that was rented, which is up to twice as much.
        rented.AsSpan(0, room).Clear();
        ArrayPool<char>.Shared.Return(rented);
    }

    private int FindInWindow(ReadOnlySpan<char> window, int offset, List<SecretPlace> places)
    {
        var from = 0;
        while (from < Window && IndexOfForm(window[from..]) is >= 0 and var found)
        {
            var start = from + found;
            if (start >= Window)
            {
                break;
            }

            var (form, replacement) = LongestAt(window[start..]);
            from = start + form.Length;
            places.Add(new SecretPlace(offset + start, offset + from, replacement));
        }

        return from;
    }

    /// <summary>Where the first form begins; -1 if there is none.</summary>
    private int IndexOfForm(ReadOnlySpan<char> text)
    {
        var first = Earlier(text.IndexOfAny(plain), text, hexadecimal);
        if (text.Contains('\0'))
        {
            first = Earlier(first, text, withNul);
        }

        return Ascii.IsValid(text) ? first : Earlier(first, text, beyondAscii);
    }

    private int Earlier(int first, ReadOnlySpan<char> text, SearchValues<string> forms)
    {
        var found = (first < 0 ? text : text[..Math.Min(text.Length, first + Longest)]).IndexOfAny(forms);
        return found < 0 ? first : first < 0 ? found : Math.Min(first, found);
    }

    private static SearchValues<string> Search(IEnumerable<string> forms) => SearchValues.Create([.. forms], StringComparison.OrdinalIgnoreCase);

    private (string Form, byte[] Replacement) LongestAt(ReadOnlySpan<char> text)
    {
        foreach (var entry in byStart[(char.ToUpperInvariant(text[0]), char.ToUpperInvariant(text[1]))])
        {
            if (text.StartsWith(entry.Form, StringComparison.OrdinalIgnoreCase))
            {
                return entry;
            }
        }

        throw new InvalidOperationException(
            "A form was found that is not in the index: the index and its search disagree on letter case.");
    }

    private static (char, char) Start(string form) => (char.ToUpperInvariant(form[0]), char.ToUpperInvariant(form[1]));
}
