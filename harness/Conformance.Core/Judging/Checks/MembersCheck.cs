using System.Globalization;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging.Checks;

/// <summary>A collection has so many members.</summary>
/// <param name="Count">How many.</param>
public sealed record MembersCheck(int Count) : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { IsCollection: true } body ? CheckResult.Violated(ViolationKind.WrongBody, "body", "a collection", "none")
        : CheckResult.If(body.Resources.Count == Count, ViolationKind.WrongValue, "number of members", string.Create(CultureInfo.InvariantCulture, $"{Count} members"), string.Create(CultureInfo.InvariantCulture, $"{body.Resources.Count} members"), body.Document.Root.Path.Text);
}

/// <summary>Every member of this collection is a member of another step's.</summary>
/// <param name="Step">The other step.</param>
public sealed record MembersInCheck(string Step) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override bool ReadsMembers => true;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Step];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer) =>
        answer.Body is not { Resources: { Count: > 0 } members } ? CheckResult.Nothing("the collection has no members")
        : evidence.Answer(Step) is not { Body: { } all } other ? CheckResult.Nothing($"the answer to {Step} cannot be read")
        : !QuerySets.IsWhole(all) ? QuerySets.NotWhole(Step)
        : CheckResult.Of(
            members.Where(member => member.Uid is { } uid && !all.Has(uid))
                .Select(member => (member.Uid!, new Violation(ViolationKind.Missing, "member", $"{member.Uid} in {other.Exchange.Request.Url} too", "it is not there", member.Path))),
            Moving.Keys(evidence, answer, other));
}
