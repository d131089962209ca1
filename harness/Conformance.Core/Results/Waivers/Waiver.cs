using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Results.Waivers;

/// <summary>A known deviation of a target, accepted for a while.</summary>
/// <param name="Target">Which targets it is for; see <see cref="TargetIdentity"/>.</param>
/// <param name="Requirement">The id of the requirement that the target violates.</param>
/// <param name="Scenario">A glob over variant or scenario ids; null for all.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Link">Where it is followed up, as a URL; empty if that is not said.</param>
/// <param name="Expires">The last day, in UTC, on which it waives.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Waiver(
    string Target, string Requirement, string? Scenario, string Owner, string Reason, string Link, DateOnly Expires, DataPlace Place)
{
    /// <summary>The day as it is written.</summary>
    public string ExpiresText => Expires.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A glob over what is wrong, as in <c>State</c>, or over its place in the body, as in <c>/Job[*]/Name</c>; null for
    /// anything.</summary>
    public string? At { get; init; }

    /// <summary>A glob over the value that was found; null for any.</summary>
    public string? Actual { get; init; }

    /// <summary>Whether it is about some of the deviations of its requirement only, so that another deviation fails the
    /// run.</summary>
    public bool IsNarrow => At is not null || Actual is not null;

    /// <summary>Whether a finding is one of those that it is about.</summary>
    public bool Covers(Finding finding) => finding.Requirement.Id == Requirement && Covers(finding.Variant) && Covers(finding.Violation);

    private bool Covers(Violation violation) =>
        (At is null || Glob.Matches(At, violation.Subject) || (violation.Path is { } path && Glob.Matches(At, path)))
        && (Actual is null || Glob.Matches(Actual, violation.Actual));

    /// <summary>Whether a variant is in its scope.</summary>
    public bool Covers(string variant) =>
        Scenario is null || Glob.Matches(Scenario, variant) || Glob.Matches(Scenario, variant.Split('[')[0]);
}
