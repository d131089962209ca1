using System.Globalization;
using System.Text;

namespace Conformance.Core.Reports;

/// <summary>Texts of others in Markdown, so that none of it becomes markup, a link or HTML.</summary>
internal static class MarkdownText
{
    /// <summary>Prose: every punctuation mark is escaped, control characters are written out.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in Printable.Whole(text))
        {
            safe.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                _ when char.IsAsciiLetterOrDigit(c) || c is ' ' or ',' or '.' or ';' or '\'' or '(' or ')' or '/' || c > '\u007F' => c.ToString(),
                _ => $"\\{c}",
            });
        }

        return safe.ToString();
    }

    /// <summary>A value that stands inside a line: a code span whose fence is longer than any run of backticks in it.</summary>
    public static string Code(string text)
    {
        var line = Printable.OneLine(text);
        if (line.Length == 0)
        {
            return "(empty)";
        }

        var fence = Fence(line, 1);
        return line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? $"{fence} {line} {fence}" : fence + line + fence;
    }

    /// <summary>A value in a table. A code span there would end at a pipe, so one with a pipe is written in entities.</summary>
    public static string Cell(string text)
    {
        var line = Printable.OneLine(text);
        return line.Contains('|', StringComparison.Ordinal) ? $"<code>{Entities(line)}</code>" : Code(line);
    }

    /// <summary>Lines as they are, fenced.</summary>
    public static string Block(string text)
    {
        var lines = string.Join('\n', text.TrimEnd('\n').Split('\n').Select(Printable.Whole));
        var fence = Fence(lines, 3);
        return $"{fence}text\n{lines}\n{fence}\n";
    }

    private static string Entities(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.IsLetterOrDigit(rune) || rune.Value == ' ' ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"&#{rune.Value};")));

    private static string Fence(string text, int atLeast)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', Math.Max(atLeast, longest + 1));
    }
}
