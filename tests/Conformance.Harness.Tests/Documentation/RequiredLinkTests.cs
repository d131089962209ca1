using Conformance.Core.Contract;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Documentation;

/// <summary>A link that every page about a type shows is asked of every entity of the type.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RequiredLinkTests
{
    [TestCase("down-missing:Repository", true)]
    [TestCase("down-missing:Job", false)]
    public async Task A_link_that_all_pages_show_is_missed(string fault, bool isSeen)
    {
        var run = await EmbeddedRuns.RunAsync(new RunRequest { Faults = [fault],
            Selection = new Selection(["read-side/repositories-id/by-id"]) });

        run.Result.Findings.Select(group => group.First.Requirement.Id).Distinct().Should()
            .BeEquivalentTo(isSeen ? ["LNK-002"] : Array.Empty<string>());
    }

    [Test]
    public async Task A_reference_may_lack_what_no_page_shows_in_references()
    {
        var repository = (await ContractFiles.ContractAsync()).Resources["Repository"];
        repository.Links.Where(link => link.ToPath == "/repositories/{ID}/backups").Select(link => (link.In, link.Optional))
            .Should().Equal((LinkScope.Entity, false), (LinkScope.Reference, true));
    }

    [Test]
    public async Task Whether_a_computer_shows_its_group_above_it_is_not_settled()
    {
        var computer = (await ContractFiles.ContractAsync()).Resources["DiscoveredComputer"];
        computer.Links.Where(link => link.ToPath == "/agents/protectionGroups/{ID}").Should().HaveCount(2)
            .And.OnlyContain(link => link.Optional && link.Level == FactLevel.Unspecified);
    }
}
