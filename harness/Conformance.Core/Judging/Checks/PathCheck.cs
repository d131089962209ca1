using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>The resource is the one whose ID stands in the path that was asked for.</summary>
public sealed record AskedForCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation.Path.Kind: PathKind.Item, Ids: [.., var asked] }
            || answer.Body is not { IsCollection: false, Resources: [var only] })
        {
            return CheckResult.Nothing("no single resource was asked for");
        }

        // Some are known by a name, in which their UID ends as others end in a GUID (HC:catalog_vms_vmname).
        var id = only.Uid is { } uid ? ValueTypes.IdOf(uid) ?? uid[(uid.LastIndexOf(':') + 1)..] : only.Href is { } href && evidence.Contract.MatchHref(href) is { Ids: [.., var own] } ? own : null;
        return CheckResult.If(string.Equals(id, asked, StringComparison.OrdinalIgnoreCase), $"the resource {asked}", only.Uid ?? only.Href ?? "one without UID and Href", only.Path);
    }
}

/// <summary>The members of a nested collection belong to the resource in the path: by their element, or by their Up link.</summary>
public sealed record ParentCheck() : Check(CheckStage.Content)
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer answer)
    {
        if (evidence.Contract.MatchHref(answer.Exchange.Request.Url) is not { Operation: { Path: { Kind: PathKind.Nested, Parent: { } parent, By: { } by } }, Ids: [var asked, ..] }
            || answer.Body is not { IsCollection: true, Resources: { Count: > 0 } members })
        {
            return CheckResult.Nothing("no members of a resource were asked for");
        }

        return CheckResult.Of(members.SelectMany(member => Stated(member, parent, by, evidence.Contract)
            .Where(stated => !string.Equals(stated.Id, asked, StringComparison.OrdinalIgnoreCase))
            .Select(stated => new Violation($"a member of {parent} {asked}", stated.Text, stated.Path))));
    }

    private static IEnumerable<(string? Id, string Text, string Path)> Stated(ResourceView member, string parent, string by, ApiContract contract)
    {
        if (member.Text(by) is { } uid)
        {
            yield return (ValueTypes.IdOf(uid), $"{by} {uid}", member.Information[by]!.Source.Path.Text);
        }

        foreach (var link in member.Links.Where(link => link.Rel == "Up" && (link.Type == parent + "Reference" || link.Type == parent) && link.Href is not null))
        {
            yield return (contract.MatchHref(link.Href!) is { Ids: [.., var id] } ? id : null, $"an Up link to {link.Href}", link.Path);
        }
    }
}
