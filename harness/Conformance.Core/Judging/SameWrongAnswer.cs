using System.Security.Cryptography;
using Conformance.Core.Exchanges;

namespace Conformance.Core.Judging;

/// <summary>
/// The very same wrong answer to many different questions, as a proxy's page or the body of another resource: it is told by what it
/// violates first, and what else it violates follows from it.
/// </summary>
internal static class SameWrongAnswer
{
    /// <summary>In fewer scenarios, each violation is told for itself.</summary>
    private const int Many = 8;

    /// <summary>The verdicts with what the same answers violate besides set apart.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="exchange">The exchange of a variant's step.</param>
    public static IReadOnlyList<JudgedVariant> Folded(IReadOnlyList<JudgedVariant> judged, Func<string, string, Exchange?> exchange)
    {
        var answers = judged.SelectMany(variant => variant.Findings).Where(finding => finding is { IsOtherKind: true, IsNotImplemented: false } && IsOfAnswer(finding, exchange(finding.Variant, finding.Step)))
            .DistinctBy(finding => (finding.Variant, finding.Step))
            .Select(finding => (First: finding, Key: KeyOf(exchange(finding.Variant, finding.Step)))).Where(answer => answer.Key is not null)
            .GroupBy(answer => answer.Key!, StringComparer.Ordinal)
            .Where(same => same.Select(answer => answer.First.Variant.Split('[')[0]).Distinct(StringComparer.Ordinal).Count() >= Many)
            .SelectMany(same => same.Select(answer => (answer.First, Told: same.First().First)))
            .ToDictionary(answer => (answer.First.Variant, answer.First.Step), answer => answer.Told);
        return answers.Count == 0 ? judged : [.. judged.Select(variant => variant.Findings.FirstOrDefault(Follows) is { } consequence
            ? variant.Following(Follows, ReasonOf(answers[(consequence.Variant, consequence.Step)])) : variant)];

        bool Follows(Finding finding) => answers.TryGetValue((finding.Variant, finding.Step), out var told) && !IsAlike(finding, told);
    }

    /// <summary>Whether the whole answer is wrong; that of an error with the right status only words it wrongly.</summary>
    private static bool IsOfAnswer(Finding finding, Exchange? exchange) => finding.Violation.Kind == ViolationKind.WrongStatus || exchange?.Response is { Status: >= 200 and < 300 };

    private static bool IsAlike(Finding finding, Finding told) =>
        (finding.Requirement.Id, finding.Violation.Kind, finding.Violation.Subject) == (told.Requirement.Id, told.Violation.Kind, told.Violation.Subject);

    private static string ReasonOf(Finding told) => $"the same wrong answer came as to {told.Variant}, which violates {told.Requirement.Id}: {told.Violation.Actual}.";

    private static string? KeyOf(Exchange? exchange) =>
        exchange?.Response is not { } response ? null : $"{response.Status} {Convert.ToHexString(SHA256.HashData(response.Body.Span))}";
}
