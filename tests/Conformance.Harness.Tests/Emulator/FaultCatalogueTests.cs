using Conformance.Emulator;
using Conformance.Emulator.Faults;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Worlds;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

[TestFixture]
public sealed class FaultCatalogueTests
{
    private Dictionary<string, string> correct = [];

    [OneTimeSetUp]
    public async Task AnswerCorrectly() =>
        correct = Probes.Answer(await ContractFiles.ContractAsync(), await WorldFiles.StandardAsync(), [], []);

    private static IEnumerable<string> Names => FaultCatalogue.All.Select(fault => fault.Name);

    [TestCaseSource(nameof(Names))]
    public async Task A_fault_changes_some_answers_and_leaves_others(string name)
    {
        var wrong = Probes.Answer(await ContractFiles.ContractAsync(), await WorldFiles.StandardAsync(), [name], []);
        var changed = correct.Where(answer => wrong[answer.Key] != answer.Value).Select(answer => answer.Key).ToList();
        changed.Should().NotBeEmpty();
        changed.Should().HaveCountLessThan(correct.Count);
    }

    [Test]
    public async Task No_two_faults_answer_alike()
    {
        var contract = await ContractFiles.ContractAsync();
        var world = await WorldFiles.StandardAsync();
        FaultCatalogue.All
            .GroupBy(fault => string.Join('\u0001', Probes.Answer(contract, world, [fault.Name], []).Values))
            .Where(alike => alike.Count() > 1)
            .Select(alike => string.Join(", ", alike.Select(fault => fault.Name)))
            .Should().BeEmpty();
    }

    [Test]
    public async Task All_faults_together_still_answer()
    {
        var answers = Probes.Answer(await ContractFiles.ContractAsync(), await WorldFiles.StandardAsync(), Names.Where(name => name != "header-ignored"), []);
        answers.Should().HaveCount(correct.Count);
    }

    [Test]
    public async Task Without_a_fault_two_emulators_answer_alike() =>
        Probes.Answer(await ContractFiles.ContractAsync(), await WorldFiles.StandardAsync(), [], []).Should().Equal(correct);

    [Test]
    public void The_catalogue_covers_every_area_with_distinct_names()
    {
        FaultCatalogue.All.Should().HaveCountGreaterThanOrEqualTo(24);
        FaultCatalogue.All.Select(fault => fault.Name).Should().OnlyHaveUniqueItems();
        FaultCatalogue.All.Select(fault => fault.Area).Distinct().Should().BeEquivalentTo("accept", "auth", "errors", "format", "links", "query", "shape", "window");
    }

    [Test]
    public void An_unknown_name_is_refused_with_the_nearest() =>
        FluentActions.Invoking(() => FaultCatalogue.Combine(["window-60-dais"], new EmulatorBehaviour()))
            .Should().Throw<ArgumentException>().WithMessage("*Did you mean \"window-60-days\"?*");
}
