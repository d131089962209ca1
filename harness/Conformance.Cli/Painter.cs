using Conformance.Core.Reports;
using Spectre.Console;

namespace Conformance.Cli;

/// <summary>Writes a verdict where a person watches: lines as wide as the screen, and in colour what carries the
/// verdict.</summary>
internal static class Painter
{
    private const string Expected = "  expected     ";
    private const string Actual = "  actual       ";
    private const int NoWrap = 1_000_000;

    private static readonly (string Word, Color Color)[] Words =
    [
        ("CONFORMANT", Color.Green), ("SAME", Color.Green),
        ("DEVIATES", Color.Red), ("ERRORED", Color.Red), ("DIFFERENT", Color.Red),
        ("INCOMPLETE", Color.Yellow), ("WARNS", Color.Yellow), ("NOT TESTED", Color.Yellow), ("UNUSED RULE", Color.Yellow), ("> ", Color.Red), ("HOLDS", Color.Green), ("DOES NOT HOLD", Color.Red),
    ];

    /// <summary>
    /// Writes the text. Words at the beginning of a line are painted, and what was expected and came: nothing that a server said
    /// can begin a
    /// line, so nothing of it is taken for a word of ours.
    /// </summary>
    public static async Task WriteAsync(Terminal terminal, string text)
    {
        if (!terminal.HasColour && !terminal.Wraps)
        {
            await terminal.Out.WriteAsync(text);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(terminal.Out) });
        console.Profile.Width = NoWrap;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var spans = terminal.HasColour ? Spans(lines, i) : [];
            var parts = HangingIndent.Parts(lines[i], terminal.Wraps ? terminal.Width : NoWrap, out var indent);
            for (var part = 0; part < parts.Count; part++)
            {
                await terminal.Out.WriteAsync(part == 0 ? "" : "\n" + new string(' ', indent));
                await PaintAsync(terminal, console, lines[i], parts[part], spans);
            }

            await terminal.Out.WriteAsync(i < lines.Length - 1 ? "\n" : "");
        }
    }

    /// <summary>Which characters of a line are painted how, in order; the others are plain.</summary>
    private static List<(int Start, int End, Style Style)> Spans(string[] lines, int at)
    {
        var line = lines[at];
        if (line.StartsWith(Expected, StringComparison.Ordinal))
        {
            return Side(line, at + 1 < lines.Length && lines[at + 1].StartsWith(Actual, StringComparison.Ordinal) ? lines[at + 1] : line, Color.Green);
        }

        if (line.StartsWith(Actual, StringComparison.Ordinal))
        {
            return Side(line, at > 0 && lines[at - 1].StartsWith(Expected, StringComparison.Ordinal) ? lines[at - 1] : line, Color.Red);
        }

        var (word, color) = Words.FirstOrDefault(pair => line.StartsWith(pair.Word, StringComparison.Ordinal), (Word: "", Color: Color.Default));
        return word.Length == 0 ? [] : [(0, word.Length, new Style(color, decoration: Decoration.Bold))];
    }

    /// <summary>What was expected or came, in its colour; the part that the other side has not is underlined.</summary>
    private static List<(int Start, int End, Style Style)> Side(string line, string other, Color color)
    {
        var begin = Expected.Length;
        var shared = SharedEnds.Of(line[begin..], other[begin..]);
        var (head, tail) = shared.IsOfUse ? (begin + shared.Head, line.Length - shared.Tail) : (line.Length, line.Length);
        var plain = new Style(color);
        return [(begin, head, plain), (head, tail, new Style(color, decoration: Decoration.Bold | Decoration.Underline)), (tail, line.Length, plain)];
    }

    private static async Task PaintAsync(Terminal terminal, IAnsiConsole console, string line, Range part, List<(int Start, int End, Style Style)> spans)
    {
        var (at, end) = (part.Start.Value, part.End.Value);
        foreach (var span in spans.Where(span => span.End > at && span.Start < end && span.End > span.Start))
        {
            var (from, to) = (Math.Max(at, span.Start), Math.Min(end, span.End));
            await terminal.Out.WriteAsync(line[at..from]);
            console.Write(line[from..to], span.Style);
            at = to;
        }

        await terminal.Out.WriteAsync(line[at..end]);
    }
}
