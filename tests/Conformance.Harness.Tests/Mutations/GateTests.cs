using Conformance.Core.Exchanges;
using Conformance.Core.Mutations;
using Conformance.Core.Scenarios;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>The suite proves that it can fail.</summary>
public sealed class GateTests
{
    public const int Most = 10_000;

    /// <summary>Requirements that live in behaviour over time and not in one answer; faults of the emulator break them.</summary>
    private static readonly string[] ByFaults = [];

    private RecordedRun recorded = null!;
    private IReadOnlyList<MutationVerdict> verdicts = [];

    private Suite Suite => recorded.Prepared.Rules.Suite;

    [OneTimeSetUp]
    public async Task JudgeMutationsOnce()
    {
        recorded = await RecordedRun.Get();
        recorded.Mutated().Baseline.Should().BeEmpty();
        verdicts = recorded.Verdicts(Most);
    }

    [Test]
    public void No_breach_survives() => Told(MutationFate.Survived).Should().BeEmpty();

    [Test]
    public void No_breach_is_blamed_only_on_a_requirement_that_says_nothing_of_it() => Told(MutationFate.Misblamed).Should().BeEmpty();

    [Test]
    public void Nothing_lawful_is_blamed() => Told(MutationFate.Accused).Should().BeEmpty();

    [Test]
    public void Every_lawful_change_of_the_list_was_tried() =>
        verdicts.Select(verdict => verdict.Mutation.Ruling.Lawful).OfType<LawfulChange>().Select(lawful => lawful.Name).Distinct().Should().BeEquivalentTo(
            typeof(LawfulChange).GetProperties().Where(property => property.PropertyType == typeof(LawfulChange)).Select(property => ((LawfulChange)property.GetValue(null)!).Name));

    [Test]
    public void Every_requirement_that_can_be_violated_has_a_check() =>
        Demanded.Should().BeSubsetOf(Asked);

    [Test]
    public void Every_requirement_that_can_be_violated_is_broken_by_a_mutation_or_a_fault() =>
        Demanded.Except(verdicts.Where(verdict => verdict.Fate == MutationFate.Killed).SelectMany(verdict => verdict.Blamed.Where(verdict.Mutation.Ruling.Right.Contains)))
            .Should().BeEquivalentTo(ByFaults);

    [Test]
    public void Every_check_names_a_requirement_of_the_catalogue() => Asked.Should().BeSubsetOf(Suite.Requirements.Keys);

    [Test]
    public void The_gate_finds_nothing() => MutationGate.Faults(recorded.Prepared.Rules, verdicts, whole: true).Should().BeEmpty();

    [Test]
    public void The_same_seed_takes_the_same_mutations()
    {
        var ids = recorded.Prepared.Plan.Variants.Where(variant => variant.Scenario.Id.StartsWith("replica-task-sessions/", StringComparison.Ordinal)).ToList();
        var run = new MutationRun(ids, recorded.Output.Record.Variants, recorded.Output.Record.Exchanges, recorded.Prepared.Request.Facts, recorded.Prepared.Rules);

        MutationSample.Draw(run, 50, 7, CancellationToken.None).Should().BeEquivalentTo(MutationSample.Draw(run, 50, 7, CancellationToken.None), taken => taken.Excluding(sample => sample.Type == typeof(Func<IReadOnlyList<Exchange>>)));
    }

    private IEnumerable<string> Demanded =>
        Suite.Requirements.Values.Where(requirement => requirement.Level != RequirementLevel.Unspecified).Select(requirement => requirement.Id);

    private IEnumerable<string> Asked => Suite.Everywhere.Concat(Suite.Scenarios.SelectMany(scenario => scenario.Expectations)).Select(expectation => expectation.Requirement)
        .Concat(Suite.Scenarios.SelectMany(scenario => scenario.Relations).Select(relation => relation.Requirement)).Distinct(StringComparer.Ordinal);

    private IEnumerable<string> Told(MutationFate fate) => verdicts.Where(verdict => verdict.Fate == fate)
        .Select(verdict => $"{verdict.Mutation.Operator} {verdict.Mutation.Variant} {verdict.Mutation.Step} {verdict.Mutation.Across} {verdict.Mutation.Place} {verdict.Mutation.Spot}: {verdict.Mutation.Change} → {string.Join(' ', verdict.Blamed)}");
}
