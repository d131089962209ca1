using Spectre.Console;

namespace Conformance.Cli;

/// <summary>Writes a verdict, with the words that carry it in colour where a person watches.</summary>
internal static class Painter
{
    private static readonly (string Word, Color Color)[] Words =
    [
        ("CONFORMANT", Color.Green), ("SAME", Color.Green),
        ("DEVIATES", Color.Red), ("ERRORED", Color.Red), ("DIFFERENT", Color.Red),
        ("INCOMPLETE", Color.Yellow), ("WARNS", Color.Yellow), ("NOT TESTED", Color.Yellow), ("UNUSED RULE", Color.Yellow), ("> ", Color.Red),
    ];

    /// <summary>Writes the text; only words at the beginning of a line are painted, so that nothing a server said is.</summary>
    public static async Task WriteAsync(Terminal terminal, string text)
    {
        if (!terminal.HasColour)
        {
            await terminal.Out.WriteAsync(text);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(terminal.Out) });
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var (word, color) = Words.FirstOrDefault(pair => lines[i].StartsWith(pair.Word, StringComparison.Ordinal), (Word: "", Color: Color.Default));
            if (word.Length > 0)
            {
                console.Write(word, new Style(color, decoration: Decoration.Bold));
            }

            await terminal.Out.WriteAsync(lines[i][word.Length..] + (i < lines.Length - 1 ? "\n" : ""));
        }
    }
}
