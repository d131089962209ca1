using System.Globalization;
using Conformance.Documents.Compare;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>What the checks of one variant came to, so far.</summary>
/// <param name="evidence">The variant's answers.</param>
/// <param name="rules">What the judge goes by.</param>
/// <param name="byMember">The checks of each step that look at each member by itself: they go over a large collection together,
/// once.</param>
internal sealed class Tally(Evidence evidence, Rulebook rules, ILookup<string, Check> byMember)
{
    private const int BeforeTold = 3;

    private readonly Dictionary<string, IReadOnlyDictionary<Check, CheckResult>> inPieces = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];
    private readonly List<ProfileEntry> profile = [];
    private readonly List<JudgedCheck> checks = [];
    private readonly Dictionary<string, NoVerdict?> noVerdicts = new(StringComparer.Ordinal);
    private readonly LackingEvidence lacking = new(evidence);
    private readonly Unproven unproven = new();
    private readonly HashSet<string> unsettled = new(StringComparer.Ordinal);
    private readonly List<RuleUse> ruleUses = [];
    private TransportFailure? failure;
    private NoVerdict? none;
    private int moved;

    /// <summary>
    /// Judges one check wherever what it needs is there, whatever else is wrong with the answer. Where something wrong is the
    /// reason that
    /// it is not there, the requirement is not tested.
    /// </summary>
    public void Ask(AskedCheck asked)
    {
        if (evidence.Answer(asked.Step) is not { } answer)
        {
            Block(asked, evidence.Record.Skipped.GetValueOrDefault(asked.Step, "it was not sent").TrimEnd('.'));
        }
        else if (answer.Exchange.Failure is { } broke)
        {
            failure ??= broke;
            checks.Add(new JudgedCheck(asked.Requirement, CheckOutcome.Blocked, "no whole response came"));
        }
        else if (NoVerdictOn(asked) is { } no && (no.Outcome == Outcome.Errored || asked.IsOfScenario))
        {
            Leave(asked, no, no.Outcome == Outcome.Errored ? "the target asked to come again later" : "the account may not use it");
        }
        else if (asked.Check is DocumentedLinksCheck { Role: not null } && NoVerdict.OfLinks(evidence.Record, rules.Contract) is { } lesser)
        {
            Leave(asked, new NoVerdict(Outcome.NotTested, lesser), "the account is no Portal Administrator");
        }
        else if (OversizedBody.LackOf(asked, evidence) is { } size)
        {
            Block(asked, size);
        }
        else if (lacking.Of(asked) is { } lack)
        {
            Block(asked, lack);
        }
        else
        {
            var result = Judged(asked.Check, asked.Step, answer);
            if (result is { Violations.Count: 0, MovedKeys.Count: > 0 })
            {
                var settled = Settlement.Of(asked, evidence, result);
                if (settled is not { Vacuous: null })
                {
                    Unsettle(asked, settled?.Vacuous ?? Settlement.NotAsked);
                    return;
                }

                result = settled;
            }

            if (result.Violations.Count == 0 && lacking.ProvesNothing(asked) is { } earlier)
            {
                Block(asked, earlier);
                return;
            }

            Note(asked, result);
        }
    }

    /// <summary>Takes note of a check whose conditions the answer does not meet: if that is because the answer is wrong, its
    /// requirement is not tested.</summary>
    public void Miss(AskedCheck asked)
    {
        if (lacking.Missed(asked) is { } lack)
        {
            Block(asked, lack);
        }
    }

    /// <summary>What differs may have moved: it is to be asked again, if it was not yet.</summary>
    private void Unsettle(AskedCheck asked, string reason)
    {
        Block(asked, reason);
        if (evidence.Again(null) is null)
        {
            unsettled.UnionWith(Settlement.StepsOf(asked, evidence));
        }
    }

    /// <summary>Why one of the answers that a check reads has no verdict; null if all are to be judged.</summary>
    private NoVerdict? NoVerdictOn(AskedCheck asked)
    {
        foreach (var step in asked.Reads)
        {
            if (!noVerdicts.TryGetValue(step, out var no))
            {
                noVerdicts[step] = no = evidence.Answer(step) is { } answer ? NoVerdict.Of(answer, evidence) : null;
            }

            if (no is not null)
            {
                return no;
            }
        }

        return null;
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
        var deviates = findings.Any(finding => finding.Requirement.Level == RequirementLevel.Documented);
        var unasked = none?.Reason ?? unproven.Text;
        var (outcome, reason) =
            failure is not null ? (Outcome.Errored, failure.Message)
            : none is { Outcome: Outcome.Errored } ? (Outcome.Errored, none.Reason)
            : deviates ? (Outcome.Deviates, null)
            : none is not null ? (Outcome.NotTested, none.Reason)
            : unasked is not null ? (Outcome.NotTested, unasked)
            : (Outcome.Passed, (string?)null);
        return new JudgedVariant(evidence.Variant.Id, outcome, reason, findings, profile, checks, evidence.Sent)
        {
            Rules = ruleUses,
            Unproven = unasked,
            Moved = moved,
            Elapsed = evidence.Elapsed,
            Roles = none is { Outcome: Outcome.NotTested } ? evidence.Record.Roles : [],
            Unsettled = unsettled.Count == 0 ? []
                : [new AskedAgain(evidence.Variant.Id, [.. evidence.Variant.Scenario.Steps.Select(step => step.Id).Where(unsettled.Contains)], null)],
        };
    }

    private void Leave(AskedCheck asked, NoVerdict no, string reason)
    {
        none = none is { Outcome: Outcome.Errored } ? none : no;
        checks.Add(new JudgedCheck(asked.Requirement, CheckOutcome.Blocked, reason));
    }

    private void Note(AskedCheck asked, CheckResult result)
    {
        var (requirement, check, step) = (rules.Suite.Requirements[asked.Requirement], asked.Check, asked.Step);
        ruleUses.AddRange(result.Rules);
        moved += result.Violations.Count == 0 ? result.Moved : 0;
        if (result.Vacuous is { } nothing)
        {
            checks.Add(new JudgedCheck(requirement.Id, CheckOutcome.Vacuous, nothing));
            // A record of what the target does not show leaves nothing unproven.
            if (asked.IsNamed && check is not IRecords)
            {
                unproven.Add(requirement.Id, nothing);
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
            lacking.See(asked);
            findings.AddRange(result.Violations.Select(violation => new Finding(requirement, evidence.Variant.Id, step, violation, asked.Expectation.Place)
            {
                Stage = check.Stage,
                IsOtherKind = check.TellsKind && (violation.Kind != ViolationKind.WrongStatus || lacking.IsOfOtherClass(step)),
                After = Before(step),
            }));
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

    private void Block(AskedCheck asked, string reason)
    {
        checks.Add(new JudgedCheck(asked.Requirement, CheckOutcome.Blocked, reason));

        // What is asked of every answer has nothing to ask of many.
        if (asked.IsOfScenario)
        {
            unproven.Add(asked.Requirement, reason);
        }
    }

    /// <summary>The key of a behaviour names the axes too, so that each variant has an entry of its own.</summary>
    private string Key(string key)
    {
        var bracket = evidence.Variant.Id.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? key : key + evidence.Variant.Id[bracket..];
    }
}
