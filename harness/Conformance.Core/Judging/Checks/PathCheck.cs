using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>The resource is the one whose ID stands in the path that was asked for.</summary>
public sealed record AskedForCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation: { Path.Kind: PathKind.Item } operation, Ids: [.., var asked] ids }
            || answer.Body is not { IsCollection: false, Resources: [var only] })
        {
            return CheckResult.Nothing("no single resource was asked for");
        }

        if (only.Uid is null && only.Href is null)
        {
            return CheckResult.Nothing("the resource does not say which it is");
        }

        // Some are known by a name, in which their UID ends as others end in a GUID (HC:catalog_vms_vmname).
        var isAsked = only.Uid is { } uid
            ? Same(ValueTypes.IdOf(uid) ?? uid[(uid.LastIndexOf(':') + 1)..], asked)
            : evidence.Contract.MatchHref(only.Href!) is { } match && match.Operation == operation ? match.Ids.Zip(ids, Same).All(same => same)
            : Same(only.Href!.Split('?')[0].TrimEnd('/').Split('/')[^1], asked);
        return CheckResult.If(isAsked, ViolationKind.Differs, "resource that was asked for", $"the resource {asked}", only.Uid ?? only.Href!, only.Path);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The members of a nested collection, or the only resource at a path below another, belong to the resource in the path: by their
/// element, by their Up link, or by their own Href below it. Whether an ID below another parent than its own is found, no page
/// says.
/// </summary>
public sealed record ParentCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override bool IsByMember => true;

    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation: { Path: { Kind: PathKind.Nested or PathKind.Single, Parent: { } parent, By: { } by } path } operation, Ids: [.., var asked] }
            || answer.Body is not { Resources: { Count: > 0 } members } body || body.IsCollection != (path.Kind == PathKind.Nested))
        {
            return CheckResult.Nothing("no members of a resource were asked for");
        }

        return CheckResult.Of(members.SelectMany(member => Stated(member, parent, by, evidence.Contract)
            .Concat(Located(member, operation, evidence.Contract))
            .Where(stated => !string.Equals(stated.Id, asked, StringComparison.OrdinalIgnoreCase))
            .Select(stated => new Violation(ViolationKind.Unexpected, path.Kind == PathKind.Nested ? "member of another resource than the one in the path" : "resource of another than the one in the path", $"what belongs to the {parent} {asked}", stated.Text, stated.Path))));
    }

    /// <summary>Whose member it is by its Href, where that lies below the collection that was asked for.</summary>
    internal static IEnumerable<(string? Id, string Text, string Path)> Located(ResourceView member, Operation operation, ApiContract contract) =>
        member.Href is { } href && contract.MatchHref(href) is { Operation.Path: { Kind: PathKind.Item, Template: var template }, Ids: [var owner, _, ..] }
            && template.StartsWith(operation.Path.Template + "/", StringComparison.Ordinal)
            ? [(owner, $"the Href {href}", member.Information["Href"]!.Source.Path.Text)] : [];

    /// <summary>Whose member it is by its element, and by its Up links, of which many have no Type.</summary>
    internal static IEnumerable<(string? Id, string Text, string Path)> Stated(ResourceView member, string parent, string by, ApiContract contract)
    {
        // A text that is no UID names no parent, and what has to be a UID another check tells.
        if (member.Text(by) is { } uid && ValueTypes.IdOf(uid) is { } own)
        {
            yield return (own, $"{by} {uid}", member.Information[by]!.Source.Path.Text);
        }

        foreach (var link in member.Links.Where(link => link is { Rel: "Up", Href: not null }))
        {
            var target = contract.MatchHref(link.Href!);
            if (link.Type is { } type ? type == parent + "Reference" || type == parent
                : target is { Operation: { Path.Kind: PathKind.Item, Resource.Type: var led } } && led == parent)
            {
                yield return (target is { Ids: [.., var id] } ? id : null, $"an Up link to {link.Href}", link.Path);
            }
        }
    }
}
