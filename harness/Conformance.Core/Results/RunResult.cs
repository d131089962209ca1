using Conformance.Core.Judging;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Results.Claims;
using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results;

/// <summary>The verdict on a target: the one tree that feeds every report.</summary>
/// <param name="Header">What the run was.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Cause">Why there is no verdict, or why much was not tested, as one message with its remedy; null if nothing stood
/// in the way.</param>
/// <param name="Counts">How much was done.</param>
/// <param name="Requirements">Every requirement of the catalogue, sorted by id.</param>
/// <param name="Variants">The verdict on each variant.</param>
/// <param name="Findings">All findings with their evidence, grouped by cause: deviations before warnings, and what most variants
/// show first.</param>
/// <param name="Profile">What the target does where nothing is specified, sorted by key.</param>
/// <param name="Excluded">Selected variants that do not apply to the target.</param>
public sealed record RunResult(
    RunHeader Header,
    Outcome Outcome,
    string? Cause,
    RunCounts Counts,
    IReadOnlyList<RequirementResult> Requirements,
    IReadOnlyList<JudgedVariant> Variants,
    IReadOnlyList<FindingGroup> Findings,
    IReadOnlyList<ProfileEntry> Profile,
    IReadOnlyList<ExcludedVariant> Excluded)
{
    /// <summary>How many requirements of level <c>documented</c> have findings.</summary>
    public int ViolatedRequirements => Requirements.Count(requirement => requirement is { Findings: > 0, Requirement.Level: RequirementLevel.Documented });

    /// <summary>Rules of fixtures that decided nothing in the whole run, by name and place: out of date, or misspelt.</summary>
    public IReadOnlyList<string> UnusedRules { get; init; } = [];

    /// <summary>Whether the target as it was named cannot be what was meant.</summary>
    public bool IsUnusable { get; init; }

    /// <summary>Whether one cause explains most of what is wrong and of what was not tested, so that telling that cause is
    /// enough.</summary>
    public bool IsExplained { get; init; }

    /// <summary>What became of each waiver, in the order of its file. What they waive is here and not in
    /// <see cref="Findings"/>.</summary>
    public IReadOnlyList<WaiverResult> Waivers { get; init; } = [];

    /// <summary>What the target's capabilities came to; null if none were given, so that everything is claimed.</summary>
    public ClaimResult? Claims { get; init; }

    /// <summary>Logon sessions that the run may have left behind on the target; without a waiver no such run is
    /// conformant.</summary>
    public IReadOnlyList<SessionLeft> SessionsLeft { get; init; } = [];

    /// <summary>What the run met that changes no verdict, as a session that the target ended, each as a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The documented operations of the read side and the logon cycle, sorted by path.</summary>
    public IReadOnlyList<OperationResult> Operations { get; init; } = [];

    /// <summary>Where the schema of an installation, the target and the contract disagree, which fails nothing; null if no schema
    /// was given.</summary>
    public SchemaComparison? Schema { get; init; }
}

/// <summary>How much was done.</summary>
/// <param name="Variants">Variants that were to be sent.</param>
/// <param name="Exchanges">Requests that were sent, session and discovery not counted.</param>
/// <param name="Checks">Checks that checked something.</param>
/// <param name="Requirements">Requirements that at least one check asked about.</param>
/// <param name="Findings">Violations of level <c>documented</c>.</param>
/// <param name="Warnings">Violations of level <c>observed</c>.</param>
/// <param name="Passed">Variants that passed.</param>
/// <param name="Deviating">Variants that deviate.</param>
/// <param name="Errored">Variants without a verdict.</param>
/// <param name="NotTested">Variants that could not be asked, those apart that capabilities or waivers take out of the
/// verdict.</param>
public sealed record RunCounts(
    int Variants, int Exchanges, int Checks, int Requirements, int Findings, int Warnings, int Passed, int Deviating, int Errored, int NotTested)
{
    /// <summary>Violations of any level that a waiver set apart; not among <see cref="Findings"/> and
    /// <see cref="Warnings"/>.</summary>
    public int Waived { get; init; }

    /// <summary>Variants that are not tested only because of a deviation that a waiver accepts; not among
    /// <see cref="NotTested"/>.</summary>
    public int BehindWaivers { get; init; }

    /// <summary>Violations that follow from one that is told; not among <see cref="Findings"/> and
    /// <see cref="Warnings"/>.</summary>
    public int Consequences { get; init; }

    /// <summary>Differences that were let through because the target's data moved between two requests; each was asked again to
    /// settle that.</summary>
    public int Moved { get; init; }

    /// <summary>Waivers that fail the run: expired, stale or unmatched.</summary>
    public int FailingWaivers { get; init; }

    /// <summary>Variants that were selected and that the depth of the run left out; 0 of a run of full depth.</summary>
    public int BelowDepth { get; init; }

    /// <summary>Variants that the target's capabilities take out of the verdict; not among <see cref="NotTested"/>.</summary>
    public int Declared { get; init; }

    /// <summary>Claims of the target's capabilities that do not fit it, each of which fails the run.</summary>
    public int StaleClaims { get; init; }
}

/// <summary>The verdict on one requirement.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Outcome">Deviates also for a requirement of level <c>observed</c> and for one that is waived, which do not fail
/// the run.</param>
/// <param name="Checks">Checks that checked something.</param>
/// <param name="Findings">Violations that no waiver set apart.</param>
public sealed record RequirementResult(Requirement Requirement, Outcome Outcome, int Checks, int Findings)
{
    /// <summary>Violations that a waiver set apart. They leave the requirement violated.</summary>
    public int Waived { get; init; }

    /// <summary>Violations that follow from one that is told. They leave the requirement violated.</summary>
    public int Consequences { get; init; }

    /// <summary>Checks that could not be judged, because what they need did not come. They show nothing.</summary>
    public int NotJudged { get; init; }
}
