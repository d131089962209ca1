namespace Conformance.Documents.Compare;

/// <summary>How a comparison is told to a person.</summary>
public sealed record TextStyle
{
    /// <summary>How many lines of both documents are shown round each difference; 0 for none.</summary>
    public int Context { get; init; }

    /// <summary>Whether the text is painted for a terminal.</summary>
    public bool HasColour { get; init; }

    /// <summary>How many columns a line of context may take.</summary>
    public int Width { get; init; } = 120;

    /// <summary>No context and no colours: for logs.</summary>
    public static TextStyle Plain { get; } = new();
}
