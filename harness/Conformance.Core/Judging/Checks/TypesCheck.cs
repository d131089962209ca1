using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Documents;

namespace Conformance.Core.Judging.Checks;

/// <summary>Every value is of its documented type.</summary>
/// <param name="Level">How well founded the rules are that are asked.</param>
public sealed record TypesCheck(FactLevel Level) : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var typed = view.Values(resource, contract)
            .Where(value => value.Rule.Level == Level && !value.Rule.Structured && value.Value is InformationValue)
            .ToList();
        return typed.Count == 0 ? null : typed
            .Where(value => !(value.Rule.Optional && Text(value).Length == 0))
            .Select(value => (Value: value, Expected: ValueTypes.Check(value.Rule.Type, Text(value))))
            .Where(pair => pair.Expected is not null)
            .Select(pair => new Violation(ViolationKind.WrongType, pair.Value.Rule.Name, $"{pair.Value.Rule.Name}: {pair.Expected}", $"\"{Text(pair.Value)}\"", pair.Value.Value!.Source.Path.Text));
    }
}

/// <summary>Numbers and booleans in JSON are not quoted. Where pages disagree on whether a value is a number, nothing is
/// asked.</summary>
public sealed record NativeTypesCheck : ShapeCheck
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation>? Judge(ResourceView view, Resource resource, ApiContract contract)
    {
        var native = view.Values(resource, contract)
            .Where(value => value.Rule.Level != FactLevel.Unspecified && value.Value is InformationValue { Kind: not NodeKind.Text }
                && (ValueTypes.IsJsonNumber(value.Rule.Type) || ValueTypes.IsJsonBoolean(value.Rule.Type)))
            .ToList();
        return native.Count == 0 ? null : native
            .Where(value => ((InformationValue)value.Value!).Kind == NodeKind.String)
            .Select(value => new Violation(
                ViolationKind.WrongType, value.Rule.Name, $"{value.Rule.Name}: a JSON {(ValueTypes.IsJsonNumber(value.Rule.Type) ? "number" : "boolean")}", $"the string \"{Text(value)}\"", value.Value!.Source.Path.Text));
    }
}
