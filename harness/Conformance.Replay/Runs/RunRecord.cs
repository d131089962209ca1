using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;

namespace Conformance.Replay.Runs;

/// <summary>What a run brought back, for the judge.</summary>
/// <param name="Variants">What is known of each variant besides its exchanges, by id.</param>
/// <param name="Exchanges">All exchanges, redacted, by variant in the order sent; those of <c>session</c> and <c>discovery</c>
/// among them.</param>
/// <param name="Cause">What stood in the way of the whole run; null if nothing did.</param>
public sealed record RunRecord(IReadOnlyDictionary<string, VariantRecord> Variants, IExchangeCollection Exchanges, RunCause? Cause)
{
    /// <summary>The logon sessions that the run could not end, each as a sentence without secrets that says what to do.</summary>
    public IReadOnlyList<string> SessionsLeft { get; init; } = [];

    /// <summary>How many requests brought the exchanges; 0 if that is unknown.</summary>
    public int Requests { get; init; }

    /// <summary>What the run met that changes no verdict, each as a sentence without secrets.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The dialect of JSON of each resource, as the judge saw it; empty before.</summary>
    public IReadOnlyList<ResourceDialect> Dialects { get; init; } = [];

    /// <summary>What is known of some of the variants, and of the run as a whole.</summary>
    public RunRecord Only(IReadOnlyCollection<string> variants) => new(
        Variants.Where(pair => variants.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        Exchanges.OfVariants(variants.Contains),
        Cause) { SessionsLeft = SessionsLeft, Notes = Notes, Dialects = Dialects, Requests = Requests };

    /// <summary>Several replays of one plan as one.</summary>
    public static RunRecord Joined(IReadOnlyList<RunRecord> records) => new(
        records.SelectMany(record => record.Variants).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        ExchangeCollections.Joined([.. records.Select(record => record.Exchanges)]),
        records.Select(record => record.Cause).FirstOrDefault(cause => cause is not null))
    {
        Requests = records.Sum(record => record.Requests),
        SessionsLeft = [.. records.SelectMany(record => record.SessionsLeft)],
        Dialects = records.Select(record => record.Dialects).FirstOrDefault(dialects => dialects.Count > 0) ?? [],
        Notes = [.. records.SelectMany(record => record.Notes).Distinct(StringComparer.Ordinal)],
    };
}
