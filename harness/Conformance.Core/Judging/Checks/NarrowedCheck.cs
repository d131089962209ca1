using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>A collection of one kind, as of the backups of agents, has no member of another kind.</summary>
/// <param name="Parents">The step with the resources that tell the kinds of their members; null if the members tell their
/// own.</param>
public sealed record NarrowedCheck(string? Parents) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => Parents is null ? [] : [Parents];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation is not { Path.Where: { Count: > 0 } rules } operation
            || answer.Body is not { IsCollection: true, Resources: { Count: > 0 } members })
        {
            return CheckResult.Nothing("there are no members of a collection of one kind");
        }

        var told = members.SelectMany(member => rules.Select(rule => (Member: member, Rule: rule, Value: ValueOf(member, rule, operation.Resource, evidence))))
            .Where(each => each.Value is not null).ToList();
        return told.Count == 0 ? CheckResult.Nothing("no member tells its kind") : CheckResult.Of(told.Where(each => !each.Rule.Allows(each.Value!))
            .Select(each => new Violation(
                ViolationKind.Unexpected, $"member of another {each.Rule.At[^1]}", $"{string.Join('.', each.Rule.At)} {Words(each.Rule)}", each.Value!, each.Member.Path)));
    }

    private string? ValueOf(ResourceView member, MemberRule rule, Resource resource, Evidence evidence)
    {
        if (rule.At is [var own])
        {
            return member.Text(own);
        }

        return Parents is not null && rule.At is [var tie, var field] && resource.TargetOf(tie) is { } type && evidence.Answer(Parents)?.Body is { } parents
            ? ParentCheck.Stated(member, type, tie, evidence.Contract)
                .Select(stated => parents.Resources.FirstOrDefault(parent => parent.Uid is { } uid && string.Equals(ValueTypes.IdOf(uid), stated.Id, StringComparison.OrdinalIgnoreCase))?.Text(field))
                .FirstOrDefault(value => value is not null)
            : null;
    }

    private static string Words(MemberRule rule) => rule.Values.All(value => value.StartsWith('!'))
        ? "none of " + string.Join(", ", rule.Values.Select(value => value[1..])) : string.Join(" or ", rule.Values);
}
