using System.Text.RegularExpressions;

namespace Conformance.Core.Results;

/// <summary>One word of a command line that a person can paste into a shell.</summary>
public static partial class ShellWord
{
    private const string BashQuote = "'\\''";

    /// <summary>The text in single quotes, whatever it holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shell">The shell that reads it.</param>
    public static string Quoted(string text, CommandShell shell = CommandShell.Bash) =>
        $"'{(shell == CommandShell.Bash ? text.Replace("'", BashQuote, StringComparison.Ordinal) : Doubled(text))}'";

    /// <summary>A line whose words are quoted for bash, as one for another shell.</summary>
    /// <param name="line">The line; what is not in quotes of <see cref="Quoted"/> has no meaning of its own to either
    /// shell.</param>
    /// <param name="shell">The shell that reads it.</param>
    public static string Line(string line, CommandShell shell) =>
        shell == CommandShell.Bash
            ? line
            : QuotedWord()
                .Replace(line, word => Quoted(word.Groups[1].Value.Replace(BashQuote, "'", StringComparison.Ordinal), shell));

    /// <summary>PowerShell takes the typographic single quotes for quotes as well; two of a kind stand for one.</summary>
    private static string Doubled(string text) => SingleQuote().Replace(text, "$0$0");

    [GeneratedRegex(@"'((?:[^']|'\\'')*)'")]
    private static partial Regex QuotedWord();

    [GeneratedRegex("['\u2018\u2019\u201a\u201b]")]
    private static partial Regex SingleQuote();
}
