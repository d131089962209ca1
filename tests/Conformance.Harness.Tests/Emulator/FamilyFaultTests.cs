using Conformance.Core.Scenarios;
using Conformance.Emulator.Faults;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Emulator;

/// <summary>A fault can be limited to resources of one type.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FamilyFaultTests
{
    private static readonly string[] Families = ["Job", "RestorePoint"];

    [TestCase("nested-capped:RestorePoint", true)]
    [TestCase("nested-capped:BackupTaskSession", false)]
    public async Task A_fault_of_one_family_is_seen_in_that_family_only(string fault, bool isSeen)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Faults = [fault], Selection = new Selection(["read-side/backups-id-restore-points/among-all"]) });

        run.Result.Findings.Select(group => group.First.Requirement.Id).Should().BeEquivalentTo(isSeen ? ["OPS-005"] : Array.Empty<string>());
    }

    [TestCase("nested-capped:Restorepoint", "There is no family \"Restorepoint\". Did you mean \"RestorePoint\"?")]
    [TestCase("nested-caped:Job", "There is no fault \"nested-caped\". Did you mean \"nested-capped\"?")]
    [TestCase("logon-200:Job", "The fault logon-200 is not of one family: auth is the same for all. Leave out \":Job\".")]
    [TestCase("nested-capped", null)]
    [TestCase("nested-capped:Job", null)]
    public void A_name_that_cannot_be_used_is_told(string name, string? reason) => FaultCatalogue.Unusable(name, Families).Should().Be(reason);
}
