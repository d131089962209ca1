namespace Conformance.Core.Contract;

/// <summary>How the query service knows a resource.</summary>
/// <param name="Type">The query type, as in <c>ReplicaTaskSession</c>.</param>
/// <param name="Fields">The filter fields with their types.</param>
/// <param name="Source">Where this is known from.</param>
public sealed record QueryRule(string Type, IReadOnlyDictionary<string, string> Fields, string Source);
