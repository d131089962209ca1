namespace Conformance.Core.Scenarios.Depths;

/// <summary>Variants that are taken together because they answer something together: one, or two that a relation
/// compares.</summary>
/// <param name="Variants">The variants.</param>
/// <param name="Questions">The numbers of the questions that they answer and none of them answers alone; of one variant, of what
/// that answers.</param>
internal sealed record Candidate(IReadOnlyList<Variant> Variants, IReadOnlyList<int> Questions)
{
    /// <summary>The ids, for an order that is the same each time.</summary>
    public string Key { get; } = Variants.Count == 1 ? Variants[0].Id : string.Join(' ', Variants.Select(variant => variant.Id));
}
