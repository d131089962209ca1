using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Runs;
using Conformance.Replay.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>How XML and JSON relate is written once, in the mapping.yaml of the contract that a run goes by.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MappingTests
{
    private const string Renamed = "renames: { RetrySpecified: RetrySpecified1 }";

    [Test]
    public async Task The_comparer_without_a_contract_has_the_mapping_of_the_project()
    {
        var contract = (await ContractFiles.ContractAsync()).Json;

        ApiRepresentation.Mapping.Should().BeEquivalentTo(contract);
    }

    [TestCase(Renamed, true)]
    [TestCase("renames: { RetrySpecified: RetrySpecifiedNow }", false)]
    public async Task The_judge_goes_by_the_mapping_of_the_folder_that_it_is_given(string mapping, bool isRight)
    {
        using var scenarios = new ScenarioFolder();
        scenarios.Replace("contract/mapping.yaml", Renamed, mapping);
        var request = new RunRequest { Selection = new Selection(["read-side/jobs/read"]) };
        var (right, theirs) = (await EmbeddedRuns.PreparedAsync(request), await EmbeddedRuns.PreparedAsync(request with { Scenarios = scenarios.Root }));
        var record = (await EmbeddedRuns.RunAsync(request)).Record;

        Blamed(right, record).Should().BeEmpty();
        Blamed(theirs, record).Should().BeEquivalentTo(isRight ? [] : new[] { "NEG-004" });
    }

    private static IEnumerable<string> Blamed(Prepared prepared, RunRecord record) =>
        new RunJudge(prepared.Plan.Variants, prepared.Request.Facts, prepared.Rules).Complete(record.Variants, record.Exchanges)
            .SelectMany(variant => variant.Findings).Select(finding => finding.Requirement.Id).Distinct();
}
