using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging.Checks;

/// <summary>
/// A nested collection holds all that the collection of all shows as its parent's: by the element that names the parent, by the
/// Up link
/// to it, or by a Href below it (HC:representation_collections). Both collections have the same window.
/// </summary>
/// <param name="All">The step with the collection of all.</param>
public sealed record HoldsAllCheck(string All) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [All];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation: { Path: { Kind: PathKind.Nested, Parent: { } parent } } operation, Ids: [.., var asked] }
            || answer.Body is not { IsCollection: true } nested || evidence.Answer(All) is not { Body: { IsCollection: true } all } other)
        {
            return CheckResult.Nothing("one of the answers cannot be read");
        }

        return CheckResult.Of(
            all.Resources.Where(member => QuerySets.KeyOf(member) is not null && nested.Find(member) is null)
                .SelectMany(member => Parents(member, operation, evidence.Contract)
                    .Where(stated => string.Equals(stated.Id, asked, StringComparison.OrdinalIgnoreCase)).Take(1)
                    .Select(stated => (QuerySets.KeyOf(member)!, new Violation(
                        ViolationKind.Missing, "member of the resource in the path", $"{QuerySets.KeyOf(member)}, which {other.Exchange.Request.Url} shows with {stated.Text}", "it is missing")))),
            Moving.Keys(evidence, answer, other));
    }

    /// <summary>Whose member it is by its element, by its Up links, and by its own Href below the nested collection.</summary>
    private static IEnumerable<(string? Id, string Text, string Path)> Parents(ResourceView member, Operation operation, ApiContract contract) =>
        ParentCheck.Stated(member, operation.Path.Parent!, operation.Path.By!, contract)
            .Concat(ParentCheck.Located(member, operation, contract));
}
