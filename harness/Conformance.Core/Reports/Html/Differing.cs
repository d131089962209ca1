using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>Two texts that differ: what is their own in each is marked, if they share enough to make that of use.</summary>
internal static class Differing
{
    private const int Longest = 4000;
    private const int LeastShared = 4;

    /// <summary>Both texts, cut with notice beyond 4,000 characters.</summary>
    public static (XElement Expected, XElement Actual) Of(string expected, string actual)
    {
        var (head, tail) = Shared(expected, actual);
        return (Side(expected, head, tail), Side(actual, head, tail));
    }

    private static XElement Side(string text, int head, int tail) => text.Length > Longest || head + tail < LeastShared
        ? Markup.Of("pre", text.Length > Longest ? text[..Longest] + $"… (cut, {text.Length} characters)" : text)
        : Markup.Of("pre", text[..head], head + tail < text.Length ? Markup.Of("mark", text[head..^tail]) : null, text[^tail..]);

    /// <summary>How many characters both begin and end with, whole words only.</summary>
    private static (int Head, int Tail) Shared(string left, string right)
    {
        var shortest = Math.Min(left.Length, right.Length);
        var head = 0;
        while (head < shortest && left[head] == right[head])
        {
            head++;
        }

        while (head > 0 && (IsWord(left, head) || IsWord(right, head)) && char.IsLetterOrDigit(left[head - 1]))
        {
            head--;
        }

        var tail = 0;
        while (tail < shortest - head && left[^(tail + 1)] == right[^(tail + 1)])
        {
            tail++;
        }

        while (tail > 0 && (IsWord(left, left.Length - tail - 1) || IsWord(right, right.Length - tail - 1)) && char.IsLetterOrDigit(left[^tail]))
        {
            tail--;
        }

        // A mark must not part the halves of one character.
        return left.Any(char.IsSurrogate) || right.Any(char.IsSurrogate) ? (0, 0) : (head, tail);
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
