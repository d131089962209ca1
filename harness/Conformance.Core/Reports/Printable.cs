using System.Globalization;
using System.Text;

namespace Conformance.Core.Reports;

/// <summary>Text that a server controls, made harmless for a terminal and for one line.</summary>
public static class Printable
{
    private const int Longest = 400;

    /// <summary>The text on one line, control and format characters as <c>\u001B</c>, cut with notice beyond 400 characters.</summary>
    public static string OneLine(string text) => Safe(text, Longest);

    /// <summary>As <see cref="OneLine"/>, but never cut.</summary>
    public static string Whole(string text) => Safe(text, int.MaxValue);

    private static string Safe(string text, int longest)
    {
        var safe = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= longest)
            {
                safe.Append(CultureInfo.InvariantCulture, $"… ({text.Length} characters)");
                break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
            else
            {
                safe.Append(rune.ToString());
            }
        }

        return safe.ToString();
    }
}
