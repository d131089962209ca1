using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// What checks of one variant lack because an answer is wrong: a status of the class that was asked for, a body that can be read,
/// members.
/// A check that lacks nothing is judged whatever else is wrong.
/// </summary>
/// <param name="evidence">The variant's answers.</param>
internal sealed class LackingEvidence(Evidence evidence)
{
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly HashSet<string> otherClass = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> statuses = new(StringComparer.Ordinal);

    /// <summary>Takes note of a check that is violated.</summary>
    public void See(AskedCheck violated)
    {
        wrong.Add(violated.Step);
        if (violated.Check is RootCheck root)
        {
            roots[violated.Step] = root.RootsOf(evidence, evidence.Answer(violated.Step)!);
        }

        if (Asked(violated.Check) is { } patterns)
        {
            (statuses.TryGetValue(violated.Step, out var before) ? before : statuses[violated.Step] = []).AddRange(patterns);
        }

        var status = evidence.Answer(violated.Step)!.Response.Status;
        if (violated.Check switch
        {
            StatusCheck asked => !asked.AllowsClassOf(status),
            VersionLogonCheck => !VersionLogonCheck.IsSuccess(status),
            _ => false,
        })
        {
            otherClass.Add(violated.Step);
        }
    }

    /// <summary>Whether a step was answered with a status of another class than was asked for, as 404 in the place of
    /// 200.</summary>
    public bool IsOfOtherClass(string step) => otherClass.Contains(step) || otherClass.Any(other => SeveralStep.IdOf(other) == step);

    /// <summary>What the check needs and does not have, as a sentence without a full stop; null if it has all that it
    /// needs.</summary>
    public string? Of(AskedCheck asked)
    {
        if (asked.IsOfScenario && asked.Check.Stage != CheckStage.Status && asked.Reads.FirstOrDefault(IsOfOtherClass) is { } refused)
        {
            return $"{refused} was answered with another status than was asked for";
        }

        if (asked.IsOfScenario && FailedBefore(asked.Step) is { } earlier)
        {
            return $"{earlier} failed, on which {asked.Step} builds";
        }

        return asked.Reads.Where(wrong.Contains).Select(step => LackOf(asked.Check, step)).FirstOrDefault(lack => lack is not null);
    }

    private string? LackOf(Check check, string step) =>
        check.ReadsBody && evidence.Answer(step)?.Body is null ? $"the body of {step} cannot be read"
        : check.ReadsMembers && evidence.Answer(step)?.Body is { IsCollection: false } ? $"the body of {step} is no collection"
        : null;

    /// <summary>The statuses that a check asks for; null if it asks for something else.</summary>
    private static IReadOnlyList<string>? Asked(Check check) => check switch
    {
        StatusCheck asked => asked.Allowed,
        VersionLogonCheck => ["2xx"],
        _ => null,
    };

    /// <summary>
    /// Why a check was not asked whose conditions the answer does not meet, as a sentence without a full stop; null if a right
    /// answer
    /// would not meet them either.
    /// </summary>
    public string? Missed(AskedCheck asked) =>
        !asked.Unmet.All(condition => condition.Name == "form" ? roots.TryGetValue(asked.Step, out var right) && right.Any(condition.Allows) : MeetsOnceRight(condition, asked.Step)) ? null
        : asked.Unmet.Any(condition => condition.Name == "form") ? $"the body of {asked.Step} is another than was asked for"
        : $"{asked.Step} was answered with another status than was asked for";

    /// <summary>Whether one of the statuses that were asked for meets the condition; the answer has none of them.</summary>
    private bool MeetsOnceRight(Condition condition, string step) => statuses.TryGetValue(step, out var right)
        && right.Any(asked => condition.Values.Any(pattern => StatusPattern.Matches(pattern, asked) || StatusPattern.Matches(asked, pattern)));

    /// <summary>
    /// Why a refusal that came as asked for shows nothing, as a sentence without a full stop: the same session was refused
    /// before, where it
    /// should have been let in. Null if it shows something.
    /// </summary>
    public string? ProvesNothing(AskedCheck asked) => !asked.IsOfScenario || asked.Check is not StatusCheck { IsRefusal: true } ? null
        : Before(asked.Step).FirstOrDefault(before => IsRefused(before.Id) && Sessions(before).Overlaps(Sessions(StepOf(asked.Step)))) is { } earlier
            ? $"{earlier.Id} was refused already, which should have been let in" : null;

    /// <summary>Whether a step was refused that should have been let in.</summary>
    private bool IsRefused(string step) => otherClass.Contains(step) && evidence.Answer(step)!.Response.Status >= 400;

    /// <summary>
    /// A request before this one that should have changed something and failed, a logon or a logoff say, if this one depends on
    /// it: it goes
    /// on from its answer, or uses the session that it opens or ends. Null if there is none.
    /// </summary>
    private string? FailedBefore(string step) => otherClass.Count == 0 ? null : Before(step).OfType<RequestStep>()
        .FirstOrDefault(before => otherClass.Contains(before.Id) && evidence.Answer(before.Id)!.Exchange.Request.Method is not ("GET" or "HEAD")
            && Sessions(before).Append(before.Id).Intersect(Uses(StepOf(step)), StringComparer.Ordinal).Any())?.Id;

    private IEnumerable<Step> Before(string step) => evidence.Variant.Scenario.Steps.TakeWhile(before => before.Id != SeveralStep.IdOf(step));

    private Step? StepOf(string step) => evidence.Variant.Scenario.Steps.FirstOrDefault(one => one.Id == SeveralStep.IdOf(step));

    /// <summary>The logons whose sessions a step uses.</summary>
    private HashSet<string> Sessions(Step? step) => Uses(step)
        .Where(used => evidence.Variant.Scenario.Steps.Any(one => one is RequestStep { Capture: true } && one.Id == used)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The earlier steps from which a step takes something.</summary>
    private static IEnumerable<string> Uses(Step? step) => step is null ? []
        : TemplateNames.Of(step).Select(name => name.Split('.')[0]).Concat(step is LinkStep link ? [link.From] : []);
}
