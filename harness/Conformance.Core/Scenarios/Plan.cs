using Conformance.Core.Contract;

namespace Conformance.Core.Scenarios;

/// <summary>What a run sends, and what it leaves out.</summary>
/// <param name="Variants">The selected variants that apply to the target, sorted by id.</param>
/// <param name="Excluded">The selected variants that do not apply to this target, each with the reason.</param>
public sealed record Plan(IReadOnlyList<Variant> Variants, IReadOnlyList<ExcludedVariant> Excluded)
{
    /// <summary>How many variants apply and are selected, and are left out by the depth of the run; 0 for a run of full
    /// depth.</summary>
    public int BelowDepth { get; init; }

    /// <summary>Plans a run.</summary>
    /// <exception cref="SelectionException">Nothing is selected, or nothing that is selected applies to the target.</exception>
    public static Plan Of(Suite suite, Selection selection, TargetFacts target)
    {
        var selected = selection.Apply([.. suite.Scenarios.SelectMany(Variant.Of)], suite);
        var judged = selected.Select(variant => (Variant: variant, Reason: Inapplicable(variant, target))).ToList();
        var planned = judged.Where(pair => pair.Reason is null).Select(pair => pair.Variant)
            .OrderBy(variant => variant.Id, StringComparer.Ordinal).ToList();
        var excluded = judged.Where(pair => pair.Reason is not null).Select(pair => new ExcludedVariant(pair.Variant, pair.Reason!)).ToList();
        return planned.Count > 0 ? new Plan(planned, excluded)
            : throw new SelectionException($"Nothing that is selected applies to this target: {excluded[0].Reason} (as {excluded[0].Variant.Id}).");
    }

    /// <summary>Whether the variant moves the target's clock, so that it needs one of its own.</summary>
    public static bool MovesClock(Variant variant) => variant.Scenario.Steps.Any(step => step is AdvanceStep);

    /// <summary>The name of the axis whose values are API versions to log on with.</summary>
    private const string VersionAxis = "version";

    /// <summary>Why a logon for a version that the entry point does not list is left out.</summary>
    public const string Unlisted = "the entry point does not list the version to log on with";

    /// <summary>The API version that a variant logs on with by name; null if it is about none.</summary>
    public static string? VersionOf(Variant variant) => variant.Values.TryGetValue(VersionAxis, out var version) && ApiVersions.IsName(version.Name) ? version.Name : null;

    /// <summary>The plan for a target whose entry point was read: without what its version lacks, and without logons for versions
    /// that it does not list.</summary>
    /// <param name="target">The target, with the newest version that it names.</param>
    /// <param name="listed">The versions that its entry point lists; empty if it lists none, which leaves the plan as it
    /// is.</param>
    public Plan At(TargetFacts target, IReadOnlyList<string> listed)
    {
        var judged = Variants.Select(variant => (Variant: variant, Reason: Later(variant, target) ?? (listed.Count > 0 && VersionOf(variant) is { } version && !listed.Contains(version) ? Unlisted : null))).ToList();
        return judged.TrueForAll(pair => pair.Reason is null) ? this : this with
        {
            Variants = [.. judged.Where(pair => pair.Reason is null).Select(pair => pair.Variant)],
            Excluded = [.. Excluded, .. judged.Where(pair => pair.Reason is not null).Select(pair => new ExcludedVariant(pair.Variant, pair.Reason!))],
        };
    }

    /// <summary>The first API version that has what a variant asks, or that it logs on with; null if every version has
    /// it.</summary>
    internal static string? SinceOf(Variant variant) => ApiVersions.Newer(VersionOf(variant), Since(variant));

    private static string? Later(Variant variant, TargetFacts target)
    {
        var since = Since(variant);
        return ApiVersions.IsBefore(target.Version, since) ? $"API version {since} brought what is asked for" : null;
    }

    private static string? Since(Variant variant) =>
        variant.Values.Values.Select(value => variant.Scenario.Ages.GetValueOrDefault(value.Name)).Append(variant.Scenario.Since).Aggregate(ApiVersions.Newer);

    private static string? Inapplicable(Variant variant, TargetFacts target) =>
        MovesClock(variant) && !target.Embedded ? "only the embedded emulator lets its clock be moved"
        : !target.Embedded && !target.AllowUnsafe && !Safety.IsSafe(variant) ? "a live target is sent nothing that could change it; --allow-unsafe sends it"
        : !target.HasSecondAccount && AuthModes.NeedsSecondAccount(variant) ? "a second account with a lesser role is needed; --second-user names one"
        : target.NoWrongPassword && AuthModes.SendsWrongPassword(variant) ? "no wrong password is sent for this account: --no-wrong-password, or an earlier target of this call had the same user"
        : Later(variant, target) ?? (variant.Scenario.Givens.Any(given => given.Only is { } only && !only.Equals(target.World.ToString(), StringComparison.OrdinalIgnoreCase))
            ? $"the world \"{variant.Scenario.Givens.First(given => given.Only is not null).Only}\" is needed"
        : null);
}

/// <summary>A selected variant that does not apply to the target.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Reason">Why not, in words that are the same for all variants with that reason.</param>
public sealed record ExcludedVariant(Variant Variant, string Reason);
