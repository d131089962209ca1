namespace Conformance.Cli;

/// <summary>Where the command line writes; tests give it strings.</summary>
/// <param name="Out">Standard output: what was asked for.</param>
/// <param name="Error">Standard error: progress and what went wrong.</param>
/// <param name="IsTerminal">Whether a person watches, so that progress may move and colours may be used.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsTerminal);
