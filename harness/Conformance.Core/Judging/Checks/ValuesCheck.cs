using Conformance.Documents.Compare;
using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Checks;

/// <summary>A value with a documented list of values is one of them.</summary>
/// <param name="Level">How well founded the rules are that are asked.</param>
public sealed record ValuesCheck(FactLevel Level) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var listed = view.Values(resource, contract)
            .Where(value => value.Rule.Level == Level && value.Rule.Values.Count > 0 && value.Value is InformationValue)
            .ToList();
        return listed.Count == 0 ? null : listed
            .Where(value => !value.Rule.Values.Contains(Text(value), StringComparer.Ordinal))
            .Select(value => new Violation(
                ViolationKind.WrongValue, value.Rule.Name, $"one of {string.Join(", ", value.Rule.Values)} ({value.Rule.Source})", $"\"{Text(value)}\"", value.Value!.Source.Path.Text));
    }
}
