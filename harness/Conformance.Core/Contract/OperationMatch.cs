namespace Conformance.Core.Contract;

/// <summary>The operation that a request path belongs to.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Ids">The texts that stand for the <c>{ID}</c>s, in path order, percent-decoded; not checked to be IDs.</param>
/// <param name="Misspelt">Whether one of <see cref="ResourcePath.Also"/> matched rather than the documented path.</param>
public sealed record OperationMatch(Operation Operation, IReadOnlyList<string> Ids, bool Misspelt);
