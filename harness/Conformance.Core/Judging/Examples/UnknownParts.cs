using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks;

namespace Conformance.Core.Judging.Examples;

/// <summary>What a resource holds and the contract does not know. A server may send more than that; an example may not.</summary>
internal static class UnknownParts
{
    private const string Links = "Links";

    public static IEnumerable<Violation> Of(ResourceView view, Resource resource, ApiContract contract, RepresentationMapping mapping) =>
    [
        .. Below(view.Information, [.. view.Attributes(resource, contract), .. view.Elements(resource)], mapping),
        .. view.Links.Where(link => !view.Links(resource).Any(rule => rule.IsMetBy(link)))
            .Select(link => new Violation(
                ViolationKind.Unexpected, "link", $"a link of {resource.Type}", $"Rel {link.Rel} and Type {link.Type ?? "(none)"} to {link.Href}", link.Path)),
    ];

    private static IEnumerable<Violation> Below(InformationObject holder, IReadOnlyList<ElementRule> rules, RepresentationMapping mapping)
    {
        foreach (var member in holder.Members.Where(member => member.Name != Links && member.Name != mapping.TextMember))
        {
            var rule = rules.FirstOrDefault(rule => rule.Name == member.Name || rule.ListName == member.Name || mapping.Plural(rule.Name) == member.Name);
            if (rule is null)
            {
                yield return new Violation(ViolationKind.Unexpected, "element", "an element of the contract", member.Name, member.Value.Source.Path.Text);
            }
            else if (rule.Structured)
            {
                foreach (var part in Parts(member.Value).SelectMany(part => Below(part, [.. rule.Attributes, .. rule.Elements], mapping)))
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<InformationObject> Parts(InformationNode value) =>
        value is InformationList list ? list.Items.OfType<InformationObject>() : value is InformationObject one ? [one] : [];
}
