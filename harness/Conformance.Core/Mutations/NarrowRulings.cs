using Conformance.Core.Contract;
using Conformance.Core.Judging;

namespace Conformance.Core.Mutations;

/// <summary>Whether a collection of one kind has members of that kind only, worked out apart from the check.</summary>
internal static class NarrowRulings
{
    /// <summary>Whether no member tells another kind, itself or by what its Up link leads to; null if the answer is none of such
    /// a collection.</summary>
    public static bool? AreOfOneKind(Answer? narrow, Answer? parents, ApiContract contract)
    {
        if (narrow?.Body is not { IsCollection: true } body || Rules(narrow, contract) is not { Count: > 0 } rules)
        {
            return null;
        }

        var told = body.Resources.SelectMany(member => rules.Select(rule => (rule, Value: rule.At.Count == 1 ? member.Text(rule.At[0]) : OfParent(member, rule, parents, contract))))
            .Where(each => each.Value is not null).ToList();
        return told.Count == 0 ? null : told.TrueForAll(each => each.rule.Allows(each.Value!));
    }

    /// <summary>The parts of a member by which its kind is told.</summary>
    public static IEnumerable<string> ReadOf(Answer? narrow, ApiContract contract) =>
        narrow is null ? [] : Rules(narrow, contract).Select(rule => rule.At[^1]).Append("Links");

    private static IReadOnlyList<MemberRule> Rules(Answer narrow, ApiContract contract) => contract.MatchHref(narrow.Exchange.Request.Url)?.Operation.Path.Where ?? [];

    private static string? OfParent(ResourceView member, MemberRule rule, Answer? parents, ApiContract contract) => parents?.Body?.Resources
        .FirstOrDefault(parent => parent.Uid is { } uid && member.Links.Any(link => link is { Rel: "Up", Href: { } href }
            && contract.MatchHref(href) is { Operation.Resource.Type: var type, Ids: [.., var id] } && type == rule.At[0] && uid.EndsWith(":" + id, StringComparison.OrdinalIgnoreCase)))
        ?.Text(rule.At[1]);
}
