using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results;

/// <summary>The verdict on one documented operation.</summary>
/// <param name="Coverage">What asks for it.</param>
/// <param name="Outcome">The worst of what its variants came to; not tested only if none of them was.</param>
/// <param name="Reason">Why it was not tested; null if it was.</param>
public sealed record OperationResult(OperationCoverage Coverage, Outcome Outcome, string? Reason)
{
    /// <summary>The verdicts on operations.</summary>
    /// <param name="operations">What asks for each.</param>
    /// <param name="judged">The verdicts on variants.</param>
    public static IReadOnlyList<OperationResult> Of(IEnumerable<OperationCoverage> operations, IEnumerable<JudgedVariant> judged)
    {
        var verdicts = judged.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        return [.. operations.Select(operation => Of(operation, [.. operation.Variants.Select(variant => verdicts.GetValueOrDefault(variant.Id)).OfType<JudgedVariant>()]))];
    }

    private static OperationResult Of(OperationCoverage operation, List<JudgedVariant> judged)
    {
        Outcome[] worstFirst = [Outcome.Deviates, Outcome.Errored, Outcome.Passed];
        var seen = worstFirst.Where(outcome => judged.Any(variant => variant.Outcome == outcome)).ToList();
        return seen.Count > 0 ? new OperationResult(operation, seen[0], null)
            : new OperationResult(operation, Outcome.NotTested, operation.Reason ?? judged.FirstOrDefault()?.Reason ?? "the run ended before it was reached");
    }
}
