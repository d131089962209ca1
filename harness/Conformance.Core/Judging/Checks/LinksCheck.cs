using Conformance.Documents.Compare;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every link has a Rel and an absolute Href below the API's base. The host is not looked at: a server names itself as
/// it knows itself.</summary>
public sealed record LinksWellFormedCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        var links = answer.Body is { } body ? LinksOf(body).ToList() : [];
        return links.Count == 0 ? CheckResult.Nothing("the answer has no links") : CheckResult.Of(links.SelectMany(link => Violations(link, evidence.Contract)));
    }

    /// <summary>The links of the body, wherever in it they stand.</summary>
    internal static IEnumerable<LinkView> LinksOf(AnswerBody body) => LinksOf(body.Information);

    private static IEnumerable<LinkView> LinksOf(InformationNode node) => node switch
    {
        InformationObject holder => holder.Members.SelectMany(member => member is { Name: "Links", Value: InformationList links }
            ? links.Items.OfType<InformationObject>().Select(link => new LinkView(link)) : LinksOf(member.Value)),
        InformationList list => list.Items.SelectMany(LinksOf),
        _ => [],
    };

    private static IEnumerable<Violation> Violations(LinkView link, ApiContract contract)
    {
        if (string.IsNullOrEmpty(link.Rel))
        {
            yield return new Violation(ViolationKind.Missing, "Rel of a link", "a Rel", "none", link.Path);
        }

        if (link.Href is not { } href || ValueTypes.Check("href", href) is not null || contract.BelowBase(href) is null)
        {
            yield return new Violation(
                link.Href is null ? ViolationKind.Missing : ViolationKind.WrongValue, "Href of a link", $"an absolute Href below {contract.BasePath}", link.Href is null ? "no Href" : $"\"{link.Href}\"", link.Path);
        }
    }
}

/// <summary>A resource carries the links that are documented for it.</summary>
/// <param name="Role">Asks only for the links that are promised to accounts of this role; null for those that every account is
/// promised.</param>
public sealed record DocumentedLinksCheck(string? Role) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var rules = view.Links(resource).Where(rule => !rule.Optional && rule.Level == FactLevel.Documented && rule.Role == Role).ToList();
        return rules.Count == 0 ? null : rules
            .Where(rule => !view.Links.Any(rule.IsMetBy))
            .Select(rule => new Violation(
                ViolationKind.Missing, Subject(rule), $"a link with {Words(rule.Rel, rule.Type)} ({rule.Source})",
                view.Links.Count == 0 ? "no links" : string.Join(", ", view.Links.Where(link => link.Rel == rule.Rel || link.Type == rule.Type).Select(link => Words(link.Rel, link.Type)).DefaultIfEmpty("none like it")),
                view.Path)
            {
                LinksTo = contract.Match(rule.ToPath)!.Operation.Path.Template,
            });
    }

    private static string Subject(LinkRule rule) => rule.Type is null ? $"link {rule.Rel}" : $"link {rule.Rel} to {rule.Type}";

    private static string Words(string? rel, string? type) => type is null ? $"Rel {rel}" : $"Rel {rel} and Type {type}";
}

/// <summary>A link that pages show with a Name of its own has that Name.</summary>
public sealed record NamedLinksCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var pairs = view.Links(resource).Where(rule => rule.Name is not null)
            .SelectMany(rule => view.Links.Where(link => rule.IsMetBy(link) && link.Href is not null && LinkTargetsCheck.IsBelow(rule, link, contract)).Select(link => (rule, link))).ToList();
        return pairs.Count == 0 ? null : pairs.Where(pair => pair.link.Name != pair.rule.Name)
            .Select(pair => new Violation(
                pair.link.Name is null ? ViolationKind.Missing : ViolationKind.WrongValue, $"Name of the link to {pair.rule.ToPath}",
                $"Name {pair.rule.Name} on the link to {pair.rule.ToPath}", pair.link.Name is { } name ? $"\"{name}\"" : "no Name", pair.link.Path));
    }
}

/// <summary>A link's target agrees with what the resource says of itself: its own ID, or the UID in one of its
/// elements.</summary>
public sealed record LinkTargetsCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var violations = new List<Violation>();
        var asked = 0;
        foreach (var rule in view.Links(resource).Where(rule => rule.Level == FactLevel.Documented))
        {
            var links = view.Links.Where(link => rule.IsMetBy(link) && link.Href is not null).ToList();
            if (links.Count == 0)
            {
                continue;
            }

            var documented = contract.Match(rule.ToPath)!.Operation;
            asked++;
            var wanted = WantedId(rule, view, resource);
            if (!links.Any(link => contract.MatchHref(link.Href!) is { } match && match.Operation == documented
                && (wanted is null || match.Ids.Contains(wanted, StringComparer.OrdinalIgnoreCase)))
                && !links.Any(link => SharesRule(link, rule, view, resource, contract)))
            {
                violations.Add(new Violation(
                    ViolationKind.WrongValue, $"Href of the link {rule.Rel} to {rule.ToPath}",
                    $"the link {rule.Rel} to {(wanted is null ? rule.ToPath : rule.ToPath.Replace("{ID}", wanted, StringComparison.Ordinal))}", links[0].Href!, links[0].Path));
            }
        }

        return asked == 0 ? null : violations;
    }

    /// <summary>Whether the link's path is the documented one, whatever the ID.</summary>
    internal static bool IsBelow(LinkRule rule, LinkView link, ApiContract contract)
    {
        var wanted = rule.ToPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var actual = contract.BelowBase(link.Href!)?.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return actual?.Length == wanted.Length && wanted.Zip(actual).All(pair => pair.First.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Two rules of one Rel and Type, as two links to the same collection, are told apart by where they lead.</summary>
    private static bool SharesRule(LinkView link, LinkRule rule, ResourceView view, Resource resource, ApiContract contract) =>
        view.Links(resource).Any(other => other != rule && other.IsMetBy(link) && contract.MatchHref(link.Href!) is { } match
            && match.Operation == contract.Match(other.ToPath)?.Operation
            && (WantedId(other, view, resource) is not { } wanted || match.Ids.Contains(wanted, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The ID that the Href must have, as far as this representation itself tells; null if it does not.</summary>
    private static string? WantedId(LinkRule rule, ResourceView view, Resource resource) => rule.Via switch
    {
        [] when rule.ToPath.Contains("{ID}", StringComparison.Ordinal) => view.Uid is { } uid ? ValueTypes.IdOf(uid) : null,
        [var element] when (resource.Element(element) ?? resource.Attribute(element)) is not null => view.Text(element) is { } uid ? ValueTypes.IdOf(uid) : null,
        _ => null,
    };
}

/// <summary>Link rules of representations.</summary>
internal static class LinkRules
{
    /// <summary>The rules of this representation's links.</summary>
    public static IEnumerable<LinkRule> Links(this ResourceView view, Resource resource) =>
        resource.Links.Where(rule => view.IsReference ? rule.InReference : rule.InEntity);

    /// <summary>Whether a link is the one that a rule speaks of.</summary>
    public static bool IsMetBy(this LinkRule rule, LinkView link) =>
        link.Rel == rule.Rel && (link.Type == rule.Type || (rule.TypeOptional && link.Type is null) || (rule.Type is null && link.Type is not null && rule.TypeOptional));
}
