using System.Security.Cryptography;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>
/// The very same wrong answer to many different questions, as a proxy's page or the body of another resource: it is told by one
/// requirement
/// that it violates, a documented one if there is any and among those one that everything rests on, and what else it violates
/// follows from it.
/// </summary>
internal static class SameWrongAnswer
{
    /// <summary>In fewer scenarios, each violation is told for itself.</summary>
    private const int Many = 8;

    /// <summary>To requests for so few paths, the same answer may well be right.</summary>
    private const int ManyPaths = 3;

    /// <summary>The verdicts with what the same answers violate besides set apart.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    public static IReadOnlyList<JudgedVariant> Folded(IReadOnlyList<JudgedVariant> judged, Func<string, string, Exchange?> exchange)
    {
        var answers = judged.SelectMany(variant => variant.Findings).GroupBy(finding => (finding.Variant, finding.Step))
            .Select(wrong => (Wrong: wrong, Exchange: exchange(wrong.Key.Variant, wrong.Key.Step)))
            .Where(answer => answer.Exchange?.Response is not null && answer.Wrong.Any(finding => IsOfAnswer(finding, answer.Exchange!)))
            .GroupBy(answer => KeyOf(answer.Exchange!.Response!), StringComparer.Ordinal)
            .Where(same => same.Select(answer => answer.Wrong.Key.Variant.Split('[')[0]).Distinct(StringComparer.Ordinal).Count() >= Many
                && same.Select(answer => answer.Exchange!.Request.Url.Split('?')[0]).Distinct(StringComparer.Ordinal).Count() >= ManyPaths)
            .Select(same => (Same: same, Told: ToldOf(same.SelectMany(each => each.Wrong))))
            .SelectMany(pair => pair.Same.Select(answer => (answer.Wrong.Key, pair.Told)))
            .ToDictionary(answer => answer.Key, answer => answer.Told);
        return answers.Count == 0 ? judged : [.. judged.Select(variant => variant.Findings.FirstOrDefault(Follows) is { } consequence
            ? variant.Following(Follows, ReasonOf(answers[(consequence.Variant, consequence.Step)])) : variant)];

        bool Follows(Finding finding) => answers.TryGetValue((finding.Variant, finding.Step), out var told) && !IsAlike(finding, told);
    }

    /// <summary>Whether the whole answer is wrong; that of an error with the right status only words it wrongly.</summary>
    private static bool IsOfAnswer(Finding finding, Exchange exchange) => !finding.IsNotImplemented
        && (finding.Violation.Kind == ViolationKind.WrongStatus || (finding.IsOtherKind && exchange.Response is { Status: >= 200 and < 300 }));

    /// <summary>What is told stands for the rest, so that a documented requirement never follows from one that only
    /// warns.</summary>
    private static Finding ToldOf(IEnumerable<Finding> wrong) => wrong.OrderBy(finding => finding.Requirement.Level)
        .ThenBy(finding => finding.Requirement.IsGate ? 0 : 1)
        .ThenBy(finding => finding.Requirement.IsGate ? finding.Requirement.Id : "", StringComparer.Ordinal).First();

    private static bool IsAlike(Finding finding, Finding told) =>
        (finding.Requirement.Id, finding.Violation.Kind, finding.Violation.Subject) == (told.Requirement.Id, told.Violation.Kind, told.Violation.Subject);

    private static string ReasonOf(Finding told) => $"the same wrong answer came as to {told.Variant}, which violates {told.Requirement.Id}: {told.Violation.Actual}.";

    private static string KeyOf(ReceivedResponse response) => $"{response.Status} {Convert.ToHexString(SHA256.HashData(response.Body.Span))}";
}
