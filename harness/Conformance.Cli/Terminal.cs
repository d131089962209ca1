namespace Conformance.Cli;

/// <summary>Where the command line writes; tests give it strings.</summary>
/// <param name="Out">Standard output: what was asked for.</param>
/// <param name="Error">Standard error: progress and what went wrong.</param>
/// <param name="IsTerminal">Whether a person watches standard error, so that progress may move.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsTerminal)
{
    /// <summary>Whether a person watches standard output and wants colours.</summary>
    public bool HasColour { get; init; }

    /// <summary>Whether a person watches standard output, so that lines are broken where the screen ends.</summary>
    public bool Wraps { get; init; }

    /// <summary>How many columns a line of standard output has.</summary>
    public int Width { get; init; } = 120;
}
