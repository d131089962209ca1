namespace Conformance.Core.Contract;

/// <summary>An error status and the methods that may be answered with it.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Methods">The methods that the documentation names; empty for all.</param>
/// <param name="Level">How well this is founded.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record StatusRule(int Code, IReadOnlyList<string> Methods, FactLevel Level, string Source, string? Note);
