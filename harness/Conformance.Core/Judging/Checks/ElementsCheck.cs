using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every documented element and attribute that is not optional is there.</summary>
public sealed record ElementsCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var required = view.Values(resource, contract).Where(value => value.IsDocumented && !value.Rule.Optional).ToList();
        return required.Count == 0 ? null : required
            .Where(value => value.Value is null && !value.Rule.Many)
            .Select(value => new Violation($"{value.Rule.Name} ({value.Rule.Source})", $"no {value.Rule.Name}", value.Holder.Source.Path.Text));
    }
}
