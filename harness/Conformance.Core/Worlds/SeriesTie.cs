namespace Conformance.Core.Worlds;

/// <summary>Which entities of a series belong to an entity of another: <c>First</c>, <c>First + Step</c> and so on.</summary>
/// <param name="Parents">The other series.</param>
/// <param name="First">The number of the first one, by the parent's number.</param>
/// <param name="Step">How far the numbers are apart.</param>
/// <param name="Count">How many there are, by the parent's number.</param>
public sealed record SeriesTie(EntitySeries Parents, Func<int, int> First, int Step, Func<int, int> Count);
