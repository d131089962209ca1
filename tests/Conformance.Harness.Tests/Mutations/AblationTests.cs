using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Whatever is taken out of the suite, the proof notices.</summary>
public sealed class AblationTests
{
    private const int Most = 700;
    private const int MostEverywhere = 1600;

    [Test]
    public async Task Without_any_one_of_its_checks_the_gate_fails()
    {
        var recorded = await RecordedRun.Get();
        var rules = recorded.Prepared.Rules;
        var all = Ablation.All(rules).ToList();
        var unnoticed = all.Where(ablation => !IsNoticed(recorded, ablation)).Select(ablation => $"{ablation.Place} {ablation.Requirement} {ablation.Kind}").ToList();

        await TestContext.Out.WriteLineAsync($"{all.Count} checks taken out one by one, {all.Count - unnoticed.Count} noticed");
        all.Count.Should().BeGreaterThan(100);
        unnoticed.Should().BeEmpty();
    }

    private static bool IsNoticed(RecordedRun recorded, Ablation ablation)
    {
        var run = recorded.Mutated(recorded.Prepared.Rules.For(ablation.Without));
        var near = run.Mutations(variant => ablation.Scenario is null || variant.Scenario.Id == ablation.Scenario).ToList();
        var sample = MutationSample.Of(near, ablation.Scenario is null ? MostEverywhere : Most, seed: 1);
        return run.Judge(sample, null, CancellationToken.None).Any(verdict => verdict.IsWrong);
    }
}
