namespace Conformance.Core.Contract.Schemas;

/// <summary>The rules of a structure, those inside others included.</summary>
public static class SharedParts
{
    /// <summary>Every rule of the contract whose parts several resources may share, outer ones first.</summary>
    /// <param name="contract">The contract.</param>
    public static IEnumerable<ElementRule> Of(ApiContract contract) =>
        contract
            .Resources.Values.SelectMany(resource => Below([.. resource.Attributes, .. resource.Elements]))
            .Where(rule => rule.Structure is not null);

    /// <summary>Every rule, outer ones first.</summary>
    internal static IEnumerable<ElementRule> Below(IEnumerable<ElementRule> rules) =>
        rules.SelectMany(rule => Below([.. rule.Attributes, .. rule.Elements]).Prepend(rule));
}
