namespace Conformance.Core.Judging.Shipped;

/// <summary>One attribute or element on which the shipped schema, the server and the contract are not of one mind. It never fails
/// a run.</summary>
/// <param name="Path">The attribute or element, from its resource down, as in <c>ReplicaJobSession/FailureMessage</c> or
/// <c>BackupServer/@Href</c>.</param>
/// <param name="Schema">What the shipped schema says.</param>
/// <param name="Server">What the server sends, and how often.</param>
/// <param name="Contract">What the contract says, which is what the documentation says.</param>
/// <param name="Between">The pairs that disagree, at least one.</param>
/// <param name="Variant">A variant whose answer shows it: the first by id.</param>
/// <param name="Step">The step of that answer.</param>
public sealed record SchemaDisagreement(
    string Path, string Schema, string Server, string Contract, IReadOnlyList<SchemaPair> Between, string Variant, string Step)
{
    /// <summary>The pairs in words, as in <c>server–schema, schema–contract</c>.</summary>
    public string Pairs => string.Join(", ", Between.Select(pair => pair switch
    {
        SchemaPair.ServerSchema => "server–schema",
        SchemaPair.ServerContract => "server–contract",
        _ => "schema–contract",
    }));
}

/// <summary>Two of the three that may disagree.</summary>
public enum SchemaPair
{
    /// <summary>The server sends what the schema does not allow.</summary>
    ServerSchema,

    /// <summary>The server sends what the contract does not allow or does not know.</summary>
    ServerContract,

    /// <summary>The schema demands what the contract does not, or the reverse, or one of them does not know it.</summary>
    SchemaContract,
}
