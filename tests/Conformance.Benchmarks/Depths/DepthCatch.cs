using System.Globalization;
using Conformance.Core.Mutations;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;
using Conformance.Core.Scenarios.Depths;
using Conformance.Emulator.Faults;
using Conformance.Replay.Folders;
using Conformance.Runs;

namespace Conformance.Benchmarks.Depths;

/// <summary>
/// The share of the emulator's faults, and of a seeded sample of mutations, that each depth catches. A deeper run asks all that a
/// less deep one asks,
/// so a fault that one catches is not tried again.
/// </summary>
internal static class DepthCatch
{
    private const int Sample = 4_000;
    private const int Seed = 1;

    /// <summary>Whether the arguments ask for it (<c>depths [faults|mutations]</c>); if so it has been run.</summary>
    public static async Task<bool> TryRunAsync(string[] args)
    {
        if (args is not ["depths", .. var parts])
        {
            return false;
        }

        var prepared = await Prepared.ReadAsync(new RunRequest(), ProjectFolder.Find(AppContext.BaseDirectory), CancellationToken.None);
        if (parts is not ["mutations"])
        {
            await FaultsAsync(prepared);
        }

        if (parts is not ["faults"])
        {
            await MutationsAsync(prepared);
        }

        return true;
    }

    private static async Task FaultsAsync(Prepared prepared)
    {
        var (open, all) = (FaultCatalogue.All.ToList(), FaultCatalogue.All.Count);
        foreach (var depth in new[] { RunDepth.Quick, RunDepth.Standard, RunDepth.Full })
        {
            var at = prepared.For(prepared.Request with { Depth = depth });
            var correct = (await RunAsync(at, [])).Result;
            var missed = new List<Fault>();
            foreach (var fault in open)
            {
                var result = (await RunAsync(at, [fault.Name])).Result;
                if (!IsCaught(fault.Requirement, result, correct))
                {
                    missed.Add(fault);
                    Console.WriteLine($"  {depth.Word()} does not blame {fault.Name} on {fault.Requirement}, but on {result.Findings.Count} others");
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"faults     {depth.Word(),-9} {all - missed.Count} of {all} caught, {(double)(all - missed.Count) / all:0.0%}"));
            open = missed;
        }
    }

    /// <summary>Whether a run blames what the fault breaks, or records another behaviour where that is left open.</summary>
    private static bool IsCaught(string requirement, RunResult faulty, RunResult correct) =>
        faulty.Findings.Any(group => group.First.Requirement.Id == requirement)
        || (faulty.Requirements.First(result => result.Requirement.Id == requirement).Requirement.Level == RequirementLevel.Unspecified
            && !faulty.Profile.SequenceEqual(correct.Profile));

    private static async Task MutationsAsync(Prepared prepared)
    {
        var full = await RunAsync(prepared, []);
        var drawn = Killed(RecordedMutations.Of(prepared, full), Sample);
        foreach (var depth in new[] { RunDepth.Quick, RunDepth.Standard })
        {
            var at = prepared.For(prepared.Request with { Depth = depth });
            var seen = Killed(RecordedMutations.Of(at, full), int.MaxValue);
            var (effects, operations) = (seen.Select(one => one.Effect).ToHashSet(), seen.ToHashSet());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"mutations  {depth.Word(),-9} of {drawn.Count} that the whole suite catches: the same change and requirement {Share(drawn, one => effects.Contains(one.Effect)):0.0%}, of an answer of the same operation {Share(drawn, operations.Contains):0.0%}"));
        }
    }

    private static double Share(List<Kind> drawn, Func<Kind, bool> isCaught) => (double)drawn.Count(isCaught) / drawn.Count;

    private static List<Kind> Killed(MutationRun run, int most) =>
        [.. run.Judge(MutationSample.Draw(run, most, Seed, CancellationToken.None).Mutations, null, CancellationToken.None)
            .Where(verdict => verdict.Fate == MutationFate.Killed)
            .Select(verdict => new Kind(
                new Effect(verdict.Mutation.Operator, string.Join(' ', verdict.Mutation.Ruling.Right.Order(StringComparer.Ordinal))),
                $"{verdict.Recorded.Request.Method} {run.Rules.Contract.MatchHref(verdict.Recorded.Request.Url)?.Operation.Path.Template}"))];

    private static Task<RunOutput> RunAsync(Prepared prepared, IReadOnlyList<string> faults) =>
        ConformanceRun.ExecuteAsync(prepared with { Request = prepared.Request with { Faults = faults } }, TimeProvider.System, null, CancellationToken.None);

    /// <summary>What an operator does, with the requirements that are right to blame.</summary>
    private readonly record struct Effect(string Operator, string Right);

    /// <summary>An effect on an answer of an operation.</summary>
    private readonly record struct Kind(Effect Effect, string Operation);
}
