namespace Conformance.Core.Judging.Shipped;

/// <summary>How the shipped schema, the server and the contract agree over a run.</summary>
/// <param name="Schema">The schema's file name.</param>
/// <param name="Bodies">How many XML bodies were held against it.</param>
/// <param name="Disagreements">Where they do not agree, sorted by path.</param>
public sealed record SchemaComparison(string Schema, int Bodies, IReadOnlyList<SchemaDisagreement> Disagreements);
