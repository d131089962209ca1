using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Shipped;

/// <summary>
/// Holds the XML bodies of a run against the shipped schema and the contract while it goes on, and keeps counts only. Safe for
/// parallel
/// use; the same answers in any order give the same comparison.
/// </summary>
/// <param name="schema">The shipped schema.</param>
/// <param name="contract">The contract.</param>
public sealed class SchemaLedger(ShippedSchema schema, ApiContract contract)
{
    private readonly Dictionary<(string Path, string SchemaType, string? Contract), PartSightings> parts = [];
    private readonly Lock gate = new();
    private int bodies;

    /// <summary>Holds one answer against the schema; what is no readable XML is another requirement's matter.</summary>
    public void Add(Answer answer)
    {
        if (answer.Exchange.Response is null || !MediaType.IsXml(answer.ContentType) || answer.Outline is null)
        {
            return;
        }

        lock (gate)
        {
            bodies++;
            new SchemaWalk(schema, contract, this, (answer.Exchange.Variant, answer.Exchange.Step)).Walk(answer.Response.Body);
        }
    }

    /// <summary>What came of it so far.</summary>
    public SchemaComparison Comparison()
    {
        lock (gate)
        {
            return new SchemaComparison(schema.Name, bodies, [.. parts.Values.Select(part => part.Disagreement()).OfType<SchemaDisagreement>()
                .OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Schema, StringComparer.Ordinal).ThenBy(row => row.Contract, StringComparer.Ordinal)]);
        }
    }

    /// <summary>What was seen of a part, for the walk to add to.</summary>
    /// <param name="path">The part's path.</param>
    /// <param name="schemaType">The schema's type of the structure; the same path may have several.</param>
    /// <param name="known">What the contract knows of it; the same path may have several, as a resource and as part of
    /// another.</param>
    /// <param name="make">Makes a new one.</param>
    internal PartSightings Part(string path, string schemaType, ContractPart? known, Func<PartSightings> make) =>
        parts.TryGetValue((path, schemaType, known?.Statement), out var seen) ? seen : parts[(path, schemaType, known?.Statement)] = make();
}
