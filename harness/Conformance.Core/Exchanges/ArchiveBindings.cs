namespace Conformance.Core.Exchanges;

/// <summary>The values that a variant's names stood for, as in <c>replicaSession.id</c>.</summary>
/// <param name="Variant">The variant's id.</param>
/// <param name="Values">Name and value, redacted like an exchange.</param>
public sealed record ArchiveBindings(string Variant, IReadOnlyDictionary<string, string> Values);
