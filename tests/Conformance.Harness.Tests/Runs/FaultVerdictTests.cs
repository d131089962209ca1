using Conformance.Core.Scenarios;
using Conformance.Emulator.Faults;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Runs;

/// <summary>Every fault of the emulator is caught, and blamed on the requirement that it breaks.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class FaultVerdictTests
{
    private static readonly Selection OfOthers = new([.. EmbeddedRuns.Slice.Expressions, "!read-side/query-*", "!area:query", "!window/query-*", "!area:authentication"]);

    private static readonly Selection OfLogon = new(["area:authentication"]);

    private static readonly Lazy<Task<RunOutput>> Correct = new(() => EmbeddedRuns.RunAsync(new RunRequest { Selection = OfOthers }));

    public static IEnumerable<string> Faults() => FaultCatalogue.All.Select(fault => fault.Name);

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_is_blamed_on_the_requirement_that_it_breaks(string name)
    {
        var fault = FaultCatalogue.All.First(candidate => candidate.Name == name);

        var selection = fault.Area == "query" || fault.Requirement == "WIN-009" ? EmbeddedRuns.Queries : fault.Area == "auth" ? OfLogon : OfOthers;
        var result = (await EmbeddedRuns.RunAsync(new RunRequest { Faults = [name], Selection = selection })).Result;

        var requirement = result.Requirements.First(candidate => candidate.Requirement.Id == fault.Requirement).Requirement;
        Blame.OfFault(requirement, result, (await Correct.Value).Result).Should().BeNull();
    }

    [Test]
    public void Every_fault_has_a_requirement_and_every_entry_of_the_table_a_fault() =>
        BrokenRequirements.Faults.Should().BeEquivalentTo(Faults());
}
