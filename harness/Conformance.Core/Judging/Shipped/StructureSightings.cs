using System.Xml.Schema;

namespace Conformance.Core.Judging.Shipped;

/// <summary>One structure of a body: which of its attributes and children were there.</summary>
internal sealed class StructureSightings
{
    private readonly string schemaType;
    private readonly SchemaLedger ledger;
    private readonly IReadOnlyList<SchemaPart> declared;
    private readonly XmlSchemaComplexType? type;
    private readonly Dictionary<string, PartSightings> seen = new(StringComparer.Ordinal);

    /// <summary>Begins one.</summary>
    /// <param name="view">What the contract knows of it.</param>
    /// <param name="type">What the shipped schema knows of it; null for nothing.</param>
    /// <param name="ledger">Where it is noted.</param>
    public StructureSightings(ContractView view, XmlSchemaType? type, SchemaLedger ledger)
    {
        View = view;
        this.ledger = ledger;
        this.type = type as XmlSchemaComplexType;
        schemaType = type?.QualifiedName.Name ?? "";
        declared = SchemaPart.Of(type);
    }

    /// <summary>What the contract knows of it.</summary>
    public ContractView View { get; }

    /// <summary>Whether the shipped schema declares a part.</summary>
    public bool Declares(string name) => declared.Any(part => part.Name == name);

    /// <summary>Notes that a part is there.</summary>
    public PartSightings Has(string name) => seen[name] = Part(name);

    /// <summary>The children that the schema requires before one that it declares, and that were not there.</summary>
    public IEnumerable<string> MissingBefore(string name) => Declares(name)
        ? declared.TakeWhile(part => part.Name != name).Where(part => part.Required && part.Name[0] != '@' && !seen.ContainsKey(part.Name)).Select(part => part.Name) : [];

    /// <summary>Ends the structure: notes for every part that either side knows whether it was there.</summary>
    /// <returns>Whether all children are there that the schema requires.</returns>
    public bool Complete((string Variant, string Step) at)
    {
        IEnumerable<string> known = View.Parts is { } parts ? parts.Select(part => part.Name) : [];
        foreach (var name in declared.Select(part => part.Name).Concat(known).Concat(seen.Keys).Distinct(StringComparer.Ordinal))
        {
            Part(name).Holder(seen.ContainsKey(name), at);
        }

        return declared.All(part => !part.Required || part.Name[0] == '@' || seen.ContainsKey(part.Name));
    }

    private PartSightings Part(string name)
    {
        var path = $"{View.Path}/{name}";
        var known = View.Part(name);
        return ledger.Part(path, schemaType, known, () => new PartSightings(path, declared.FirstOrDefault(part => part.Name == name), known, View.Parts is not null, Open(name)));
    }

    /// <summary>Whether a wildcard of the schema allows what it does not declare.</summary>
    private bool Open(string name) => name[0] == '@' ? type?.AttributeWildcard is not null : type is not null && HasAny(type.ContentTypeParticle);

    private static bool HasAny(XmlSchemaParticle particle) =>
        particle is XmlSchemaAny || (particle is XmlSchemaGroupBase group && group.Items.OfType<XmlSchemaParticle>().Any(HasAny));
}
