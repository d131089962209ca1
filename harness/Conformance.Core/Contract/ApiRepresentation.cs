using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Contract;

/// <summary>
/// What a comparison of two bodies of this API goes by, without a contract at hand. A query result doubles the name of its list:
/// <c>Entities/BackupJobSessions/BackupJobSession</c> is <c>Entities.BackupJobSessions.BackupJobSessions[]</c>.
/// </summary>
public static class ApiRepresentation
{
    private static readonly CompareOptions OneFormat = CompareOptions.Default with { UrnNamespace = "veeam" };

    /// <summary>The mapping of the project's own contract, with its sources in <c>scenarios/contract/mapping.yaml</c>.</summary>
    public static RepresentationMapping Mapping => BothFormats.Mapping;

    /// <summary>The default rules, the mapping, and UIDs as in <c>urn:veeam:Job:…</c>.</summary>
    public static CompareOptions Options => BothFormats.Options;

    /// <summary>As <see cref="Options"/>, without the mapping where both documents have one format: it takes time to read, and
    /// nothing asks for it.</summary>
    public static CompareOptions OptionsFor(DocumentFormat expected, DocumentFormat actual) => expected == actual ? OneFormat : Options;

    /// <summary>Made when it is first asked for.</summary>
    private static class BothFormats
    {
        public static readonly RepresentationMapping Mapping = MappingReader.Shipped();

        public static readonly CompareOptions Options = OneFormat with { Mapping = Mapping };
    }
}
