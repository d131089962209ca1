using Conformance.Documents.Compare;

namespace Conformance.Core.Contract;

/// <summary>
/// What a comparison of two bodies of this API goes by, without a contract at hand. A query result doubles the name of its list:
/// <c>Entities/BackupJobSessions/BackupJobSession</c> is <c>Entities.BackupJobSessions.BackupJobSessions[]</c>.
/// </summary>
public static class ApiRepresentation
{
    /// <summary>The mapping of the project's own contract, with its sources in <c>scenarios/contract/mapping.yaml</c>.</summary>
    public static RepresentationMapping Mapping { get; } = MappingReader.Shipped();

    /// <summary>The default rules, the mapping, and UIDs as in <c>urn:veeam:Job:…</c>.</summary>
    public static CompareOptions Options { get; } = CompareOptions.Default with { Mapping = Mapping, UrnNamespace = "veeam" };
}
