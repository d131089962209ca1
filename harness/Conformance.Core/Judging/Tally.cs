using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>What the checks of one variant came to, so far.</summary>
/// <param name="evidence">The variant's answers.</param>
/// <param name="rules">What the judge goes by.</param>
/// <param name="byMember">The checks of each step that look at each member by itself: they go over a large collection together, once.</param>
internal sealed class Tally(Evidence evidence, Rulebook rules, ILookup<string, Check> byMember)
{
    private const int BeforeTold = 3;

    private readonly Dictionary<string, IReadOnlyDictionary<Check, CheckResult>> inPieces = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];
    private readonly List<ProfileEntry> profile = [];
    private readonly List<JudgedCheck> checks = [];
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly List<(string Requirement, string Reason)> unproven = [];
    private readonly List<RuleUse> ruleUses = [];
    private TransportFailure? failure;
    private string? notNow;

    /// <summary>Judges one check. Questions about an answer end at its first failing stage, and do not go on to answers that build on it.</summary>
    public void Ask(Expectation expectation, Check check, string step, bool named)
    {
        var blockedBy = new[] { step }.Concat(check.AlsoReads).FirstOrDefault(IsBlocked);
        if (blockedBy is not null && !(blockedBy == step && SameStage(step, check.Stage)))
        {
            checks.Add(new JudgedCheck(expectation.Requirement, CheckOutcome.Blocked, $"{blockedBy} has a finding already"));
            return;
        }

        if (evidence.Answer(step) is not { } answer)
        {
            Missing(expectation, step);
            return;
        }

        if (answer.Exchange.Failure is { } broke)
        {
            failure ??= broke;
            checks.Add(new JudgedCheck(expectation.Requirement, CheckOutcome.Blocked, "no whole response came"));
            return;
        }

        if (NotNow.Of(answer) is { } busy)
        {
            notNow ??= busy;
            checks.Add(new JudgedCheck(expectation.Requirement, CheckOutcome.Blocked, "the target asked to come again later"));
            return;
        }

        Note(expectation, check, step, named, Judged(check, step, answer));
    }

    private CheckResult Judged(Check check, string step, Answer answer)
    {
        if (!check.IsByMember || answer.Pieces is not { } pieces)
        {
            return check.Judge(evidence, answer);
        }

        if (!inPieces.TryGetValue(step, out var sums))
        {
            var results = byMember[step].Distinct().ToDictionary(asked => asked, _ => new List<CheckResult>());
            foreach (var piece in pieces)
            {
                foreach (var (asked, said) in results)
                {
                    said.Add(asked.Judge(evidence, piece));
                }
            }

            inPieces[step] = sums = results.ToDictionary(pair => pair.Key, pair => CheckResult.Sum(pair.Value));
        }

        return sums[check];
    }

    /// <summary>The verdict on all that was asked.</summary>
    public JudgedVariant Verdict()
    {
        var sent = evidence.Answers.Count();
        var deviates = findings.Any(finding => finding.Requirement.Level == RequirementLevel.Documented);
        var lacking = unproven.Count > 0 ? Unproven() + "." : null;
        var (outcome, reason) =
            failure is not null ? (Outcome.Errored, failure.Message)
            : notNow is not null ? (Outcome.Errored, notNow)
            : deviates ? (Outcome.Deviates, null)
            : lacking is not null ? (Outcome.NotTested, lacking)
            : (Outcome.Passed, (string?)null);
        return new JudgedVariant(evidence.Variant.Id, outcome, reason, findings, profile, checks, sent) { Rules = ruleUses, Unproven = lacking, Elapsed = evidence.Elapsed };
    }

    /// <summary>What could not be asked: each reason once, with the requirements that it concerns.</summary>
    private string Unproven() => string.Join("; ", unproven.GroupBy(each => each.Reason, each => each.Requirement, StringComparer.Ordinal)
        .Select(group => $"{string.Join(", ", group.Distinct(StringComparer.Ordinal))}: {group.Key}"));

    private readonly Dictionary<string, CheckStage> firstFailure = new(StringComparer.Ordinal);

    private bool SameStage(string step, CheckStage stage) => firstFailure.TryGetValue(step, out var failed) && failed == stage && !BuildsOnBroken(step);

    private bool IsBlocked(string step) => broken.Contains(step) || BuildsOnBroken(step);

    /// <summary>A followed link builds on the answer that it stands in, a filter by a value on the answer from which that was picked.</summary>
    private bool BuildsOnBroken(string step) => evidence.Variant.Scenario.Steps.FirstOrDefault(candidate => candidate.Id == SeveralStep.IdOf(step)) switch
    {
        LinkStep follow => IsBlocked(follow.From),
        RequestStep request => evidence.Variant.Scenario.Steps.OfType<PickStep>().Any(pick => pick.IsUsedBy(request) && IsBlocked(pick.From)),
        _ => false,
    };

    private void Note(Expectation expectation, Check check, string step, bool named, CheckResult result)
    {
        var requirement = rules.Suite.Requirements[expectation.Requirement];
        ruleUses.AddRange(result.Rules);
        if (result.Vacuous is { } nothing)
        {
            checks.Add(new JudgedCheck(requirement.Id, CheckOutcome.Vacuous, nothing));
            // A record of what the target does not show leaves nothing unproven.
            if (named && check is not IRecords)
            {
                unproven.Add((requirement.Id, nothing));
            }
        }
        else if (check is IRecords records)
        {
            checks.Add(new JudgedCheck(requirement.Id, CheckOutcome.Recorded));
            profile.Add(new ProfileEntry(Key(records.Key), result.Behaviour!, requirement.Id, evidence.Variant.Id));
        }
        else if (result.Violations.Count > 0)
        {
            checks.Add(new JudgedCheck(requirement.Id, CheckOutcome.Violated));
            findings.AddRange(result.Violations.Select(violation => new Finding(requirement, evidence.Variant.Id, step, violation, expectation.Place) { Stage = check.Stage, IsOtherKind = check.TellsKind, After = Before(step) }));
            broken.Add(step);
            firstFailure.TryAdd(step, check.Stage);
        }
        else
        {
            checks.Add(new JudgedCheck(requirement.Id, CheckOutcome.Passed));
        }
    }

    /// <summary>The requests before a step's, the last few of them.</summary>
    private string? Before(string step)
    {
        var before = evidence.Answers.TakeWhile(answer => answer.Exchange.Step != step).Select(answer => answer.Exchange).ToList();
        var told = before.TakeLast(BeforeTold).Select(exchange => $"{exchange.Request.Method} {OperationOf(exchange.Request.Url)} {exchange.Response?.Status.ToString(CultureInfo.InvariantCulture) ?? "without an answer"}");
        return before.Count == 0 ? null : (before.Count > BeforeTold ? "…, " : "") + string.Join(", ", told);
    }

    /// <summary>The documented path, which is the same however many sessions a run had; the URL if no page has it.</summary>
    private string OperationOf(string url) => evidence.Contract.MatchHref(url)?.Operation.Path.Template ?? url;

    private void Missing(Expectation expectation, string step)
    {
        var reason = evidence.Record.Skipped.GetValueOrDefault(step, "it was not sent");
        checks.Add(new JudgedCheck(expectation.Requirement, broken.Count > 0 ? CheckOutcome.Blocked : CheckOutcome.Vacuous, reason));
        if (broken.Count == 0 && failure is null && notNow is null)
        {
            unproven.Add((expectation.Requirement, reason.TrimEnd('.')));
        }
    }

    /// <summary>The key of a behaviour names the axes too, so that each variant has an entry of its own.</summary>
    private string Key(string key)
    {
        var bracket = evidence.Variant.Id.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? key : key + evidence.Variant.Id[bracket..];
    }
}
