using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Checks taken out of the suite one by one: the proof by mutation notices.</summary>
public sealed class AblationTests
{
    private const int Most = 400;

    /// <summary>Every so many of the suite's checks is taken out; the step is prime, so that files and kinds mix.</summary>
    private const int Stride = 7;

    /// <summary>Scenarios that between them have an answer of every kind.</summary>
    private static readonly string[] Broad = ["authentication/entry-point", "authentication/logon", "errors/unknown-id", "replica-task-sessions/list", "replica-sessions/list"];

    /// <summary>
    /// How many removals must be noticed. Not all are: several checks say the same of the same answers (<c>about</c> beside the identity
    /// by path, <c>lacks</c> beside the window), and a sample does not try every mutation that would tell them apart.
    /// </summary>
    private const int Enough = 14;

    [Test]
    public async Task The_gate_notices_when_checks_are_taken_out_one_by_one()
    {
        var recorded = await RecordedRun.Get();
        var all = Ablation.All(recorded.Prepared.Rules).ToList();
        var chosen = all.Where((_, at) => at % Stride == 0).ToList();
        var unnoticed = chosen.Where(ablation => !IsNoticed(recorded, ablation)).Select(ablation => $"{ablation.Place} {ablation.Requirement} {ablation.Kind}").ToList();

        await TestContext.Out.WriteLineAsync($"{chosen.Count} of {all.Count} checks taken out one by one, {chosen.Count - unnoticed.Count} noticed");
        await TestContext.Out.WriteLineAsync(string.Join('\n', unnoticed.Select(text => "not noticed: " + text)));
        (chosen.Count - unnoticed.Count).Should().BeGreaterThanOrEqualTo(Enough);
    }

    private static bool IsNoticed(RecordedRun recorded, Ablation ablation)
    {
        var rules = recorded.Prepared.Rules;
        IReadOnlyCollection<string> scenarios = ablation.Scenario is { } one ? [one] : Broad;
        var whole = recorded.Mutated(rules, scenarios).Mutations().ToList();
        var run = recorded.Mutated(rules.For(ablation.Without), scenarios);

        // Both lists are made of the same answers in the same order; what the whole suite blames on the requirement is tried first.
        var near = run.Mutations().Where((_, at) => whole[at].Ruling.Right.Contains(ablation.Requirement)).ToList();
        return run.Judge(MutationSample.Of(near, Most, seed: 1), null, CancellationToken.None).Any(verdict => verdict.IsWrong);
    }
}
