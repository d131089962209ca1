using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks.Queries;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations;

/// <summary>Whether values come in opposite orders, and whether a nested collection is whole, worked out apart from the
/// checks.</summary>
internal static class OrderRulings
{
    /// <summary>Whether the values that both show come in opposite orders, equal ones together; null if one of them shows
    /// none.</summary>
    public static bool? AreOpposite(IReadOnlyList<string>? one, IReadOnlyList<string>? other)
    {
        if (one is null || other is null)
        {
            return null;
        }

        var (left, right) = (Places(one), Places(other));
        return AreTogether(one) && AreTogether(other) && left.Where(right.Contains).SequenceEqual(Enumerable.Reverse(right).Where(left.Contains));
    }

    /// <summary>Whether the nested collection has all that the other shows as its parent's; null if it is none.</summary>
    public static bool? HoldsAll(Answer? nested, Answer? all, ApiContract contract) =>
        nested?.Body is not { IsCollection: true } own || all?.Body is not { IsCollection: true } every
            || contract.MatchHref(nested.Exchange.Request.Url) is not { Operation.Path: { Parent: not null, By: not null } path, Ids: [.., var asked] } ? null
            : every.Resources.Where(member => QuerySets.KeyOf(member) is not null && IsOf(member, path, asked, contract)).All(member => own.Find(member) is not null);

    /// <summary>Whether each of some nested collections has all that the other shows as its parent's; null if none of them is
    /// one.</summary>
    public static bool? EachHoldsAll(IReadOnlyList<Answer?> nested, Answer? all, ApiContract contract)
    {
        var told = nested.Select(each => HoldsAll(each, all, contract)).Where(held => held is not null).ToList();
        return told.Count == 0 ? null : told.TrueForAll(held => held == true);
    }

    /// <summary>The parts of a member by which its parent is told.</summary>
    public static IEnumerable<string> ReadOf(Evidence evidence, Expectation asked) =>
        evidence.Answers.FirstOrDefault(answer => SeveralStep.IdOf(answer.Exchange.Step) == (asked.Step ?? evidence.Subject)) is { } nested && evidence.Contract.MatchHref(nested.Exchange.Request.Url)?.Operation.Path.By is { } by ? [by, "Links", "Href"] : [];

    private static bool IsOf(ResourceView member, ResourcePath path, string asked, ApiContract contract) =>
        Is(ValueTypes.IdOf(member.Text(path.By!) ?? ""), asked)
        || member.Links.Any(link => link.Rel == "Up" && link.Href is { } href && contract.MatchHref(href) is { Ids: [.., var last] } match && Is(last, asked)
            && (link.Type == path.Parent || link.Type == path.Parent + "Reference" || (link.Type is null && match.Operation is { Path.Kind: PathKind.Item, Resource.Type: var type } && type == path.Parent)))
        || (member.Href is { } own && contract.MatchHref(own) is { Operation.Path: { Kind: PathKind.Item, Template: var template }, Ids: [var owner, _, ..] }
            && template.StartsWith(path.Template + "/", StringComparison.Ordinal) && Is(owner, asked));

    private static bool Is(string? id, string asked) => string.Equals(id, asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether between two values that are the same to the letter there are only those that an order of text may take
    /// for the same.</summary>
    private static bool AreTogether(IReadOnlyList<string> values) => values.Select((value, at) => (value, at)).GroupBy(each => each.value, StringComparer.Ordinal)
        .All(group => values.Skip(group.First().at).Take(group.Last().at - group.First().at).All(value => ReversedCheck.Comparable(value) == ReversedCheck.Comparable(group.Key)));

    private static List<string> Places(IReadOnlyList<string> values) =>
        [.. values.Select(ReversedCheck.Comparable).Where((value, at) => at == 0 || ReversedCheck.Comparable(values[at - 1]) != value)];
}
