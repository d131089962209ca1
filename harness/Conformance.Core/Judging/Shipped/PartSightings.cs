using System.Globalization;

namespace Conformance.Core.Judging.Shipped;

/// <summary>What was seen of one attribute or element over a run. Not safe for parallel use; the same sightings in any order give
/// the same result.</summary>
/// <param name="path">The part's path.</param>
/// <param name="schema">What the shipped schema declares; null if it declares no such part.</param>
/// <param name="contract">What the contract knows; null if it knows no such part.</param>
/// <param name="described">Whether the contract describes the structure at all.</param>
/// <param name="open">Whether the shipped schema allows undeclared parts here.</param>
internal sealed class PartSightings(string path, SchemaPart? schema, ContractPart? contract, bool described, bool open)
{
    private const int SampleLength = 60;

    private readonly SortedSet<string> breaches = new(StringComparer.Ordinal);
    private (string Variant, string Step)? shownBy;
    private string? refused;
    private int holders;
    private int present;

    /// <summary>Notes a structure that may have the part.</summary>
    public void Holder(bool has, (string Variant, string Step) at)
    {
        holders++;
        present += has ? 1 : 0;
        if (shownBy is not { } first || string.CompareOrdinal(at.Variant, first.Variant) < 0 || (at.Variant == first.Variant && string.CompareOrdinal(at.Step, first.Step) < 0))
        {
            shownBy = at;
        }
    }

    /// <summary>Notes that the shipped schema refuses what was sent.</summary>
    /// <param name="how">In what way, in words that are the same for the same fault.</param>
    public void Breach(string how) => breaches.Add(how);

    /// <summary>Notes a value that the shipped schema refuses.</summary>
    public void BreachBy(string value) => Breach($"\"{Short(value)}\" is not of the schema's type");

    /// <summary>Notes a value, for the contract to allow or refuse.</summary>
    public void Value(string value)
    {
        if (contract?.Refuses(value) == true && (refused is null || string.CompareOrdinal(value, refused) < 0))
        {
            refused = value;
        }
    }

    /// <summary>The disagreement, or null if all three agree.</summary>
    public SchemaDisagreement? Disagreement()
    {
        var sent = present > 0;
        var pairs = new List<SchemaPair>();
        if (breaches.Count > 0 || (sent && schema is null && !open) || (schema is { Required: true } && present < holders))
        {
            pairs.Add(SchemaPair.ServerSchema);
        }

        if (described && (refused is not null || (sent && contract is null) || (contract is { Required: true } && present < holders)))
        {
            pairs.Add(SchemaPair.ServerContract);
        }

        if (described && (schema is null ? contract is not null && contract != ContractPart.Links && !open : contract is null || (schema.Required ? contract.Optional : contract.Required)))
        {
            pairs.Add(SchemaPair.SchemaContract);
        }

        return pairs.Count == 0 || shownBy is not { } at ? null : new SchemaDisagreement(
            path,
            schema?.Statement ?? (open ? "not declared, allowed by a wildcard" : "not declared"),
            Server(),
            contract?.Statement ?? (described ? "not known" : "not described"),
            pairs,
            at.Variant,
            at.Step);
    }

    private string Server() => string.Join("; ", breaches
        .Concat(refused is null ? [] : [$"\"{Short(refused)}\" is not what the contract allows"])
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"in {present} of {holders}")));

    private static string Short(string value) => value.Length <= SampleLength ? value : value[..SampleLength] + "…";
}
