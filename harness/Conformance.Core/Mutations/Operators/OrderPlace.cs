using Conformance.Core.Contract;
using Conformance.Core.Mutations.Editing;

namespace Conformance.Core.Mutations.Operators;

/// <summary>The rules of the structure that a field stands in, and how well the order there is founded.</summary>
/// <param name="Rules">The elements in the contract's order; empty if the contract has none.</param>
/// <param name="Level">What founds their order; null for an answer without a resource.</param>
internal sealed record OrderPlace(IReadOnlyList<ElementRule> Rules, FactLevel? Level)
{
    /// <summary>The check that asks for this order.</summary>
    public string Check => Level == FactLevel.Observed ? "shape:observed-order" : "shape:order";

    /// <summary>Goes down from the resource to the structure that holds the field; an order of its own holds for a structure and
    /// all below it.</summary>
    public static OrderPlace Find(Scene scene, Site site)
    {
        var names = new Stack<string>();
        for (var part = site.Part.Parent; part is not null && !ReferenceEquals(part, site.Holder); part = part.Parent)
        {
            names.Push(part.Name);
        }

        IReadOnlyList<ElementRule> rules = scene.Resource?.Elements ?? [];
        var level = scene.Resource?.OrderLevel;
        foreach (var name in names)
        {
            if (rules.FirstOrDefault(rule => rule.Name == name) is { } structure)
            {
                (rules, level) = (structure.Elements, structure.Order ?? level);
            }
        }

        return new OrderPlace(rules, level);
    }

    /// <summary>Whether something whose place is known stands before the field, which is then wrong behind it.</summary>
    public bool HasPlacedBefore(Site site) => site.Rule is { Placed: true } && site.Part.Parent!.Children
        .TakeWhile(sibling => !ReferenceEquals(sibling, site.Part)).Where(sibling => sibling.IsElement)
        .Any(sibling => sibling.Name == "Links" || Rules.Any(rule => rule.Name == sibling.Name && rule.Placed && rule.Name != site.Part.Name));
}
