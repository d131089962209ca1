using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>Takes one thing after another out of the suite, and looks whether the proof by mutation notices.</summary>
public static class AblationRun
{
    /// <summary>The verdict on each removal, in their order.</summary>
    /// <param name="run">The recording.</param>
    /// <param name="ablations">What to take out.</param>
    /// <param name="seed">The seed of the proof's sample.</param>
    /// <param name="progress">Told after each removal how many were tried; null for nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<AblationVerdict> Of(MutationRun run, IReadOnlyList<Ablation> ablations, int seed, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var results = new AblationVerdict[ablations.Count];
        Parallel.For(0, ablations.Count, Processors.Options(cancellationToken), at =>
        {
            results[at] = new AblationVerdict(ablations[at], NoticedBy(run, ablations[at], seed));
            progress?.Report(Interlocked.Increment(ref done));
        });
        return results;
    }

    private static string? NoticedBy(MutationRun run, Ablation ablation, int seed)
    {
        if (ablation.Silenced is not null)
        {
            return WrongWithout(ablation, run, run.By(ablation.From(run.Rules)), seed);
        }

        var faults = new List<DataFault>();
        SuiteCheck.Check(ablation.Without, faults);
        if (faults.Count > 0)
        {
            return faults[0].Message;
        }

        if (MutationGate.Unasked(ablation.Without).FirstOrDefault(ablation.Requirements.Contains) is { } unasked)
        {
            return $"no check is for {unasked}";
        }

        var less = run.Under(ablation.Without);
        if (less.Rules.UnusedFixtures.Except(run.Rules.UnusedFixtures).FirstOrDefault() is { } fixture)
        {
            return $"nothing is compared with {fixture}";
        }

        return WrongWithout(ablation, run, less, seed);
    }

    /// <summary>Only the strata that the proof's own sample is sure to hold; file by file, since most removals are missed in the
    /// first.</summary>
    private static string? WrongWithout(Ablation ablation, MutationRun run, MutationRun less, int seed) => run.Scenarios.Where(scenario => ablation.Scenarios.Count == 0 || ablation.Scenarios.Contains(scenario))
        .GroupBy(run.PlaceOf).OrderBy(file => file.Sum(run.Size))
        .Select(file => Wrong(less, [.. file], ablation.Step, seed)).OfType<MutationVerdict>()
        .Select(wrong => $"{wrong.Fate}: {wrong.Mutation.Operator} {wrong.Mutation.Variant} {wrong.Mutation.Step}: {wrong.Mutation.Change}")
        .FirstOrDefault();

    /// <summary>A breach that nothing asks about any more is tried first.</summary>
    private static MutationVerdict? Wrong(MutationRun less, IReadOnlyCollection<string> scenarios, string? step, int seed) => MutationSample.OfStrata(less, scenarios, step, seed)
        .OrderBy(mutation => mutation.Ruling is { Lawful: null, Right.Count: 0 } ? 0 : 1)
        .Select(less.Judge).FirstOrDefault(verdict => verdict.IsWrong);
}

/// <summary>Whether the proof notices that something is missing.</summary>
/// <param name="Ablation">What is missing.</param>
/// <param name="NoticedBy">What notices; null if nothing does.</param>
public sealed record AblationVerdict(Ablation Ablation, string? NoticedBy);
