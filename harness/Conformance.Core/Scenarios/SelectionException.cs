namespace Conformance.Core.Scenarios;

/// <summary>A selection that selects nothing: the caller's mistake, never a green run.</summary>
/// <param name="message">What matches nothing, and what was near.</param>
public sealed class SelectionException(string message) : Exception(message);
