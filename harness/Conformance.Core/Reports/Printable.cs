using System.Globalization;
using System.Text;

namespace Conformance.Core.Reports;

/// <summary>
/// Text that a server or a file controls, made harmless for a terminal, for one line, and for CI systems that obey lines of a
/// log:
/// those of Azure, TeamCity and older GitHub runners have <c>##</c> anywhere, those of GitHub begin with <c>::</c>.
/// </summary>
public static class Printable
{
    private const int Longest = 400;
    private const char Command = '#';
    private const string CommandAtStart = "::";

    /// <summary>The text on one line, control and format characters as <c>\u001B</c>, cut with notice beyond 400
    /// characters.</summary>
    public static string OneLine(string text) => Safe(text, Longest);

    /// <summary>As <see cref="OneLine"/>, but never cut.</summary>
    public static string Whole(string text) => Safe(text, int.MaxValue);

    /// <summary>As <see cref="Whole"/>, but on as many lines as the text has.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Whole));

    private static string Safe(string text, int longest)
    {
        var safe = new StringBuilder(Math.Min(text.Length, longest));
        var isCommand = text.AsSpan().TrimStart().StartsWith(CommandAtStart);
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= longest)
            {
                safe.Append(CultureInfo.InvariantCulture, $"… ({text.Length} characters)");
                break;
            }

            var isObeyed = (rune.Value == Command && before == rune) || (isCommand && rune.Value == CommandAtStart[0]);
            (before, isCommand) = (isObeyed ? default : rune, isCommand && Rune.IsWhiteSpace(rune));
            var category = Rune.GetUnicodeCategory(rune);
            if (isObeyed || category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
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
