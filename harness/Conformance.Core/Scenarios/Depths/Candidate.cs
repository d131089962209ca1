namespace Conformance.Core.Scenarios.Depths;

/// <summary>Variants that are taken together because they answer something together: one, or two that a relation compares.</summary>
/// <param name="Variants">The variants.</param>
/// <param name="Questions">What they answer that none of them answers alone; of one variant, what that answers.</param>
internal sealed record Candidate(IReadOnlyList<Variant> Variants, IReadOnlyList<Question> Questions)
{
    /// <summary>The first API version in which all of them apply; null for every one.</summary>
    public string? Since { get; } = Variants.Select(Plan.SinceOf).Aggregate(Contract.ApiVersions.Newer);

    /// <summary>The ids, for an order that is the same each time.</summary>
    public string Key { get; } = string.Join(' ', Variants.Select(variant => variant.Id));
}
