using Conformance.Core.Scenarios;
using Conformance.Core.Yaml;

namespace Conformance.Core.Mutations;

/// <summary>Takes one thing after another out of the suite, and looks whether the proof notices.</summary>
public static class AblationRun
{
    private const int Tried = 60;
    private const int Scenarios = 3;

    /// <summary>The verdict on each removal, in their order.</summary>
    /// <param name="run">The recording.</param>
    /// <param name="verdicts">What mutations showed of it under the whole suite.</param>
    /// <param name="ablations">What to take out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<AblationVerdict> Of(
        MutationRun run, IReadOnlyList<MutationVerdict> verdicts, IReadOnlyList<Ablation> ablations, CancellationToken cancellationToken)
    {
        var killedBy = verdicts.Where(verdict => verdict.Fate == MutationFate.Killed)
            .SelectMany(verdict => verdict.Findings.Select(finding => finding.Place).Distinct().Select(place => (place, verdict.Mutation)))
            .ToLookup(pair => pair.place, pair => pair.Mutation);
        var results = new AblationVerdict[ablations.Count];
        Parallel.For(0, ablations.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            results[at] = new AblationVerdict(ablations[at], NoticedBy(run, ablations[at], [.. ablations[at].Places.SelectMany(place => killedBy[place]).Distinct()])));
        return results;
    }

    private static string? NoticedBy(MutationRun run, Ablation ablation, List<Mutation> killed)
    {
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

        // Where all variants were changed alike there is no other that tells.
        var byScenario = killed.ToLookup(run.ScenarioOf, StringComparer.Ordinal);
        return byScenario.Select(scenario => scenario.Key).Union(ablation.Scenarios.Where(run.Has), StringComparer.Ordinal)
            .OrderByDescending(scenario => byScenario[scenario].Any(mutation => mutation.Across.Length > 0)).ThenBy(run.Size).Take(Scenarios)
            .Select(scenario => Wrong(less, scenario, byScenario[scenario])).OfType<MutationVerdict>()
            .Select(wrong => $"{wrong.Fate}: {wrong.Mutation.Operator} {wrong.Mutation.Variant} {wrong.Mutation.Step}: {wrong.Mutation.Change}")
            .FirstOrDefault();
    }

    /// <summary>A breach that nothing asks about any more is tried at once; what the missing thing has killed comes next.</summary>
    private static MutationVerdict? Wrong(MutationRun less, string scenario, IEnumerable<Mutation> killed)
    {
        var keys = killed.Select(mutation => mutation.Key).ToHashSet();
        var near = new List<Mutation>();
        foreach (var mutation in less.Mutations(scenario.Equals))
        {
            if (mutation.Ruling is { Lawful: null, Right.Count: 0 } && less.Judge(mutation) is { IsWrong: true } wrong)
            {
                return wrong;
            }

            if (keys.Contains(mutation.Key))
            {
                near.Add(mutation);
            }
        }

        return MutationSample.Of(near, Tried, seed: 1).Select(less.Judge).FirstOrDefault(verdict => verdict.IsWrong);
    }
}

/// <summary>Whether the proof notices that something is missing.</summary>
/// <param name="Ablation">What is missing.</param>
/// <param name="NoticedBy">What notices; null if nothing does.</param>
public sealed record AblationVerdict(Ablation Ablation, string? NoticedBy);
