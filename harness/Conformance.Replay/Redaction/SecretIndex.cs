using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Conformance.Replay.Redaction;

/// <summary>
/// Finds all forms of all secrets in bytes; the case of ASCII letters is ignored, which only finds more. Searching is safe for
/// parallel use
/// while one adds or removes.
/// </summary>
/// <remarks>
/// Own code, because the framework's search for many strings has to be built anew for each secret that is learnt, which costs
/// more than
/// the search: here a form is one entry, found by its first four bytes behind a filter of bits.
/// </remarks>
internal sealed class SecretIndex
{
    private const int Prefix = sizeof(uint);
    private const int SmallestFilter = 1 << 13;

    // So many bits of the filter for each form, so that few places that hold no secret get past it.
    private const int BitsOfForm = 16;

    // What is folded stays in the first cache.
    private const int Window = 8 * 1024;

    private readonly ConcurrentDictionary<uint, SecretForm[]> byStart = new();
    private volatile uint[] filter = new uint[SmallestFilter / 32];
    private volatile int longest;
    private volatile bool hasBlanks;
    private int count;

    /// <summary>The length of the longest form.</summary>
    public int Longest => longest;

    /// <summary>Whether a form holds a blank.</summary>
    public bool HasBlanks => hasBlanks;

    /// <summary>Adds a form; nobody else may be adding or removing meanwhile.</summary>
    public void Add(SecretForm form)
    {
        longest = Math.Max(longest, form.Folded.Length);
        hasBlanks |= form.Folded.Contains((byte)' ');
        var start = Start(form.Folded);
        SecretForm[] alike = [.. byStart.GetValueOrDefault(start, []), form];
        byStart[start] = [.. alike.OrderByDescending(each => each.Folded.Length).ThenBy(each => each.Rank)];
        if (++count * BitsOfForm > filter.Length * 32)
        {
            var larger = new uint[filter.Length * 4];
            foreach (var known in byStart.Keys)
            {
                Set(larger, known);
            }

            filter = larger;
        }

        Set(filter, start);
    }

    /// <summary>Removes a form; nobody else may be adding or removing meanwhile.</summary>
    public void Remove(SecretForm form)
    {
        var start = Start(form.Folded);
        var left = Array.FindAll(byStart.GetValueOrDefault(start, []), each => !ReferenceEquals(each, form));
        if (left.Length > 0)
        {
            byStart[start] = left;
        }
        else
        {
            byStart.TryRemove(start, out _);
        }

        count--;
    }

    /// <summary>
    /// True if the text plainly holds neither a secret nor an escape nor a character beyond ASCII; most short texts do not.
    /// </summary>
    public bool IsPlainlyClean(string text)
    {
        if (!Ascii.IsValid(text) || text.AsSpan().ContainsAny('%', '\\', '&'))
        {
            return false;
        }

        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        var folded = rented.AsSpan(0, text.Length);
        Ascii.ToUpper(text, folded, out _);
        var isClean = Next(folded, 0, folded.Length, out _) < 0;
        folded.Clear();
        ArrayPool<byte>.Shared.Return(rented);
        return isClean;
    }

    /// <summary>
    /// Adds every place to <paramref name="places"/>, in order; forms that begin inside a found one are not looked for.
    /// </summary>
    public void Find(ReadOnlySpan<byte> bytes, List<SecretPlace> places)
    {
        var reach = Longest;
        if (reach == 0)
        {
            return;
        }

        var room = Math.Min(bytes.Length, Window + reach);
        var rented = ArrayPool<byte>.Shared.Rent(room);
        for (var at = 0; at < bytes.Length;)
        {
            var folded = rented.AsSpan(0, Math.Min(room, bytes.Length - at));
            SecretForm.Fold(bytes.Slice(at, folded.Length), folded);
            var from = 0;
            while (Next(folded, from, Window, out var form) is >= 0 and var start)
            {
                from = start + form!.Folded.Length;
                places.Add(new SecretPlace(at + start, at + from, form.Replacement, form.Rank));
            }

            at += Math.Max(Window, from);
        }

        // What was used, not all that was rented, which is up to twice as much.
        rented.AsSpan(0, room).Clear();
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>True if a form begins with the bytes, of which there are at least four, and goes on.</summary>
    public bool IsBeginning(ReadOnlySpan<byte> folded)
    {
        foreach (var form in byStart.GetValueOrDefault(Start(folded), []))
        {
            if (form.Folded.Length > folded.Length && form.Folded.AsSpan().StartsWith(folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the next form begins, before <paramref name="to"/>; -1 if there is none.</summary>
    private int Next(ReadOnlySpan<byte> folded, int from, int to, out SecretForm? form)
    {
        var bits = filter;
        var end = Math.Min(to, folded.Length - Prefix + 1);
        for (var at = from; at < end; at++)
        {
            var start = Start(folded[at..]);
            var bit = Bit(bits, start);
            if ((bits[bit >> 5] & (1u << (int)(bit & 31))) != 0 && FormAt(folded[at..], start) is { } found)
            {
                form = found;
                return at;
            }
        }

        form = null;
        return -1;
    }

    /// <summary>The longest form that the bytes begin with.</summary>
    private SecretForm? FormAt(ReadOnlySpan<byte> folded, uint start)
    {
        foreach (var form in byStart.GetValueOrDefault(start, []))
        {
            if (folded.StartsWith(form.Folded))
            {
                return form;
            }
        }

        return null;
    }

    private static uint Start(ReadOnlySpan<byte> folded) => BinaryPrimitives.ReadUInt32LittleEndian(folded);

    private static uint Bit(uint[] bits, uint start) => (uint)(((start * 0x9E3779B1UL) >> 16) & (ulong)((bits.Length * 32) - 1));

    private static void Set(uint[] bits, uint start)
    {
        var bit = Bit(bits, start);
        bits[bit >> 5] |= 1u << (int)(bit & 31);
    }
}
