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

    /// <summary>Checks that are not missed when they are taken out, because another one says the same of the same answers. Open: each is to be dropped, or given a change that only it notices.</summary>
    private static readonly string[] Doubled =
        ["SRV-002 about", "REP-003 same-members", "RTS-008 body", "LNK-003 root", "REP-011 same-entity", "WIN-002 lacks", "WIN-003 lacks"];

    [Test]
    public async Task Without_any_one_of_its_checks_that_is_not_said_twice_the_gate_fails()
    {
        var recorded = await RecordedRun.Get();
        var all = Ablation.All(recorded.Prepared.Rules).ToList();
        var chosen = all.Where((_, at) => at % Stride == 0).ToList();
        var unnoticed = chosen.Where(ablation => !IsNoticed(recorded, ablation)).Select(ablation => $"{ablation.Place} {ablation.Requirement} {ablation.Kind}").ToList();

        await TestContext.Out.WriteLineAsync($"{chosen.Count} of {all.Count} checks taken out one by one, {chosen.Count - unnoticed.Count} noticed");
        chosen.Count.Should().BeGreaterThan(10);
        unnoticed.Should().OnlyContain(text => Doubled.Any(known => text.EndsWith(known, StringComparison.Ordinal)));
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
