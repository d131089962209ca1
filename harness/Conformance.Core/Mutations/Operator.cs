namespace Conformance.Core.Mutations;

/// <summary>A way to change answers.</summary>
/// <param name="Name">The name for reports.</param>
/// <param name="Of">All its mutations of one exchange, in document order.</param>
internal sealed record Operator(string Name, Func<Scene, IEnumerable<Mutation>> Of);
