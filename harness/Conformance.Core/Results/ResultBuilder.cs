using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results.Claims;
using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results;

/// <summary>Sums verdicts up.</summary>
public static class ResultBuilder
{
    /// <summary>The result of a run.</summary>
    /// <param name="header">What the run was.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="exchanges">The exchanges that findings show, in any order.</param>
    /// <param name="plan">What was to be sent.</param>
    /// <param name="rules">The requirement catalogue and the contract.</param>
    /// <param name="ending">What is known of the run as a whole.</param>
    /// <param name="waivers">Known deviations that are accepted for a while.</param>
    /// <param name="capabilities">What the target claims; null for everything.</param>
    public static RunResult Build(
        RunHeader header, IReadOnlyList<JudgedVariant> verdicts, IEnumerable<Exchange> exchanges, Plan plan, Rulebook rules, RunEnding ending, IReadOnlyList<Waiver> waivers,
        Capabilities? capabilities = null)
    {
        var lookup = exchanges.ToDictionary(exchange => (exchange.Variant, exchange.Step));
        Exchange Shown(string variant, string step) => lookup[(variant, step)];
        var occasion = new Occasion(new TargetIdentity(header.Target, header.ApiVersion, header.Certificate), DateOnly.FromDateTime(header.Started.UtcDateTime), rules.Suite, plan);
        var cause = ending.Cause;
        var left = SessionLeft.Of(ending.SessionsLeft, waivers, occasion);
        var (claimed, claims) = Claiming.Apply(verdicts, capabilities, plan, rules, (variant, step) => lookup.GetValueOrDefault((variant, step)));
        var (judged, waiverResults) = Waiving.Apply(claimed, waivers, occasion, Shown);
        var findings = judged.SelectMany(variant => variant.Findings).ToList();
        var requirements = Requirements(judged, findings, rules.Suite);
        var counts = new RunCounts(
            judged.Count,
            judged.Sum(variant => variant.Exchanges),
            judged.Sum(variant => variant.Checks.Count(Checked)),
            requirements.Count(requirement => requirement.Checks > 0),
            Places(findings.Where(finding => finding.Requirement.Level == RequirementLevel.Documented)),
            Places(findings.Where(finding => finding.Requirement.Level == RequirementLevel.Observed)),
            judged.Count(variant => variant.Outcome == Outcome.Passed),
            judged.Count(variant => variant.Outcome == Outcome.Deviates),
            judged.Count(variant => variant.Outcome == Outcome.Errored),
            judged.Count(variant => variant is { Outcome: Outcome.NotTested, Declared: null, IsBehindWaiver: false }))
        {
            Consequences = Places(judged.SelectMany(variant => variant.Consequences)),
            Moved = judged.Sum(variant => variant.Moved),
            Waived = Places(judged.SelectMany(variant => variant.Waived)),
            BehindWaivers = judged.Count(variant => variant.IsBehindWaiver),
            FailingWaivers = waiverResults.Count(waiver => waiver.Fails),
            Declared = judged.Count(variant => variant.Declared is not null),
            StaleClaims = claims?.Stale.Count ?? 0,
            BelowDepth = plan.BelowDepth,
        };
        return new RunResult(
            header,
            OutcomeOf(counts, cause, left),
            cause?.Message ?? (counts.Errored > 0 ? judged.First(variant => variant.Outcome == Outcome.Errored).Reason : null),
            counts,
            requirements,
            judged,
            [.. FindingGroup.Of(findings, Shown).OrderByDescending(group => group.First.Requirement.Level == RequirementLevel.Documented).ThenByDescending(group => group.Variants.Count)],
            [.. judged.SelectMany(variant => variant.Profile).OrderBy(entry => entry.Key, StringComparer.Ordinal)],
            plan.Excluded)
        {
            Operations = OperationResult.Of(DocumentedOperations.Of(rules.Contract, plan.Variants), judged),
            UnusedRules = UnusedRules(judged),
            Waivers = waiverResults,
            Claims = claims,
            SessionsLeft = left,
            Notes = ending.Notes,
            IsUnusable = cause is { IsUnusable: true },
            IsExplained = cause is { OnlyAsked: not null } or { IsAccountRefused: true } || (counts.Consequences > counts.Findings + counts.Warnings
                && findings.All(finding => finding.IsOtherKind || finding.Violation.Kind == ViolationKind.WrongStatus)),
        };
    }

    private static List<string> UnusedRules(IEnumerable<JudgedVariant> judged) =>
        [.. judged.SelectMany(variant => variant.Rules)
            .GroupBy(use => $"{use.Rule.Source}: {use.Rule.Name}", StringComparer.Ordinal)
            .Where(group => group.All(use => use.Count == 0))
            .Select(group => group.Key)
            .Order(StringComparer.Ordinal)];

    /// <summary>A violation that was seen stays seen, whatever broke besides; a run that could not be had has no
    /// verdict.</summary>
    private static Outcome OutcomeOf(RunCounts counts, RunCause? cause, IReadOnlyList<SessionLeft> left) =>
        cause is { EndsRun: true } ? Outcome.Errored
        : counts.Findings + counts.FailingWaivers + counts.StaleClaims > 0 ? Outcome.Deviates
        : cause is not null || counts.Errored > 0 || left.Any(session => !session.IsWaived) ? Outcome.Errored
        : counts.NotTested > 0 || counts.Checks == 0 ? Outcome.NotTested
        : Outcome.Passed;

    private static List<RequirementResult> Requirements(IReadOnlyList<JudgedVariant> judged, List<Finding> findings, Suite suite)
    {
        var checks = judged.SelectMany(variant => variant.Checks).Where(Checked).ToLookup(check => check.Requirement, StringComparer.Ordinal);
        var violations = findings.ToLookup(finding => finding.Requirement.Id, StringComparer.Ordinal);
        var waived = judged.SelectMany(variant => variant.Waived).ToLookup(finding => finding.Requirement.Id, StringComparer.Ordinal);
        var following = judged.SelectMany(variant => variant.Consequences).ToLookup(finding => finding.Requirement.Id, StringComparer.Ordinal);
        var blocked = judged.SelectMany(variant => variant.Checks).Where(check => check.Outcome == CheckOutcome.Blocked).ToLookup(check => check.Requirement, StringComparer.Ordinal);
        return [.. suite.Requirements.Values.OrderBy(requirement => requirement.Id, StringComparer.Ordinal).Select(requirement => new RequirementResult(
            requirement,
            violations[requirement.Id].Concat(waived[requirement.Id]).Concat(following[requirement.Id]).Any() ? Outcome.Deviates : checks[requirement.Id].Any() ? Outcome.Passed : Outcome.NotTested,
            checks[requirement.Id].Count(),
            Places(violations[requirement.Id]))
        {
            Waived = Places(waived[requirement.Id]),
            Consequences = Places(following[requirement.Id]),
            NotJudged = blocked[requirement.Id].Count(),
        })];
    }

    private static int Places(IEnumerable<Finding> findings) => findings.Sum(finding => finding.Places);

    private static bool Checked(JudgedCheck check) => check.Outcome is CheckOutcome.Passed or CheckOutcome.Violated or CheckOutcome.Recorded;
}
