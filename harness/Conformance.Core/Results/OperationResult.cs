using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results;

/// <summary>The verdict on one documented operation.</summary>
/// <param name="Coverage">What asks for it.</param>
/// <param name="Outcome">The worst of what its variants came to; passed only if it was asked for something that exists, and
/// answered.</param>
/// <param name="Reason">Why it was not tested, or not asked by itself; null if it was.</param>
public sealed record OperationResult(OperationCoverage Coverage, Outcome Outcome, string? Reason)
{
    /// <summary>
    /// Whether it was asked for something that exists and every answer knew of nothing; or could not be asked, because that is so
    /// of the
    /// list that it takes something from.
    /// </summary>
    public bool IsNotImplemented { get; init; }

    /// <summary>Whether it answered for something that exists.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>The verdicts on operations.</summary>
    /// <param name="operations">What asks for each.</param>
    /// <param name="judged">The verdicts on variants.</param>
    public static IReadOnlyList<OperationResult> Of(IEnumerable<OperationCoverage> operations, IReadOnlyList<JudgedVariant> judged)
    {
        var verdicts = judged.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var missing = NotImplemented.Of(judged);
        var asked = judged.SelectMany(variant => variant.Asked).ToLookup(answer => answer.Operation, StringComparer.Ordinal);
        return [.. operations.Select(operation =>
        {
            var variants = operation.Variants.Select(variant => verdicts.GetValueOrDefault(variant.Id)).OfType<JudgedVariant>().ToList();
            var answers = asked[operation.Operation].ToList();
            var waits = answers.Count == 0 ? variants.Select(variant => variant.WaitsFor).FirstOrDefault(other => other is not null && missing.ContainsKey(other)) : null;
            var result = Of(operation, variants, answers);
            return result with
            {
                IsNotImplemented = missing.ContainsKey(operation.Operation) || waits is not null,
                IsAnswered = answers.Exists(answer => answer.IsMet),
                Reason = waits is not null ? $"{waits} is not implemented, which lists what to ask for" : result.Reason,
            };
        })];
    }

    /// <summary>An operation passes only if it was asked for something that exists and answered; that it refuses what does not
    /// exist shows little.</summary>
    private static OperationResult Of(OperationCoverage operation, List<JudgedVariant> judged, List<AskedOperation> asked) =>
        asked.Any(answer => !answer.IsMet) || judged.Any(variant => variant.Outcome == Outcome.Deviates) ? new OperationResult(operation, Outcome.Deviates, null)
        : judged.Any(variant => variant.Outcome == Outcome.Errored) ? new OperationResult(operation, Outcome.Errored, null)
        : asked.Count > 0 && judged.Any(variant => variant.Outcome == Outcome.Passed) ? new OperationResult(operation, Outcome.Passed, null)
        : new OperationResult(operation, Outcome.NotTested, operation.Reason ?? judged.FirstOrDefault(variant => variant.Outcome == Outcome.NotTested)?.Reason
            ?? (judged.Count == 0 ? "the run ended before it was reached" : "nothing that exists was asked for"));
}
