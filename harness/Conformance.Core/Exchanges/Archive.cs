namespace Conformance.Core.Exchanges;

/// <summary>All that a run kept, read back.</summary>
/// <param name="Header">What the archive is of.</param>
/// <param name="Variants">What is known of each variant, by its id; of several records for one variant the last counts.</param>
/// <param name="Exchanges">The exchanges, those of one variant in the order in which they ended.</param>
/// <param name="IsComplete">
/// False if the run that wrote it was killed: the last record is then missing, all before it are here.
/// </param>
public sealed record Archive(
    ArchiveHeader Header,
    IReadOnlyDictionary<string, VariantRecord> Variants,
    IExchangeCollection Exchanges,
    bool IsComplete)
{
    /// <summary>The dialect in the header of a run whose target's is recognised: its end says which it is.</summary>
    public const string UnknownDialect = "auto";

    /// <summary>What the end of a run calls the dialect that was recognised.</summary>
    public const string DialectName = "dialect";

    /// <summary>How many requests brought the exchanges.</summary>
    public int Requests { get; init; }

    /// <summary>What the run said of itself at its end, by name; empty if it said nothing or was killed.</summary>
    public IReadOnlyDictionary<string, string> Closing { get; init; } = new Dictionary<string, string>();
}
