using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// What checks of one variant lack because an answer is wrong: a status of the class that was asked for, a body that can be read, members.
/// A check that lacks nothing is judged whatever else is wrong.
/// </summary>
/// <param name="evidence">The variant's answers.</param>
internal sealed class LackingEvidence(Evidence evidence)
{
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly HashSet<string> otherClass = new(StringComparer.Ordinal);

    /// <summary>Takes note of a check that is violated.</summary>
    public void See(AskedCheck violated)
    {
        wrong.Add(violated.Step);
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

    /// <summary>Whether a step was answered with a status of another class than was asked for, as 404 in the place of 200.</summary>
    public bool IsOfOtherClass(string step) => otherClass.Contains(step) || otherClass.Any(other => SeveralStep.IdOf(other) == step);

    /// <summary>What the check needs and does not have, as a sentence without a full stop; null if it has all that it needs.</summary>
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

    /// <summary>A request before this one that should have changed something, a logon say, and was refused; null if there is none.</summary>
    private string? FailedBefore(string step) => otherClass.Count == 0 ? null : evidence.Variant.Scenario.Steps
        .TakeWhile(before => before.Id != SeveralStep.IdOf(step)).OfType<RequestStep>()
        .FirstOrDefault(before => otherClass.Contains(before.Id) && evidence.Answer(before.Id)!.Exchange.Request.Method is not ("GET" or "HEAD"))?.Id;
}
