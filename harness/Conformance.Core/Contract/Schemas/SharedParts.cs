namespace Conformance.Core.Contract.Schemas;

/// <summary>The rules of a structure, those inside others included.</summary>
internal static class SharedParts
{
    /// <summary>Every rule, outer ones first.</summary>
    public static IEnumerable<ElementRule> Below(IEnumerable<ElementRule> rules) =>
        rules.SelectMany(rule => Below([.. rule.Attributes, .. rule.Elements]).Prepend(rule));
}
