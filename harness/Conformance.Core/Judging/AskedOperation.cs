namespace Conformance.Core.Judging;

/// <summary>An operation that was asked for something that exists, and how it was answered.</summary>
/// <param name="Operation">The documentation's name, as in <c>GET /jobs/{ID}</c> or <c>GET /query?type=Job</c>.</param>
/// <param name="Step">The id of the step that asked.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="IsMet">Whether the status is one that was asked for.</param>
public sealed record AskedOperation(string Operation, string Step, int Status, bool IsMet);
