namespace Conformance.Core.Mutations;

/// <summary>A part of an answer that a mutation changed.</summary>
/// <param name="Where"><c>status line</c>, the name of a header field, a path in the body, or a place among its bytes.</param>
/// <param name="Before">What was recorded; null if nothing was.</param>
/// <param name="After">What stands there now; null if nothing does.</param>
public sealed record ChangedPart(string Where, string? Before, string? After);
