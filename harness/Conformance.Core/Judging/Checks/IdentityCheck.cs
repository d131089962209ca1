using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>UID, Href and Type of a key resource agree with each other and with the representation.</summary>
public sealed record IdentityCheck : ShapeCheck
{
    /// <inheritdoc/>
    public override bool TellsKind => true;

    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract) =>
        resource.Key ? Violations(view, resource, contract)
        : view.Type is { } type && resource.Attribute("Type") is { Level: FactLevel.Documented }
            ? type == resource.TypeName ? [] : [new Violation(ViolationKind.WrongValue, "Type", $"Type {resource.TypeName}", $"\"{type}\"", Path(view, "Type"))]
        : null;

    private static IEnumerable<Violation> Violations(ResourceView view, Resource resource, ApiContract contract)
    {
        var uid = view.Uid ?? "";
        if (resource.Attribute("UID") is { Level: FactLevel.Documented, Type: var uidType } && ValueTypes.Check(uidType, uid) is { } expected)
        {
            yield return new Violation(
                view.Uid is null ? ViolationKind.Missing : ViolationKind.WrongType, "UID", $"UID {expected}", view.Uid is null ? "no UID" : $"\"{uid}\"", Path(view, "UID"));
        }

        var reference = view.IsReference;
        var type = reference ? resource.ReferenceType : resource.TypeName;
        if (resource.Attribute("Type") is { Level: FactLevel.Documented } && (view.Type is { } stated ? stated != type : reference))
        {
            yield return new Violation(
                view.Type is null ? ViolationKind.Missing : ViolationKind.WrongValue, "Type", $"Type {type}", view.Type is null ? "no Type" : $"\"{view.Type}\"", Path(view, "Type"));
        }

        var id = ValueTypes.IdOf(uid);
        if (view.Href is not { } href)
        {
            if (resource.Attribute("Href") is { Level: FactLevel.Documented })
            {
                yield return new Violation(ViolationKind.Missing, "Href", "an Href", "none", view.Path);
            }
        }
        else if (id is not null && resource.ItemPath is not null
            && !(contract.MatchHref(href) is { Operation: var operation, Ids: [.., var last] } && operation.Resource.Type == resource.Type
                && string.Equals(last, id, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new Violation(
                ViolationKind.WrongValue, "Href", $"an Href of {resource.ItemPath.Template.Replace("{ID}", id, StringComparison.Ordinal)}, as the UID says", href, Path(view, "Href"));
        }
        else if (href.Contains("format=Entity", StringComparison.OrdinalIgnoreCase) == reference)
        {
            yield return new Violation(
                ViolationKind.WrongValue, reference ? "Href of a reference" : "Href of an entity", reference ? "an Href without format=Entity in a reference" : "an Href with format=Entity in an entity", href, Path(view, "Href"));
        }
    }

    private static string Path(ResourceView view, string member) => view.Information[member]?.Source.Path.Text ?? view.Path;
}
