namespace Conformance.Core.Contract;

/// <summary>An operation of the documentation that the contract does not hold.</summary>
/// <param name="Operation">The documentation's title, as in <c>GET Method</c>.</param>
/// <param name="Source">The page.</param>
/// <param name="Reason">Why it is left out, as a sentence.</param>
public sealed record UncoveredOperation(string Operation, string Source, string Reason);
