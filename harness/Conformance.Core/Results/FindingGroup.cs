using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Results;

/// <summary>
/// Findings of one requirement and one shape: the same difference of different members, types, formats and variants. Most likely
/// one cause.
/// For example all tasks whose State is not in the documented list, in XML and in JSON, one by one and in lists.
/// </summary>
/// <param name="First">The first of them.</param>
/// <param name="Exchange">The exchange that shows it.</param>
/// <param name="All">All of them, the first included.</param>
public sealed record FindingGroup(Finding First, Exchange Exchange, IReadOnlyList<Finding> All)
{
    /// <summary>How many places there are, those that are counted and not kept among them.</summary>
    public int Places => All.Sum(finding => finding.Places);

    /// <summary>The ids of the variants that show it, each once, in their order.</summary>
    public IReadOnlyList<string> Variants => [.. All.Select(finding => finding.Variant).Distinct(StringComparer.Ordinal)];

    /// <summary>What was found in their places, each once, the most frequent first.</summary>
    public IReadOnlyList<string> Actuals =>
        [.. All.GroupBy(finding => finding.Violation.Actual, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => group.Key)];

    /// <summary>Groups findings by requirement, kind and subject, and by the status where that is wrong; in the order of first
    /// appearance.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings, Func<string, string, Exchange> exchange) =>
        [.. findings.GroupBy(Shape).Select(group => new FindingGroup(group.First(), exchange(group.First().Variant, group.First().Step), [.. group]))];

    /// <summary>What findings of one cause share. A status tells causes apart: 404 is another cause than 500.</summary>
    private static (string Requirement, ViolationKind Kind, string Subject, string Status) Shape(Finding finding) => (
        finding.Requirement.Id, finding.Violation.Kind, finding.Violation.Subject,
        finding is { IsNotImplemented: false, Violation.Kind: ViolationKind.WrongStatus } ? finding.Violation.Actual : finding.IsNotImplemented ? "not implemented" : "");
}
