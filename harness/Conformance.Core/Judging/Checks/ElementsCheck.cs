using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every documented element and attribute that is not optional is there.</summary>
/// <param name="Level">How well founded the rules are that are asked.</param>
public sealed record ElementsCheck(FactLevel Level) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var required = view.Values(resource, contract).Where(value => value.Rule.Level == Level && !value.Rule.Optional).ToList();
        return required.Count == 0 ? null : required
            .Where(value => value.Value is null && !value.Rule.Many)
            .Select(value => new Violation(ViolationKind.Missing, value.Rule.Name, $"{value.Rule.Name} ({value.Rule.Source})", $"no {value.Rule.Name}", value.Holder.Source.Path.Text));
    }
}
