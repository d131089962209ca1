using Conformance.Core.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>What an older server has, and what it is asked for.</summary>
public sealed class ContractAgeTests
{
    [TestCase("v1_3", false, false, false, "v1 v1_1 v1_2 v1_3")]
    [TestCase("v1_5", true, true, false, "v1 v1_1 v1_2 v1_3 v1_4 v1_5")]
    [TestCase("v1_7", true, true, true, "v1_5 v1_6 v1_7")]
    public async Task A_server_of_a_version_knows_nothing_that_came_later(string version, bool hasJson, bool hasNas, bool hasCdp, string listed)
    {
        var contract = (await ContractFiles.ContractAsync()).AsOf(version);

        contract.HasJson.Should().Be(hasJson);
        contract.Resources.ContainsKey("NASJob").Should().Be(hasNas);
        (contract.Match("/cdpPolicies/x/includes") is not null).Should().Be(hasCdp, "the parent is a CDP policy");
        string.Join(' ', contract.Versions.Select(each => each.Name)).Should().Be(listed);
        contract.Resources["BackupServer"].Element("WcfPort").Should().Match<ElementRule?>(rule => rule != null == (version == "v1_7"));
        contract.Operations.Any(operation => operation.Path.Window is not null).Should().Be(version == "v1_7");
    }

    [TestCase("v1_3")]
    [TestCase("v1_4")]
    [TestCase("v1_5")]
    [TestCase("v1_6")]
    public async Task Every_link_of_an_older_server_leads_to_a_path_that_it_has(string version)
    {
        var contract = (await ContractFiles.ContractAsync()).AsOf(version);

        contract.Resources.Values.SelectMany(resource => resource.Links).Where(link => contract.Match(link.ToPath) is null).Should().BeEmpty();
    }

    [Test]
    public async Task An_older_server_may_lack_a_link_to_what_came_later_and_a_newer_one_may_not()
    {
        var contract = await ContractFiles.ContractAsync();

        Link(contract.AskedOf("v1_5")).Optional.Should().BeTrue();
        Link(contract.AskedOf("v1_6")).Optional.Should().BeFalse();
        Link(contract.AskedOf(null)).Optional.Should().BeFalse();
        contract.AskedOf("v1_5").Match("/replicaSessions/x/replicaTaskSessions").Should().NotBeNull("what an older server has of it is judged");

        static LinkRule Link(ApiContract contract) => contract.Resources["ReplicaJobSession"].Links.Single(link => link.Type == "ReplicaTaskSessionReferenceList");
    }

    [Test]
    public async Task A_query_field_is_as_new_as_the_element_and_the_resources_that_have_its_value()
    {
        var contract = await ContractFiles.ContractAsync();
        var task = contract.Resources["BackupTaskSession"];

        Age(["VmUid"], null).Should().Be("v1_5", "the element came then");
        Age(["JobSessionUid", "JobUid"], null).Should().BeNull();
        Age(["Reason"], "v1_6").Should().Be("v1_6");
        contract.Since(contract.Resources["CdpReplicaTaskSession"], new QueryField("Policy", "string", [], ["PolicySessionUid", "Name"], FactLevel.Documented, null))
            .Should().Be("v1_6", "the session came then");

        string? Age(string[] at, string? since) =>
            contract.Since(task, new QueryField("Any", "string", [], at, FactLevel.Documented, null) { Since = since });
    }

    [TestCase(null, null, null)]
    [TestCase("v1_6", null, "v1_6")]
    [TestCase("v1_6", "v1_10", "v1_10")]
    [TestCase("v1_6", "v1_5", "v1_6")]
    public void The_newer_of_two_versions(string? one, string? other, string? newer) => ApiVersions.Newer(one, other).Should().Be(newer);
}
