using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Claims;

/// <summary>Holds a target's capabilities against verdicts. A pure function: the same archive and capabilities give the same result.</summary>
internal static class Claiming
{
    /// <summary>The verdicts with what is not claimed set apart, and what of the claims does not fit.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="capabilities">What the target claims; null for everything.</param>
    /// <param name="plan">What was sent.</param>
    /// <param name="rules">The suite and the contract.</param>
    public static (IReadOnlyList<JudgedVariant> Variants, ClaimResult? Result) Apply(
        IReadOnlyList<JudgedVariant> judged, Capabilities? capabilities, Plan plan, Rulebook rules)
    {
        if (capabilities is null)
        {
            return (judged, null);
        }

        var planned = plan.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var unclaimed = DocumentedOperations.Of(rules.Contract, plan.Variants).Select(operation => operation.Operation)
            .Where(operation => !capabilities.Claims(operation)).ToList();
        var declared = judged.Select(variant => planned.TryGetValue(variant.Id, out var sent) ? Declared(variant, sent, capabilities, unclaimed, rules.Contract) : variant).ToList();
        return (declared, new ClaimResult(capabilities, unclaimed,
            [.. Answering(judged, unclaimed, capabilities), .. Appeared(judged, capabilities, rules.Contract), .. Needless(declared, capabilities, plan, rules)]));
    }

    /// <summary>The verdict on a variant as the claims have it.</summary>
    private static JudgedVariant Declared(JudgedVariant judged, Variant variant, Capabilities capabilities, List<string> unclaimed, ApiContract contract)
    {
        if (AskedData.Operations(variant, contract).FirstOrDefault(unclaimed.Contains) is { } operation)
        {
            return Out(new JudgedVariant(judged.Id, Outcome.NotTested, null, [], [], [], judged.Exchanges) { Elapsed = judged.Elapsed }, $"{capabilities.File} does not claim {operation}.");
        }

        if (judged.Outcome != Outcome.NotTested)
        {
            return judged;
        }

        var types = AskedData.Types(variant, contract);
        string? Covered(IReadOnlyList<Claim> claims) => types.FirstOrDefault(type => claims.Any(claim => Glob.Matches(claim.Pattern, type)));
        return Covered(capabilities.Lacks) is { } lacking ? Out(judged, $"{capabilities.File} says that the target has no {lacking}.")
            : Covered(capabilities.Few) is { } few ? Out(judged, $"{capabilities.File} says that the target has few of {few}.")
            : judged;
    }

    private static JudgedVariant Out(JudgedVariant judged, string reason) => judged with { Declared = reason, Reason = reason };

    /// <summary>Operations that are not claimed and answer for something that exists.</summary>
    private static IEnumerable<StaleClaim> Answering(IReadOnlyList<JudgedVariant> judged, List<string> unclaimed, Capabilities capabilities) =>
        judged.SelectMany(variant => variant.Asked, (variant, asked) => (variant.Id, Asked: asked))
            .Where(pair => pair.Asked.IsMet && unclaimed.Contains(pair.Asked.Operation))
            .DistinctBy(pair => pair.Asked.Operation)
            .Select(pair => new StaleClaim(pair.Asked.Operation, $"is not claimed, and answers {pair.Asked.Status} (in {pair.Id}). Claim it, so that it is judged.", new DataPlace(capabilities.File, 0, 0)));

    /// <summary>Data that is there although the target is said to lack it.</summary>
    private static IEnumerable<StaleClaim> Appeared(IReadOnlyList<JudgedVariant> judged, Capabilities capabilities, ApiContract contract) =>
        judged.SelectMany(variant => variant.Asked, (variant, asked) => (variant.Id, Asked: asked))
            .Where(pair => pair.Asked.IsMet && AskedData.IsOfOne(pair.Asked.Operation, contract))
            .Select(pair => (pair.Id, pair.Asked, Type: AskedData.Types(pair.Asked.Operation, contract)[^1]))
            .Where(found => capabilities.Claims(found.Asked.Operation))
            .SelectMany(found => capabilities.Lacks.Where(claim => Glob.Matches(claim.Pattern, found.Type)), (found, claim) => (Found: found, Claim: claim))
            .DistinctBy(pair => pair.Found.Type)
            .Select(pair => new StaleClaim(pair.Found.Type, $"is there: {pair.Found.Asked.Operation} answers {pair.Found.Asked.Status} (in {pair.Found.Id}), and the target is said to have none. Take it out of `lacks`.", pair.Claim.Place));

    /// <summary>Claims of missing data that excuse nothing, although everything about that data was asked.</summary>
    private static IEnumerable<StaleClaim> Needless(List<JudgedVariant> declared, Capabilities capabilities, Plan plan, Rulebook rules)
    {
        if (capabilities.Lacks.Count + capabilities.Few.Count == 0)
        {
            return [];
        }

        var verdicts = declared.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var excluded = plan.Excluded.Select(variant => variant.Variant.Id).ToHashSet(StringComparer.Ordinal);
        var about = rules.Suite.Scenarios.SelectMany(Variant.Of).Where(variant => !excluded.Contains(variant.Id))
            .SelectMany(variant => AskedData.Types(variant, rules.Contract), (variant, type) => (variant.Id, Type: type)).ToList();
        return capabilities.Lacks.Concat(capabilities.Few)
            .Select(claim => (Claim: claim, Variants: about.Where(pair => Glob.Matches(claim.Pattern, pair.Type)).Select(pair => verdicts.GetValueOrDefault(pair.Id)).ToList()))
            .Where(pair => pair.Variants.All(variant => variant is { Outcome: Outcome.Passed or Outcome.Deviates }))
            .Select(pair => new StaleClaim(pair.Claim.Text, "is said to be missing or few, and everything about it could be asked. Take it out.", pair.Claim.Place));
    }
}
