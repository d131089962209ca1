namespace Conformance.Core.Judging.Checks;

/// <summary>A collection lists each of its members once.</summary>
public sealed record UniqueMembersCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { IsCollection: true, Resources: { Count: > 0 } members } ? CheckResult.Nothing("the answer is no collection with members")
        : CheckResult.Of(members
            .GroupBy(member => member.Uid ?? member.Href ?? member.Path, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => new Violation($"{group.Key} once", "it stands several times", group.Skip(1).First().Path)));
}
