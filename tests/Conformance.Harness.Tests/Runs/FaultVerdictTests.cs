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
        var requirement = (await EmbeddedRuns.PreparedAsync(new RunRequest())).Rules.Suite.Requirements[fault.Requirement];
        var result = (await EmbeddedRuns.RunAsync(new RunRequest { Faults = [name], Selection = requirement.Level == RequirementLevel.Observed ? WithoutKnownAnswer(selection) : selection })).Result;

        Blame.OfFault(requirement, result, (await Correct.Value).Result).Should().BeNull();
    }

    /// <summary>
    /// The body of a known world is compared whole, and that is documented: whatever else is wrong with it, too, deviates there,
    /// rightly. What is
    /// only observed is a warning where it is asked by itself.
    /// </summary>
    private static Selection WithoutKnownAnswer(Selection selection) => new([.. selection.Expressions, "!requirement:RTS-008"]);

    [Test]
    public void Every_fault_has_a_requirement_and_every_entry_of_the_table_a_fault() =>
        BrokenRequirements.Faults.Should().BeEquivalentTo(Faults());
}
