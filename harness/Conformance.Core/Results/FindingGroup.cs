using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;

namespace Conformance.Core.Results;

/// <summary>Findings that say the same of different answers: most likely one cause.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Exchange">The exchange that shows it.</param>
/// <param name="All">All of them, the first included.</param>
public sealed partial record FindingGroup(Finding First, Exchange Exchange, IReadOnlyList<Finding> All)
{
    /// <summary>The ids of the variants that show it, each once, in their order.</summary>
    public IReadOnlyList<string> Variants => [.. All.Select(finding => finding.Variant).Distinct(StringComparer.Ordinal)];

    /// <summary>Groups findings by requirement and by what was expected and came, identifiers and numbers aside; in the order of first appearance.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings, Func<string, string, Exchange> exchange) =>
        [.. findings
            .GroupBy(finding => (finding.Requirement.Id, Kind(finding.Violation.Expected), Kind(finding.Violation.Actual)))
            .Select(group => new FindingGroup(group.First(), exchange(group.First().Variant, group.First().Step), [.. group]))];

    private static string Kind(string text) => Particular().Replace(text, "#");

    [GeneratedRegex("""[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9]{2,}[0-9:.TZ-]*|\[[0-9]+\]|/[0-9]+/|"[^"]*"|(?<=\bactual |Name |Href ).*""")]
    private static partial Regex Particular();
}
