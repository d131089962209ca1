namespace Conformance.Core.Contract;

/// <summary>A query parameter of a path.</summary>
/// <param name="Name">Its name, as in <c>pageSize</c>.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Optional">Whether a request may lack it.</param>
/// <param name="Values">The documented values; empty if none are listed.</param>
/// <param name="Source">Where this is known from.</param>
/// <param name="Note">What a reader must know; null if there is nothing.</param>
public sealed record ParameterRule(string Name, string Type, bool Optional, IReadOnlyList<string> Values, string Source, string? Note);
