namespace Conformance.Core.Judging.Relations;

/// <summary>Both collections have the same members, by UID; order is not looked at.</summary>
public sealed record SameMembers : RelationCheck
{
    /// <inheritdoc/>
    public override string? Lack(Answer answer, IReadOnlyList<Finding> wrong) =>
        wrong.Count == 0 ? null
        : answer.Body is null ? "the body cannot be read"
        : wrong.Any(finding => finding is { IsOtherKind: true, Stage: <= CheckStage.Root }) && !answer.Body.IsCollection ? "the answer is of another kind than was asked for"
        : null;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer first, Answer other)
    {
        if (first.Body is not { IsCollection: true } left || other.Body is not { IsCollection: true } right)
        {
            return CheckResult.Nothing("one of the answers is no collection");
        }

        if (left.Resources.Count + right.Resources.Count == 0)
        {
            return CheckResult.Nothing("both collections are empty");
        }

        return CheckResult.Of(
            Missing(left, right, first, "here").Concat(Missing(right, left, other, "there")).Select(missing => (missing.Member.Uid!, missing.Violation)), Moving.Keys(evidence, first, other));
    }

    private static IEnumerable<(ResourceView Member, Violation Violation)> Missing(AnswerBody has, AnswerBody lacks, Answer source, string where) =>
        has.Resources
            .Where(member => member.Uid is { } uid && !lacks.Has(uid))
            .Select(member => (member, new Violation(ViolationKind.Missing, "member", $"{member.Uid} in both collections", $"only in that of {source.Exchange.Variant}", where == "there" ? member.Path : null)));
}
