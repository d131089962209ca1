using Conformance.Core.Contract;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

[TestFixture]
public sealed class ContractReaderTests
{
    [Test]
    public async Task The_contract_of_the_repository_is_read_without_a_fault()
    {
        var contract = await ContractFiles.ContractAsync();
        contract.Resources.Keys.Should().Contain(["EnterpriseManager", "EntityRef", "Error", "LogonSession", "ReplicaTaskSession"]);
        contract.Versions.Select(version => version.Name).Should().Equal("v1", "v1_1", "v1_2", "v1_3", "v1_4", "v1_5", "v1_6", "v1_7");
    }

    [Test]
    public async Task The_elements_of_a_replica_task_session_stand_in_the_order_of_the_seed()
    {
        var task = (await ContractFiles.ContractAsync()).Resources["ReplicaTaskSession"];
        task.Elements.Select(element => element.Name)
            .Should().Equal("JobSessionUid", "CreationTimeUTC", "EndTimeUTC", "State", "Result", "Reason", "TotalSize");
        task.Links.Where(link => link.InEntity && !link.Optional).Select(link => $"{link.Rel} {link.Type}").Should().Equal(
            "Up BackupServerReference", "Up ReplicaJobSessionReference", "Alternate ReplicaTaskSessionReference");
    }

    [Test]
    public async Task Every_fault_of_every_file_is_reported_with_its_place()
    {
        DataFile[] files =
        [
            new("contract/api.yaml", "api: { namespace: urn:x, basePath: /api, versions: [{ name: v1, status: Supported, products: '1' }], roles: { source: XSD, covers: [/things], covers-queries: [Thing], of: [{ name: Reader, title: Reader, reads: [/things] }] }, statuses: [{ code: 404, source: XSD }] }"),
            new("contract/a.yaml", "resource: Thing\nplurel: Things\n"),
            new("contract/b.yaml", "resource: Other\nplural: Others\npaths:\n  - { path: /others, kind: collection, window: { days: 30, field: Made }, source: XSD }\nelements:\n  - { name: Mode, type: string, source: XSD }\n"),
        ];

        var read = () => ContractReader.ReadAsync(files, ContractFiles.SchemaText(), CancellationToken.None);

        var fault = (await read.Should().ThrowAsync<DataException>()).Which;
        fault.Faults.Select(each => each.ToString()).Should().Equal(
            "contract/a.yaml:2:1: unknown key \"plurel\". Did you mean \"plural\"?",
            "contract/b.yaml:1:1: Other: the window of /others is by \"Made\", which is no element of type instant. Did you mean \"Mode\"?");
    }

    [Test]
    public async Task A_link_to_a_path_that_no_file_describes_is_a_fault()
    {
        DataFile[] files = [.. ContractFiles.Files(), new("contract/extra.yaml",
            "resource: Extra\nlinks:\n  - { rel: Up, to: /nowhere, source: XSD }\n  - { rel: Up, to: /jobs, source: XSD }\n")];

        var read = () => ContractReader.ReadAsync(files, ContractFiles.SchemaText(), CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Faults.Select(fault => fault.Message).Should().Equal(
            "Extra: the Up link leads to /nowhere, which no file describes. Correct it, or describe the path with \"onlyLinked: true\".");
    }

    [Test]
    public async Task An_empty_folder_is_a_fault()
    {
        var read = () => ContractReader.ReadAsync([], ContractFiles.SchemaText(), CancellationToken.None);
        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Contain("no file has the key \"api\"");
    }
}
