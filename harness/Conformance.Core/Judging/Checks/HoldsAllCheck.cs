using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging.Checks;

/// <summary>
/// A nested collection holds all that the collection of all shows as its parent's: by the element that names the parent, or by the Up link
/// to it (HC:representation_collections). Both collections have the same window.
/// </summary>
/// <param name="All">The step with the collection of all.</param>
public sealed record HoldsAllCheck(string All) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [All];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation.Path: { Kind: PathKind.Nested, Parent: { } parent, By: { } by }, Ids: [.., var asked] }
            || answer.Body is not { IsCollection: true } nested || evidence.Answer(All) is not { Body: { IsCollection: true } all } other)
        {
            return CheckResult.Nothing("one of the answers cannot be read");
        }

        return CheckResult.Of(
            all.Resources.Where(member => QuerySets.KeyOf(member) is not null && nested.Find(member) is null)
                .SelectMany(member => ParentCheck.Stated(member, parent, by, evidence.Contract)
                    .Where(stated => string.Equals(stated.Id, asked, StringComparison.OrdinalIgnoreCase)).Take(1)
                    .Select(stated => (QuerySets.KeyOf(member)!, new Violation(
                        ViolationKind.Missing, $"member of the {parent}", $"{QuerySets.KeyOf(member)}, which {other.Exchange.Request.Url} shows with {stated.Text}", "it is missing")))),
            Moving.Keys(evidence, answer, other));
    }
}
