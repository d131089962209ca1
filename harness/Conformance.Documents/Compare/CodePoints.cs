using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>Says in numbers what two texts do not show: letters that look alike, another kind of space, a character that is not seen.</summary>
internal static class CodePoints
{
    private const int Most = 4;

    /// <summary>As in <c> (character 4: U+00E9 against U+0065 U+0301)</c>; empty where the texts differ in plain letters or in much.</summary>
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
        return one.Length > Most || other.Length > Most || !one.Concat(other).Any(IsDoubtful)
            ? ""
            : FormattableString.Invariant($" (character {first + 1}: {Shown(one)} against {Shown(other)})");
    }

    private static bool IsDoubtful(Rune rune) => !rune.IsAscii || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static string Shown(Rune[] runes) => runes.Length == 0 ? "nothing" : string.Join(' ', runes.Select(rune => FormattableString.Invariant($"U+{rune.Value:X4}")));
}
