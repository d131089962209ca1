using Conformance.Core.Contract;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging.Checks.Queries;

/// <summary>
/// The members of the first page and of those to which its Next links lead come in the order of a whole answer to the same query
/// (HC:pagesize_and_page). What shows the same value of the sorted field may change places, so values are compared, not members.
/// </summary>
/// <param name="Pages">The step that followed the pages.</param>
/// <param name="Of">The step with all members.</param>
/// <param name="Field">A template of the sorted field.</param>
public sealed record ContinuedCheck(string Pages, string Of, string Field) : Check(CheckStage.Relation)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoReads => [Of, Pages];

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (QuerySets.Whole(evidence.Answer(Of)) is null || evidence.Answer(Of) is not { Body: { } all } whole)
        {
            return QuerySets.NotWhole(Of);
        }

        if (QuerySets.Field(evidence, answer, Field) is not var (field, resource))
        {
            return CheckResult.Nothing("the contract does not know the field");
        }

        var followed = evidence.Answers.Where(other => other.Exchange.Step != Pages && SeveralStep.IdOf(other.Exchange.Step) == Pages).ToList();
        return CheckResult.Of(Moving.Keys(evidence, [whole, answer, .. followed]), moving =>
        {
            IEnumerable<(string? Text, string Path)> Values(IEnumerable<ResourceView> members) => members
                .Where(view => QuerySets.KeyOf(view) is not { } key || !moving.Contains(key)).Select(view => (FieldValues.Of(view, field, resource), view.Path));
            var shown = Values(followed.Prepend(answer).SelectMany(page => page.Body?.Resources ?? []));
            var wanted = Values(all.Resources).Select(each => each.Text);
            return shown.Zip(wanted).Where(pair => !IsSame(field, pair.First.Text, pair.Second)).Take(1)
                .Select(pair => new Violation(
                    ViolationKind.WrongOrder, $"members of the pages by {field.Name}", $"{field.Name} {pair.Second ?? "absent"} in this place, as in {Of}",
                    pair.First.Text ?? "absent", pair.First.Path));
        });
    }

    /// <summary>Whether two values may change places: an order of text may take them for the same.</summary>
    private static bool IsSame(QueryField field, string? shown, string? wanted) =>
        string.Equals(shown, wanted, StringComparison.OrdinalIgnoreCase)
        || (field.Type is "string" or "text" && shown is not null && wanted is not null && ReversedCheck.Comparable(shown) is { Length: > 0 } key && key == ReversedCheck.Comparable(wanted));
}
