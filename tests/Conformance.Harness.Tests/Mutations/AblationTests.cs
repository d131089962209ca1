using Conformance.Core.Judging;
using Conformance.Core.Judging.Relations;
using Conformance.Core.Mutations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Mutations;

/// <summary>Checks taken out of the suite one by one: the proof by mutation notices each.</summary>
public sealed class AblationTests
{
    /// <summary>Checks that no scenario of the suite asks for: <c>every</c> is there for scenarios that users write.</summary>
    private static readonly string[] NotInTheSuite = ["EveryCheck"];

    private RecordedRun recorded = null!;

    [OneTimeSetUp]
    public async Task Record() => recorded = await RecordedRun.Get();

    [Test]
    public void Every_line_of_the_scenarios_is_missed_when_it_is_taken_out() =>
        Unnoticed(Ablation.OfLines(recorded.Prepared.Rules.Suite)).Should().BeEmpty();

    [Test]
    public void Every_class_of_checks_is_missed_when_it_is_taken_out() =>
        Unnoticed(Ablation.OfChecks(recorded.Prepared.Rules)).Should().BeEmpty();

    [Test]
    public void Every_class_of_checks_in_the_code_is_asked_for_by_a_scenario() =>
        typeof(Check).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.Namespace != typeof(Ablation).Namespace && (type.IsSubclassOf(typeof(Check)) || type.IsSubclassOf(typeof(RelationCheck)))).Select(type => type.Name)
            .Except(Ablation.OfChecks(recorded.Prepared.Rules).Select(ablation => ablation.What))
            .Should().BeEquivalentTo(NotInTheSuite);

    private IEnumerable<string> Unnoticed(IEnumerable<Ablation> ablations) =>
        AblationRun.Of(recorded.Mutated(), [.. ablations], seed: 1, null, CancellationToken.None)
            .Where(verdict => verdict.NoticedBy is null).Select(verdict => $"{verdict.Ablation.What} for {string.Join(' ', verdict.Ablation.Requirements)}");
}
