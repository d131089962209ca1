using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Shipped;

/// <summary>What the contract knows of the structure that an element holds.</summary>
/// <param name="Path">The structure's name in reports: a resource's type, and from there the elements down to it.</param>
/// <param name="Parts">Its attributes and child elements; null if the contract does not describe what is in it.</param>
internal sealed record ContractView(string Path, IReadOnlyList<ContractPart>? Parts)
{
    /// <summary>The element that holds links.</summary>
    public const string Links = "Links";

    /// <summary>One link.</summary>
    public const string Link = "Link";

    /// <summary>The contract's view of a root element.</summary>
    public static ContractView Root(string name, ApiContract contract) => OfResource(name, contract) ?? new ContractView(name, null);

    /// <summary>The contract's view of a child: that of a resource, wherever it stands, or of a part of this one.</summary>
    public ContractView Child(string name, ApiContract contract)
    {
        if (name == Link && Path == Links)
        {
            return new ContractView(Link, ContractPart.OfLink);
        }

        if (name == Links)
        {
            return new ContractView(Links, [ContractPart.Link]);
        }

        if (contract.Resources.Values.FirstOrDefault(resource => resource.Plural == Path && resource.Item == name) is { } member)
        {
            return Of(member);
        }

        // The list of a type inside a query's result is the list of that type, however the result is put together.
        return Part(name) switch
        {
            { Rule: { Structure: { } shared } rule } => new ContractView(shared, Below(rule)),
            { Rule: { } rule } => new ContractView($"{Path}/{name}", rule.Structured ? Below(rule) : rule.Type == ValueTypes.Structure ? null : []),
            _ => OfResource(name, contract) ?? new ContractView($"{Path}/{name}", null),
        };
    }

    /// <summary>What the contract says of a part, or null.</summary>
    public ContractPart? Part(string name) => Parts?.FirstOrDefault(part => part.Name == name);

    private static ContractView? OfResource(string name, ApiContract contract) =>
        contract.Resources.GetValueOrDefault(name) is { } one ? Of(one)
        : contract.Resources.Values.FirstOrDefault(resource => resource.Plural == name) is { } many ? new ContractView(name, [ContractPart.Member(many.Item)])
        : null;

    private static ContractView Of(Resource resource) => new(
        resource.Type, [.. resource.Attributes.Select(rule => ContractPart.Of(rule, "@")), ContractPart.Links, .. resource.Elements.Select(rule => ContractPart.Of(rule))]);

    private static IReadOnlyList<ContractPart> Below(ElementRule rule) =>
        [.. rule.Attributes.Select(part => ContractPart.Of(part, "@")), ContractPart.Links, .. rule.Elements.Select(part => ContractPart.Of(part))];
}
