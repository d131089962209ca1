using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Says in numbers what two texts do not show: letters that look alike, another kind of space, a character that is not
/// seen.</summary>
internal static class CodePoints
{
    private const int Most = 4;

    /// <summary>As in <c> (character 4: U+00E9 against U+0065 U+0301)</c>; empty where the texts differ in plain
    /// letters.</summary>
    public static string Between(string? expected, string? actual)
    {
        if (expected is null || actual is null)
        {
            return "";
        }

        var (left, right) = (expected.EnumerateRunes().ToArray(), actual.EnumerateRunes().ToArray());
        var first = 0;
        while (first < left.Length && first < right.Length && left[first] == right[first])
        {
            first++;
        }

        var last = 0;
        while (last < Math.Min(left.Length, right.Length) - first && left[^(last + 1)] == right[^(last + 1)])
        {
            last++;
        }

        var (one, other) = (left[first..(left.Length - last)], right[first..(right.Length - last)]);
        if (one.Length <= Most && other.Length <= Most)
        {
            return one.Concat(other).Any(IsDoubtful) ? Said(first, one, other, "") : "";
        }

        // They differ in more than one place, or in much: the first character tells whether the eye sees it.
        (one, other) = (one[..Math.Min(1, one.Length)], other[..Math.Min(1, other.Length)]);
        return one.Concat(other).Any(IsDoubtful) ? Said(first, one, other, ", and more behind it") : "";
    }

    private static string Said(int first, Rune[] one, Rune[] other, string more) =>
        FormattableString.Invariant($" (character {first + 1}: {Shown(one)} against {Shown(other)}{more})");

    private static bool IsDoubtful(Rune rune) => !rune.IsAscii || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static string Shown(Rune[] runes) => runes.Length == 0 ? "nothing" : string.Join(' ', runes.Select(rune => FormattableString.Invariant($"U+{rune.Value:X4}")));
}
