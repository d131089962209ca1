using Conformance.Core.Mutations;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Emulator.Faults;

namespace Conformance.Runs;

/// <summary>
/// Takes one thing after another out of the suite, and looks what notices: a changed answer of a recorded run, or a fault of the
/// emulator.
/// That a server takes "and" for "or" is said by no answer alone: where the suite does not ask for the intersection, a changed
/// list is as
/// good as any other. So where several answers are judged together the faults are tried first, and elsewhere the changed answers.
/// </summary>
public sealed class AblationProof
{
    private readonly MutationRun recorded;
    private readonly Prepared? prepared;
    private readonly Lazy<Task<RunResult>> correct;
    private readonly Dictionary<string, RunOutput> faulty = new(StringComparer.Ordinal);

    /// <summary>A proof on a recorded run.</summary>
    /// <param name="recorded">The run whose answers are changed.</param>
    /// <param name="prepared">What the embedded emulator is asked when it has a fault; null where the recorded target was
    /// another.</param>
    public AblationProof(MutationRun recorded, Prepared? prepared)
    {
        this.recorded = recorded;
        this.prepared = prepared;
        correct = new(async () => (await RunAsync([], CancellationToken.None)).Result);
    }

    /// <summary>The verdict on each removal, in their order.</summary>
    /// <param name="ablations">What to take out.</param>
    /// <param name="seed">The seed of the proof's sample.</param>
    /// <param name="progress">Told how many were tried; null for nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<AblationVerdict>> OfAsync(IReadOnlyList<Ablation> ablations, int seed, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var noticed = new Dictionary<Ablation, string>(ReferenceEqualityComparer.Instance);
        await TryFaultsAsync(ablations.Where(ablation => ablation.IsOfSeveralAnswers));
        foreach (var verdict in AblationRun.Of(recorded, [.. ablations.Where(ablation => !noticed.ContainsKey(ablation))], seed, progress, cancellationToken))
        {
            if (verdict.NoticedBy is { } by)
            {
                noticed.Add(verdict.Ablation, by);
            }
        }

        await TryFaultsAsync(ablations.Where(ablation => !ablation.IsOfSeveralAnswers && !noticed.ContainsKey(ablation)));
        return [.. ablations.Select(ablation => new AblationVerdict(ablation, noticed.GetValueOrDefault(ablation)))];

        async Task TryFaultsAsync(IEnumerable<Ablation> some)
        {
            foreach (var ablation in some.ToList())
            {
                if (await NoticedByFaultAsync(ablation, cancellationToken) is { } by)
                {
                    noticed.Add(ablation, by);
                }
            }
        }
    }

    /// <summary>A fault counts that the whole suite blames rightly, and the suite that asks less does not.</summary>
    private async Task<string?> NoticedByFaultAsync(Ablation ablation, CancellationToken cancellationToken)
    {
        if (prepared is null)
        {
            return null;
        }

        foreach (var fault in FaultCatalogue.All.Concat(FaultCatalogue.OfOneFamily).Where(fault => ablation.Requirements.Contains(fault.Requirement)))
        {
            var requirement = prepared.Rules.Suite.Requirements[fault.Requirement];
            var run = await FaultyAsync(fault, cancellationToken);
            if (IsBlamedElsewhere(requirement, run.Result, ablation))
            {
                continue;
            }

            if (Blame.OfFault(requirement, run.Result, await correct.Value) is null && Blame.OfFault(requirement, Judged(run, ablation), await correct.Value) is { } wrong)
            {
                return $"{fault.Name}: {wrong}";
            }
        }

        return null;
    }

    /// <summary>What something else blames on the requirement, too, stays blamed on it.</summary>
    private static bool IsBlamedElsewhere(Requirement requirement, RunResult faulty, Ablation ablation) => requirement.Level == RequirementLevel.Documented
        && faulty.Variants.SelectMany(variant => variant.Findings).Any(finding => finding.Requirement.Id == requirement.Id && !ablation.Places.Contains(finding.Place));

    private async Task<RunOutput> FaultyAsync(Fault fault, CancellationToken cancellationToken)
    {
        if (!faulty.TryGetValue(fault.Name, out var run))
        {
            faulty[fault.Name] = run = await RunAsync([fault.Name], cancellationToken);
        }

        return run;
    }

    private Task<RunOutput> RunAsync(IReadOnlyList<string> faults, CancellationToken cancellationToken) =>
        ConformanceRun.ExecuteAsync(prepared! with { Request = prepared.Request with { Faults = faults } }, TimeProvider.System, null, cancellationToken);

    private RunResult Judged(RunOutput run, Ablation ablation)
    {
        var rules = ablation.From(prepared!.Rules);
        return ConformanceRun.Judged((prepared with { Rules = rules }).For(prepared.Request), run.Record, run.Result.Header).Result;
    }
}
