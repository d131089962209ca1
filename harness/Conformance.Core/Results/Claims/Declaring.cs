using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Claims;

/// <summary>Takes out of verdicts what a target does not claim.</summary>
/// <param name="capabilities">What it claims.</param>
/// <param name="unclaimed">The documented operations that it does not claim.</param>
/// <param name="contract">The API's resources.</param>
/// <param name="exchange">The exchange of a variant's step; null if no finding shows it.</param>
internal sealed class Declaring(Capabilities capabilities, IReadOnlySet<string> unclaimed, ApiContract contract, Func<string, string, Exchange?> exchange)
{
    /// <summary>The verdict on a variant as the claims have it.</summary>
    public JudgedVariant Of(JudgedVariant judged, Variant variant) => Unclaimed(variant) is { } reason
        ? Out(new JudgedVariant(judged.Id, Outcome.NotTested, null, [], [], [], judged.Exchanges) { Elapsed = judged.Elapsed }, reason)
        : Lacking(WithoutUnclaimed(judged), variant);

    /// <summary>Why nothing of a variant is judged, as a sentence; null if it is.</summary>
    private string? Unclaimed(Variant variant) =>
        AskedData.Operations(variant, contract).FirstOrDefault(unclaimed.Contains) is { } operation ? $"{capabilities.File} does not claim {operation}."
        : Plan.VersionOf(variant) is { } version && !capabilities.ClaimsVersion(version) ? $"{capabilities.File} does not claim the API version {version}."
        : AuthModes.NeedsSecondAccount(variant) && !contract.Roles.All.Any(role => capabilities.ClaimsRole(role.Name)) ? $"{capabilities.File} claims no role but Portal Administrator."
        : null;

    /// <summary>The verdict without what answers of operations that are not claimed violate, and without links that would lead to
    /// such operations.</summary>
    private JudgedVariant WithoutUnclaimed(JudgedVariant judged)
    {
        if (!judged.Findings.Concat(judged.Consequences).Any(IsUnclaimed))
        {
            return judged;
        }

        var gone = judged.Findings.Where(IsUnclaimed).Select(finding => finding.Requirement.Id).ToHashSet(StringComparer.Ordinal);
        var rest = judged.Keeping([.. judged.Findings.Where(finding => !IsUnclaimed(finding))]);
        gone.ExceptWith(rest.Findings.Select(finding => finding.Requirement.Id));
        return rest with
        {
            Consequences = [.. judged.Consequences.Where(finding => !IsUnclaimed(finding))],
            Checks = [.. judged.Checks.Where(check => check.Outcome != CheckOutcome.Violated || !gone.Contains(check.Requirement))],
        };
    }

    private bool IsUnclaimed(Finding finding) => finding.Violation.LinksTo is { } to ? unclaimed.Contains($"GET {to}")
        : exchange(finding.Variant, finding.Step) is { } sent && unclaimed.Contains(OperationName.Find(sent.Request.Method, sent.Request.Url, contract));

    /// <summary>The verdict with what could not be asked for want of something that the target is said to lack.</summary>
    private JudgedVariant Lacking(JudgedVariant judged, Variant variant)
    {
        if (judged.Outcome != Outcome.NotTested)
        {
            return judged;
        }

        var types = AskedData.Types(variant, contract);
        string? Covered(IReadOnlyList<Claim> claims) => types.FirstOrDefault(type => claims.Any(claim => Glob.Matches(claim.Pattern, type)));
        return judged.Roles.Count > 0 && !capabilities.ClaimsRole(RoleRules.Administrator) && judged.Roles.Any(capabilities.ClaimsRole)
            ? Out(judged, $"{capabilities.File} claims no account with the role Portal Administrator.")
            : judged.Missing is { } missing && unclaimed.Contains(missing) ? Out(judged, $"{capabilities.File} does not claim {missing}.")
            : Covered(capabilities.Lacks) is { } lacking ? Out(judged, $"{capabilities.File} says that the target has no {lacking}.")
            : Covered(capabilities.Few) is { } few ? Out(judged, $"{capabilities.File} says that the target has few of {few}.")
            : judged;
    }

    private static JudgedVariant Out(JudgedVariant judged, string reason) => judged with { Declared = reason, Reason = reason };
}
