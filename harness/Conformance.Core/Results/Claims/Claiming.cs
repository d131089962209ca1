using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Claims;

/// <summary>Holds a target's capabilities against verdicts. A pure function: the same archive and capabilities give the same
/// result.</summary>
internal static class Claiming
{
    /// <summary>The verdicts with what is not claimed set apart, and what of the claims does not fit.</summary>
    /// <param name="judged">The verdicts.</param>
    /// <param name="capabilities">What the target claims; null for everything.</param>
    /// <param name="plan">What was sent.</param>
    /// <param name="rules">The suite and the contract.</param>
    /// <param name="exchange">The exchange of a variant's step; null if no finding shows it.</param>
    public static (IReadOnlyList<JudgedVariant> Variants, ClaimResult? Result) Apply(
        IReadOnlyList<JudgedVariant> judged, Capabilities? capabilities, Plan plan, Rulebook rules, Func<string, string, Exchange?> exchange)
    {
        if (capabilities is null)
        {
            return (judged, null);
        }

        var unclaimed = DocumentedOperations.Of(rules.Contract, plan.Variants).Select(operation => operation.Operation)
            .Where(operation => !capabilities.Claims(operation)).ToHashSet(StringComparer.Ordinal);
        var planned = plan.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        var declaring = new Declaring(capabilities, unclaimed, rules.Contract, exchange);
        var declared = judged.Select(variant => planned.TryGetValue(variant.Id, out var sent) ? declaring.Of(variant, sent) : variant).ToList();
        return (declared, new ClaimResult(capabilities, [.. unclaimed.Order(StringComparer.Ordinal)], StaleClaims.Of(judged, declared, capabilities, unclaimed, plan, rules))
        {
            Versions = [.. plan.Variants.Select(Plan.VersionOf).OfType<string>().Where(version => !capabilities.ClaimsVersion(version)).Distinct().Order(StringComparer.Ordinal)],
            Roles = [.. rules.Contract.Roles.All.Select(role => role.Name).Prepend(RoleRules.Administrator).Where(role => !capabilities.ClaimsRole(role))],
        });
    }
}
