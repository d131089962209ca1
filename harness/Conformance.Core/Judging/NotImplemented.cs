using Conformance.Core.Contract;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>
/// Operations that a target does not have: each was asked for something that exists, and every answer said that there is no such
/// thing.
/// That they are missing is one finding, and what else the same answers of the same operations violate follows from it.
/// </summary>
internal static class NotImplemented
{
    private static readonly int[] Refusals = [404, 405, 501];

    /// <summary>The operations, each with the status of its refusals.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<JudgedVariant> judged) => judged.SelectMany(variant => variant.Asked)
        .GroupBy(asked => asked.Operation, StringComparer.Ordinal)
        .Where(operation => operation.All(asked => !asked.IsMet && asked.Status == operation.First().Status) && Refusals.Contains(operation.First().Status))
        .ToDictionary(operation => operation.Key, operation => operation.First().Status, StringComparer.Ordinal);

    /// <summary>The verdicts with one requirement blamed for all that is not implemented: the one that most of the operations
    /// violate.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    /// <param name="contract">The API's resources.</param>
    public static IReadOnlyList<JudgedVariant> Folded(IReadOnlyList<JudgedVariant> judged, Func<string, string, Exchange?> exchange, ApiContract contract)
    {
        var missing = Of(judged);
        if (missing.Count == 0)
        {
            return judged;
        }

        var answered = judged.SelectMany(variant => variant.Asked).Where(asked => asked.IsMet).Select(asked => asked.Operation).ToHashSet(StringComparer.Ordinal);
        var refused = judged.SelectMany(variant => variant.Findings).Where(finding => finding is { IsOtherKind: true, Violation.Kind: ViolationKind.WrongStatus })
            .Select(finding => (Finding: finding, Operation: OperationOf(finding)))
            .Where(pair => pair.Operation is not null)
            .DistinctBy(pair => (pair.Finding.Variant, pair.Finding.Step, pair.Finding.Requirement.Id))
            .ToLookup(pair => (pair.Finding.Variant, pair.Finding.Step));
        var told = refused.SelectMany(group => group).GroupBy(pair => pair.Finding.Requirement.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Select(pair => pair.Operation).Distinct(StringComparer.Ordinal).Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        // The same for all, so that reports tell it once.
        var reason = $"what it asks for is not implemented ({told} is violated).";
        bool IsTold(Finding finding) => finding.Violation.Kind == ViolationKind.WrongStatus && finding.Requirement.Id == told;
        bool IsRefused(Finding finding) => refused.Contains((finding.Variant, finding.Step));
        return told is null ? judged : [.. judged.Select(variant => Told(variant, variant.Findings.Select(finding => IsRefused(finding)
            ? refused[(finding.Variant, finding.Step)].First().Operation : Linked(finding)).FirstOrDefault(operation => operation is not null)))];

        JudgedVariant Told(JudgedVariant variant, string? operation)
        {
            if (operation is null)
            {
                return variant is { Outcome: Outcome.NotTested, WaitsFor: { } awaited } && missing.ContainsKey(awaited) ? variant with { Missing = awaited, Reason = reason } : variant;
            }

            var rest = (variant with
            {
                Findings = [.. variant.Findings.Select(finding => IsTold(finding) && IsRefused(finding) ? finding with { IsNotImplemented = true } : finding)],
            }).Following(finding => (!IsTold(finding) && IsRefused(finding)) || Linked(finding) is not null, reason);
            return rest.Outcome == Outcome.NotTested ? rest with { Missing = operation } : rest;
        }

        string? OperationOf(Finding finding) => exchange(finding.Variant, finding.Step) is { Response: { } response } sent
            && OperationName.Find(sent.Request.Method, sent.Request.Url, contract) is var operation
            && (missing.TryGetValue(operation, out var status) ? status == response.Status : Refusals.Contains(response.Status) && IsBelow(operation)) ? operation : null;

        // A link that would lead nowhere need not be there.
        string? Linked(Finding finding) => finding.Violation.LinksTo is { } to && $"GET {to}" is var operation && (missing.ContainsKey(operation) || IsBelow(operation)) ? operation : null;

        // Nobody can ask for one of a list that is not there.
        bool IsBelow(string operation) => !answered.Contains(operation) && missing.Keys.Any(list => operation.StartsWith(list + "/", StringComparison.Ordinal));
    }
}
