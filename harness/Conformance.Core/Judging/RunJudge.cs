using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>Judges a whole run: every variant by itself, then what must hold across them. A pure function over the archive.</summary>
public static class RunJudge
{
    /// <summary>The verdicts, in the order of <paramref name="variants"/>.</summary>
    /// <param name="variants">The variants that the run was to send.</param>
    /// <param name="records">What is known of each, by its id; one that is missing was not reached.</param>
    /// <param name="exchanges">All exchanges.</param>
    /// <param name="target">What is known of the target.</param>
    /// <param name="rules">What the judge goes by.</param>
    public static IReadOnlyList<JudgedVariant> Judge(
        IReadOnlyList<Variant> variants,
        IReadOnlyDictionary<string, VariantRecord> records,
        IEnumerable<Exchange> exchanges,
        TargetFacts target,
        Rulebook rules)
    {
        var byVariant = exchanges.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        var judged = variants.Select(variant =>
        {
            var record = records.GetValueOrDefault(variant.Id) ?? NotReached(variant);
            var evidence = new Evidence(variant, record, byVariant[variant.Id], target, rules.Contract, rules.Mapping);
            return (evidence, VariantJudge.Judge(evidence, rules));
        }).ToList();
        return Consequences.Folded(RelationJudge.Judge(judged, rules));
    }

    private static VariantRecord NotReached(Variant variant) =>
        new(variant.Id, new Dictionary<string, string>(), "the run ended before it was reached.", new Dictionary<string, string>());
}
