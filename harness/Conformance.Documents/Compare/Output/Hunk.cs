using System.Globalization;
using System.Text;

namespace Conformance.Documents.Compare;

/// <summary>
/// The lines of both documents round one difference, as one unified view: <c>-</c> and <c>+</c> before the lines of the
/// difference, <c>&lt;</c> and
/// <c>&gt;</c> before lines round them that only the expected or only the actual document has.
/// </summary>
internal static class Hunk
{
    private const int Margin = 14;

    /// <summary>Appends the view; nothing if there are no lines.</summary>
    public static void Append(StringBuilder text, Difference difference, (Excerpts Expected, Excerpts Actual) excerpts, TextStyle style)
    {
        var hasExpected = difference.ActualValue is null || difference.ExpectedValue is not null;
        var hasActual = difference.ExpectedValue is null || difference.ActualValue is not null;
        var old = hasExpected ? Lines(excerpts.Expected, difference.ExpectedPosition, style) : [];
        var now = hasActual ? Lines(excerpts.Actual, difference.ActualPosition, style) : [];
        var (one, other) = ValueParts.Differing(difference.ExpectedValue, difference.ActualValue);
        var isPair = old.Count > 0 && now.Count > 0;
        foreach (var (left, right) in Unified(old, now))
        {
            if (left is { } gone && (right is null || gone.IsFocus))
            {
                Append(text, gone, gone.IsFocus ? '-' : isPair ? '<' : ' ', one, style);
            }

            if (right is { } came && (left is null || came.IsFocus))
            {
                Append(text, came, came.IsFocus ? '+' : isPair ? '>' : ' ', other, style);
            }
            else if (left is { IsFocus: false } both && right is not null)
            {
                Append(text, both, ' ', default, style);
            }
        }
    }

    private static List<Line> Lines(Excerpts excerpts, SourcePosition place, TextStyle style)
    {
        var lines = new List<Line>();
        for (var number = Math.Max(1, place.Line - style.Context); number <= place.Line + style.Context; number++)
        {
            var isFocus = number == place.Line;
            if (excerpts.At(number, isFocus ? place.Column : 1) is var (text, column))
            {
                lines.Add(new Line(number, ComparisonText.Visible(text.TrimEnd('\r')), isFocus, place.Column - column));
            }
        }

        return lines;
    }

    /// <summary>Both lists of lines as one, equal lines beside each other (longest common subsequence; the lists are
    /// short).</summary>
    private static List<(Line? Expected, Line? Actual)> Unified(List<Line> old, List<Line> now)
    {
        var common = Enumerable.Range(0, old.Count + 1).Select(_ => new int[now.Count + 1]).ToArray();
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i][j] = AreOne(old[i], now[j]) ? common[i + 1][j + 1] + 1 : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        var lines = new List<(Line?, Line?)>();
        for (int i = 0, j = 0; i < old.Count || j < now.Count;)
        {
            if (i < old.Count && j < now.Count && AreOne(old[i], now[j]))
            {
                lines.Add((old[i++], now[j++]));
            }
            else if (i < old.Count && (j == now.Count || common[i + 1][j] >= common[i][j + 1]))
            {
                lines.Add((old[i++], null));
            }
            else
            {
                lines.Add((null, now[j++]));
            }
        }

        return lines;
    }

    private static bool AreOne(Line left, Line right) => left.IsFocus == right.IsFocus && (left.IsFocus || left.Text == right.Text);

    private static void Append(StringBuilder text, Line line, char sign, (string Value, int From, int Length) part, TextStyle style)
    {
        var width = Math.Max(20, style.Width - Margin);
        var at = line.IsFocus && part.Value is { Length: > 0 } ? line.Text.IndexOf(part.Value, Math.Clamp(line.Focus, 0, line.Text.Length), StringComparison.Ordinal) : -1;
        var (from, length) = at >= 0 ? (at + part.From, part.Length) : (Math.Clamp(line.Focus, 0, line.Text.Length), line.IsFocus ? 1 : 0);
        var start = !line.IsFocus || from + length <= width ? 0 : Math.Max(0, from - (width / 3));
        var shown = line.Text[start..Math.Min(line.Text.Length, start + width)];
        shown = (start > 0 ? "…" : "") + shown + (start + width < line.Text.Length ? "…" : "");
        var mark = Math.Min(shown.Length, from - start + (start > 0 ? 1 : 0));
        length = Math.Min(length, shown.Length - mark);
        text.Append(CultureInfo.InvariantCulture, $"  {Paint(FormattableString.Invariant($"{sign}{line.Number,6}"), sign, style)} | ");
        if (!line.IsFocus)
        {
            text.Append(shown).Append('\n');
        }
        else if (style.HasColour)
        {
            text.Append(shown.AsSpan(0, mark)).Append(sign == '-' ? "\e[1;37;41m" : "\e[1;30;42m").Append(shown.AsSpan(mark, length)).Append("\e[0m").Append(shown.AsSpan(mark + length)).Append('\n');
        }
        else
        {
            text.Append(shown).Append('\n').Append(' ', 9).Append(" | ").Append(' ', mark).Append('^', Math.Max(1, length)).Append('\n');
        }
    }

    private static string Paint(string text, char sign, TextStyle style) => (style.HasColour, sign) switch
    {
        (true, '-') => $"\e[31m{text}\e[0m",
        (true, '+') => $"\e[32m{text}\e[0m",
        _ => text,
    };

    /// <summary>A line of a document.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Text">As much of it as is shown.</param>
    /// <param name="IsFocus">Whether the difference is on it.</param>
    /// <param name="Focus">Where on it, as an index of the text.</param>
    private readonly record struct Line(int Number, string Text, bool IsFocus, int Focus);
}
