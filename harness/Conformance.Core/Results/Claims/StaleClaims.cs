using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Claims;

/// <summary>Finds the claims that do not fit the target any more.</summary>
internal static class StaleClaims
{
    /// <summary>The claims that do not fit, each once.</summary>
    /// <param name="judged">The verdicts without the claims.</param>
    /// <param name="declared">The verdicts as the claims have them.</param>
    /// <param name="capabilities">The claims.</param>
    /// <param name="unclaimed">The documented operations that are not claimed.</param>
    /// <param name="plan">What was sent.</param>
    /// <param name="rules">The suite and the contract.</param>
    public static IReadOnlyList<StaleClaim> Of(
        IReadOnlyList<JudgedVariant> judged, IReadOnlyList<JudgedVariant> declared, Capabilities capabilities, IReadOnlySet<string> unclaimed, Plan plan, Rulebook rules)
    {
        var planned = plan.Variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
        return
        [
            .. Answering(judged, unclaimed, capabilities), .. Appeared(judged, capabilities, rules.Contract), .. Needless(declared, capabilities, plan, rules),
            .. Versions(judged, planned, capabilities, plan), .. Roles(judged, planned, capabilities, rules.Contract),
        ];
    }

    /// <summary>Operations that are not claimed and answer for something that exists.</summary>
    private static IEnumerable<StaleClaim> Answering(IReadOnlyList<JudgedVariant> judged, IReadOnlySet<string> unclaimed, Capabilities capabilities) =>
        judged.SelectMany(variant => variant.Asked, (variant, asked) => (variant.Id, Asked: asked))
            .Where(pair => pair.Asked.IsMet && unclaimed.Contains(pair.Asked.Operation))
            .DistinctBy(pair => pair.Asked.Operation)
            .Select(pair => new StaleClaim(pair.Asked.Operation, $"is not claimed, and answers {pair.Asked.Status} (in {pair.Id}). Claim it, so that it is judged.", Whole(capabilities)));

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
    private static IEnumerable<StaleClaim> Needless(IReadOnlyList<JudgedVariant> declared, Capabilities capabilities, Plan plan, Rulebook rules)
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

    /// <summary>Versions that are claimed and not listed, and versions that are not claimed and let log on.</summary>
    private static IEnumerable<StaleClaim> Versions(IReadOnlyList<JudgedVariant> judged, Dictionary<string, Variant> planned, Capabilities capabilities, Plan plan)
    {
        if (capabilities.Versions.Count == 0)
        {
            return [];
        }

        var unlisted = plan.Excluded.Where(excluded => excluded.Reason == Plan.Unlisted).Select(excluded => Plan.VersionOf(excluded.Variant)!).Distinct(StringComparer.Ordinal)
            .Where(capabilities.ClaimsVersion)
            .Select(version => new StaleClaim(version, "is claimed, and the entry point does not list it. Take it out of `versions`.", capabilities.Versions.First(claim => Glob.Matches(claim.Pattern, version)).Place));
        var open = judged.Where(variant => variant.Outcome == Outcome.Passed && planned.ContainsKey(variant.Id))
            .Select(variant => (variant.Id, Version: Plan.VersionOf(planned[variant.Id])))
            .Where(pair => pair.Version is { } version && !capabilities.ClaimsVersion(version)).DistinctBy(pair => pair.Version)
            .Select(pair => new StaleClaim(pair.Version!, $"is not claimed, and lets log on (in {pair.Id}). Add it to `versions`, so that it is judged.", Whole(capabilities)));
        return unlisted.Concat(open);
    }

    /// <summary>Roles that are not claimed, and that an account of the run has.</summary>
    private static IEnumerable<StaleClaim> Roles(IReadOnlyList<JudgedVariant> judged, Dictionary<string, Variant> planned, Capabilities capabilities, ApiContract contract)
    {
        if (capabilities.Roles.Count == 0)
        {
            yield break;
        }

        bool IsOfSecond(JudgedVariant variant) => planned.TryGetValue(variant.Id, out var sent) && AuthModes.NeedsSecondAccount(sent);
        if (judged.FirstOrDefault(variant => variant.Roles.Count > 0 && !variant.Roles.Any(capabilities.ClaimsRole)) is { } other)
        {
            yield return new StaleClaim(string.Join(" or ", other.Roles), $"is the role of the run's account (as {other.Id} shows), and is not claimed. Add it to `roles`.", Whole(capabilities));
        }

        if (!contract.Roles.All.Any(role => capabilities.ClaimsRole(role.Name)) && judged.FirstOrDefault(variant => variant.Outcome == Outcome.Passed && IsOfSecond(variant)) is { } second)
        {
            yield return new StaleClaim("A role other than Portal Administrator", $"is not claimed, and an account with one was let in (in {second.Id}). Add it to `roles`.", Whole(capabilities));
        }

        if (capabilities.ClaimsRole(RoleRules.Administrator))
        {
            yield break;
        }

        foreach (var variant in judged.Where(variant => !IsOfSecond(variant)))
        {
            if (variant.Asked.FirstOrDefault(asked => asked.IsMet && IsForAdministrators(asked.Operation, contract)) is { } asked)
            {
                yield return new StaleClaim(RoleRules.Administrator, $"is not claimed, and the run's account has its rights: {asked.Operation} answers {asked.Status} (in {variant.Id}). Add it to `roles`.", Whole(capabilities));
                yield break;
            }
        }
    }

    private static bool IsForAdministrators(string operation, ApiContract contract)
    {
        var path = operation[(operation.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split("?type=");
        return contract.Match(path[0]) is { } match && contract.Roles.IsForAdministrators(match, path.ElementAtOrDefault(1));
    }

    private static DataPlace Whole(Capabilities capabilities) => new(capabilities.File, 0, 0);
}
