using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>The known child elements of an XML entity stand in the schema's order; unknown ones, of later versions, may stand anywhere.</summary>
/// <param name="Level">Documented for what stands in the public schema, observed for what only examples show.</param>
public sealed record OrderCheck(FactLevel Level) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract) =>
        view.Node.Kind != NodeKind.Element || view.IsReference || resource.OrderLevel != Level ? null : Below(view.Node, ["Links", .. resource.Elements.Select(rule => rule.Name)], resource.Elements);

    private static IEnumerable<Violation> Below(Node element, List<string> order, IReadOnlyList<ElementRule> rules)
    {
        var last = -1;
        foreach (var child in element.Elements)
        {
            var at = order.IndexOf(child.Name);
            if (at < 0)
            {
                continue;
            }

            if (at == last && !rules.Any(rule => rule.Many && rule.Name == child.Name))
            {
                yield return new Violation(ViolationKind.Repeated, child.Name, $"one {child.Name}", "another one", child.Path.Text);
            }
            else if (at < last)
            {
                yield return new Violation(ViolationKind.WrongOrder, child.Name, $"{child.Name} before {order[last]}", $"{child.Name} after it", child.Path.Text);
            }

            last = Math.Max(at, last);
            if (rules.FirstOrDefault(rule => rule.Name == child.Name) is { Structured: true } structure)
            {
                foreach (var violation in Below(child, ["Links", .. structure.Elements.Select(rule => rule.Name)], structure.Elements))
                {
                    yield return violation;
                }
            }
        }
    }
}
