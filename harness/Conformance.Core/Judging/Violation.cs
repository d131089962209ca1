namespace Conformance.Core.Judging;

/// <summary>What a check found wrong in one place.</summary>
/// <param name="Expected">What the requirement asks for here.</param>
/// <param name="Actual">What is there.</param>
/// <param name="Path">Where in the body, as XPath or JSON Pointer; null if it is not about a place in a body.</param>
public sealed record Violation(string Expected, string Actual, string? Path = null)
{
    /// <summary>The body that the answer's was compared with; null if it was judged by itself.</summary>
    public Counterpart? Counterpart { get; init; }
}
