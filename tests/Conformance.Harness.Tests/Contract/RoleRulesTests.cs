using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

/// <summary>What accounts of other roles than Portal Administrator may read.</summary>
[TestFixture]
public sealed class RoleRulesTests
{
    [TestCase("PortalUser", "/replicaSessions", null, true)]
    [TestCase("PortalUser", "/backups/{ID}/backupFiles", null, true)]
    [TestCase("PortalUser", "/jobs", null, false)]
    [TestCase("PortalUser", "/jobs/{ID}/includes", null, false)]
    [TestCase("PortalUser", "/nas/jobs/{ID}/backupSessions", null, true)]
    [TestCase("PortalUser", "/nas/jobs/{ID}", null, false)]
    [TestCase("PortalUser", "/query", "ReplicaTaskSession", true)]
    [TestCase("PortalUser", "/query", "Job", false)]
    [TestCase("VmRestoreOperator", "/replicaSessions", null, false)]
    [TestCase("VmRestoreOperator", "/failoverPlans", null, true)]
    [TestCase("VmRestoreOperator", "/vmRestorePoints/{ID}/mounts", null, false)]
    [TestCase("FileRestoreOperator", "/vmRestorePoints/{ID}/mounts", null, true)]
    [TestCase("ApplicationRestoreOperator", "/backups", null, false)]
    [TestCase("ApplicationRestoreOperator", "/query", "Backup", false)]
    [TestCase("ApplicationRestoreOperator", "/tasks", null, true)]
    public async Task A_role_may_read_what_the_table_of_roles_opens_to_it(string role, string path, string? queryType, bool may)
    {
        var contract = await ContractFiles.ContractAsync();

        contract.Roles.Of(role).MayRead(contract.Match(path)!, queryType).Should().Be(may);
        contract.Roles.Refuses(contract.Roles.Of(role), contract.Match(path)!, queryType).Should().Be(!may);
    }

    [Test]
    public async Task What_the_table_of_roles_does_not_name_is_refused_to_nobody()
    {
        var contract = await ContractFiles.ContractAsync();

        contract.Roles.All.Should().OnlyContain(role => !contract.Roles.Refuses(role, contract.Match("/logonSessions")!, null) && !contract.Roles.Refuses(role, contract.Match("/systemSessions")!, null));
    }

    [TestCase("PortalUser", "Job", true)]
    [TestCase("PortalUser", "job", true)]
    [TestCase("PortalUser", "CloudGateway", false)]
    [TestCase("PortalUser", "VlanConfiguration", false)]
    [TestCase("PortalUser+VmRestoreOperator", "FailoverPlan", false)]
    [TestCase("VmRestoreOperator+FileRestoreOperator", "ReplicaTaskSession", true)]
    public async Task A_query_is_refused_to_a_role_where_the_table_says_so(string role, string type, bool isRefused)
    {
        var contract = await ContractFiles.ContractAsync();

        contract.Roles.Refuses(contract.Roles.Of(role), contract.Match("/query")!, type).Should().Be(isRefused);
    }

    [Test]
    public async Task Each_set_of_roles_may_read_what_one_of_its_roles_may_read()
    {
        var roles = (await ContractFiles.ContractAsync()).Roles;

        roles.Sets.Should().HaveCount(15).And.OnlyContain(set =>
            roles.All.Where(role => role == set || set.IsMoreThan(role)).SelectMany(role => role.Reads).ToHashSet().SetEquals(set.Reads));
        roles.Among(["nobody"]).Should().BeEmpty();
    }

    [Test]
    public async Task Every_path_of_a_role_leads_to_an_operation()
    {
        var contract = await ContractFiles.ContractAsync();
        var templates = contract.Operations.Select(operation => operation.Path.Template).ToHashSet(StringComparer.OrdinalIgnoreCase);

        contract.Roles.All.SelectMany(role => role.Reads).Concat(contract.Roles.Covers)
            .Where(pattern => pattern.EndsWith("/*", StringComparison.Ordinal)
                ? !templates.Any(template => (template + "/").StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)) : !templates.Contains(pattern))
            .Should().BeEmpty();
    }

    [Test]
    public async Task Each_role_of_the_emulator_is_a_role_of_the_contract() =>
        Enum.GetNames<Conformance.Emulator.Role>().Skip(1).Should().BeEquivalentTo((await ContractFiles.ContractAsync()).Roles.All.Select(role => role.Name));
}
