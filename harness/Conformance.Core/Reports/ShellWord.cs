namespace Conformance.Core.Reports;

/// <summary>One word of a command line that a person can paste into a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>The text in single quotes, whatever it holds.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
