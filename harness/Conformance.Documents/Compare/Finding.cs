namespace Conformance.Documents.Compare;

/// <summary>A fact that the comparer found, before any rule has spoken.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Expected">The node on the expected side; null if there is none.</param>
/// <param name="Actual">The node on the actual side; null if there is none.</param>
/// <param name="ExpectedValue">What differs, on the expected side; null if there is nothing.</param>
/// <param name="ActualValue">What differs, on the actual side; null if there is nothing.</param>
public readonly record struct Finding(DifferenceKind Kind, Node? Expected, Node? Actual, string? ExpectedValue, string? ActualValue)
{
    /// <summary>For something that only one side has: the node of the other side that it is missing from.</summary>
    public Node? Owner { get; init; }

    /// <summary>For a list item that only one side has: its key, as in <c>UID=urn:1</c>; null if it has none.</summary>
    public string? Label { get; init; }

    /// <summary>For another order: how many items at least stand elsewhere; else 0.</summary>
    public int Moves { get; init; }

    /// <summary>For another order: what the first of the moved items is called and where it went.</summary>
    public string? Move { get; init; }

    /// <summary>The node that rules look at: the expected one, or the actual one where nothing was expected.</summary>
    public Node Subject => Expected ?? Actual!;
}
