using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>
/// The known child elements of an XML entity stand in the schema's order; unknown ones, of later versions, may stand anywhere,
/// and so may
/// what no schema and no example shows in its place.
/// </summary>
/// <param name="Level">Documented for what stands in the public schema, observed for what only examples show.</param>
public sealed record OrderCheck(FactLevel Level) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract) =>
        view.Node.Kind != NodeKind.Element || view.IsReference || !Levels(resource.Elements, resource.OrderLevel).Contains(Level) ? null
            : Below(view.Node, resource.Elements, resource.OrderLevel);

    /// <summary>The levels of a resource and of all that stands in it.</summary>
    private static IEnumerable<FactLevel> Levels(IReadOnlyList<ElementRule> rules, FactLevel own) =>
        rules.Where(rule => rule.Structured).SelectMany(rule => Levels(rule.Elements, rule.Order ?? own)).Prepend(own);

    private IEnumerable<Violation> Below(Node element, IReadOnlyList<ElementRule> rules, FactLevel own)
    {
        List<string> order = ["Links", .. rules.Select(rule => rule.Name)];
        var last = -1;
        var before = -1;
        foreach (var child in element.Elements)
        {
            var at = order.IndexOf(child.Name);
            if (at < 0)
            {
                continue;
            }

            var rule = at == 0 ? null : rules[at - 1];
            if (own == Level && (at == last || at == before) && rule is not { Many: true })
            {
                yield return new Violation(ViolationKind.Repeated, child.Name, $"one {child.Name}", "another one", child.Path.Text);
            }
            else if (own == Level && at < last && rule is not { Placed: false })
            {
                yield return new Violation(ViolationKind.WrongOrder, child.Name, $"{child.Name} before {order[last]}", $"{child.Name} after it", child.Path.Text);
            }

            before = at;
            last = rule is { Placed: false } ? last : Math.Max(at, last);
            if (rule is { Structured: true } structure)
            {
                foreach (var violation in Below(child, structure.Elements, structure.Order ?? own))
                {
                    yield return violation;
                }
            }
        }
    }
}
