using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Whatever is taken out of the suite, the proof notices.</summary>
public sealed class AblationTests
{
    private const int Most = 400;

    /// <summary>Every so many of the suite's checks is taken out; the step is prime, so that files and kinds mix.</summary>
    private const int Stride = 7;

    /// <summary>Scenarios that between them have an answer of every kind.</summary>
    private static readonly string[] Broad = ["authentication/entry-point", "authentication/logon", "errors/unknown-id", "replica-task-sessions/list", "replica-sessions/list"];

    [Test]
    public async Task Without_any_one_of_its_checks_the_gate_fails()
    {
        var recorded = await RecordedRun.Get();
        var all = Ablation.All(recorded.Prepared.Rules).ToList();
        var chosen = all.Where((_, at) => at % Stride == 0).ToList();
        var unnoticed = chosen.Where(ablation => !IsNoticed(recorded, ablation)).Select(ablation => $"{ablation.Place} {ablation.Requirement} {ablation.Kind}").ToList();

        await TestContext.Out.WriteLineAsync($"{chosen.Count} of {all.Count} checks taken out one by one, {chosen.Count - unnoticed.Count} noticed");
        chosen.Count.Should().BeGreaterThan(10);
        unnoticed.Should().BeEmpty();
    }

    private static bool IsNoticed(RecordedRun recorded, Ablation ablation)
    {
        var run = recorded.Mutated(recorded.Prepared.Rules.For(ablation.Without), ablation.Scenario is { } one ? [one] : Broad);
        return run.Judge(MutationSample.Of([.. run.Mutations()], Most, seed: 1), null, CancellationToken.None).Any(verdict => verdict.IsWrong);
    }
}
