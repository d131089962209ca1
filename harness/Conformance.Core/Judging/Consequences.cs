using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>One cause makes one finding: what is wrong only because of what is told elsewhere is set apart.</summary>
public static class Consequences
{
    /// <summary>
    /// The verdicts without findings that follow from others: what the answers of an operation that is not implemented violate
    /// besides;
    /// the same wrong status all over the suite where a requirement that everything rests on is violated, as a token that is not
    /// accepted;
    /// and what the very same wrong answer to many questions violates besides. All else is told, whatever else is wrong.
    /// </summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="shown">The exchanges of all findings.</param>
    /// <param name="contract">The API's resources.</param>
    public static IReadOnlyList<JudgedVariant> Folded(IReadOnlyList<JudgedVariant> judged, IEnumerable<Exchange> shown, ApiContract contract)
    {
        var exchanges = shown.DistinctBy(exchange => (exchange.Variant, exchange.Step)).ToDictionary(exchange => (exchange.Variant, exchange.Step));
        Exchange? Of(string variant, string step) => exchanges.GetValueOrDefault((variant, step));
        return OfGates(SameWrongAnswer.Folded(OfLinkBase(NotImplemented.Folded(judged, Of, contract)), Of));
    }

    /// <summary>The verdicts on a target that was asked only what everything rests on: the first finding, and the rest as its
    /// consequences.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="operation">What was asked.</param>
    /// <param name="suite">The requirements.</param>
    public static IReadOnlyList<JudgedVariant> OfFirst(IReadOnlyList<JudgedVariant> judged, string operation, Suite suite)
    {
        if (judged.SelectMany(variant => variant.Findings).OrderBy(finding => finding.Requirement.Level).ThenBy(finding => finding.Stage).FirstOrDefault() is not { } first)
        {
            return judged;
        }

        var told = operation == EntryPoint.Operation ? Named(first, suite) : first;
        return [.. judged.Select(variant => variant.Id == first.Variant
            ? (variant with { Findings = [told, .. variant.Findings.Where(finding => finding != first)] }).Following(finding => finding != told, Reason(told))
            : variant.Following(finding => !Same(finding, first) || told != first, Reason(told)))];
    }

    /// <summary>An answer of 200 that is no entry point violates what the suite says of the entry point, not only what it says of
    /// every body.</summary>
    private static Finding Named(Finding first, Suite suite) =>
        !IsStatus(first) && suite.Everywhere.FirstOrDefault(expectation => expectation.Kind == EntryPoint.CheckWord) is { } expectation
            ? first with { Requirement = suite.Requirements[expectation.Requirement], Violation = first.Violation with { Expected = "an EnterpriseManager" }, Place = expectation.Place }
            : first;

    /// <summary>A gateway that rewrites no links is wrong once, however many links there are: what else an answer proves, it
    /// proves all the same.</summary>
    private static IReadOnlyList<JudgedVariant> OfLinkBase(IReadOnlyList<JudgedVariant> judged)
    {
        var told = judged.SelectMany(variant => variant.Findings).Where(IsLinkBase).DistinctBy(finding => finding.Violation.Actual, StringComparer.Ordinal).ToHashSet(ReferenceEqualityComparer.Instance);
        return told.Count == 0 ? judged : [.. judged.Select(variant => variant.Findings.Any(Follows) ? variant.Keeping([.. variant.Findings.Where(finding => !Follows(finding))]) with
        {
            Consequences = [.. variant.Consequences, .. variant.Findings.Where(Follows)],
        } : variant)];

        bool Follows(Finding finding) => IsLinkBase(finding) && !told.Contains(finding);
    }

    private static bool IsLinkBase(Finding finding) => finding.Violation.Subject == LinkBaseCheck.Subject;

    private static IReadOnlyList<JudgedVariant> OfGates(IReadOnlyList<JudgedVariant> judged)
    {
        var gates = judged.SelectMany(variant => variant.Findings)
            .Where(finding => finding.Requirement.IsGate && IsStatus(finding))
            .GroupBy(finding => finding.Violation.Actual, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        if (gates.Count == 0)
        {
            return judged;
        }

        bool Follows(Finding finding) => !finding.Requirement.IsGate && IsStatus(finding) && gates.ContainsKey(finding.Violation.Actual);
        return [.. judged.Select(variant => variant.Findings.FirstOrDefault(Follows) is { } consequence
            ? variant.Following(Follows, Reason(gates[consequence.Violation.Actual])) : variant)];
    }

    private static bool IsStatus(Finding finding) => finding.Violation.Expected.StartsWith(StatusCheck.Word, StringComparison.Ordinal);

    private static bool Same(Finding finding, Finding first) =>
        (finding.Requirement.Id, finding.Violation.Expected, finding.Violation.Actual) == (first.Requirement.Id, first.Violation.Expected, first.Violation.Actual);

    private static string Reason(Finding cause) => $"{cause.Requirement.Id} is violated ({cause.Variant}): {cause.Violation.Actual} here too.";
}
