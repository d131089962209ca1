namespace Conformance.Documents.Compare;

/// <summary>A finding that no rule allows.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="ExpectedPath">Where, in the expected document. If only the actual side has the thing: what it is missing
/// from.</param>
/// <param name="ActualPath">Where, in the actual document. If only the expected side has the thing: what it is missing
/// from.</param>
/// <param name="ExpectedValue">The expected value, shortened if it is long; null if nothing was expected.</param>
/// <param name="ActualValue">The actual value, shortened if it is long; null if there is nothing.</param>
/// <param name="ExpectedPosition">The place in the fixture that belongs to the expected path.</param>
/// <param name="ActualPosition">The place in the actual document that belongs to its path.</param>
/// <param name="Message">One sentence: what was expected and what was there.</param>
public sealed record Difference(
    DifferenceKind Kind,
    NodePath ExpectedPath,
    NodePath ActualPath,
    string? ExpectedValue,
    string? ActualValue,
    SourcePosition ExpectedPosition,
    SourcePosition ActualPosition,
    string Message);
