using Conformance.Core.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract;

[TestFixture]
public sealed class ApiContractMatchTests
{
    [TestCase("/", "GET /", "")]
    [TestCase("/replicaSessions/a/replicaTaskSessions?format=Entity", "GET /replicaSessions/{ID}/replicaTaskSessions", "a")]
    [TestCase("/REPLICASESSIONS/A%20b/replicatasksessions/", "GET /replicaSessions/{ID}/replicaTaskSessions", "A b")]
    [TestCase("/sessionMngr/?v=latest", "POST /sessionMngr/", "")]
    [TestCase("/backupservers/x", "GET /backupServers/{ID}", "x")]
    [TestCase("/jobs/1/replicaSessions", "GET /jobs/{ID}/replicaSessions", "1")]
    public async Task A_path_belongs_to_an_operation(string path, string operation, string ids)
    {
        var match = (await ContractFiles.ContractAsync()).Match(path);
        match!.Operation.Id.Should().Be(operation);
        string.Join(',', match.Ids).Should().Be(ids);
        match.Misspelt.Should().BeFalse();
    }

    [TestCase("/unknown")]
    [TestCase("/jobs/1/2/3")]
    public async Task A_path_that_no_resource_has_belongs_to_none(string path) =>
        (await ContractFiles.ContractAsync()).Match(path).Should().BeNull();

    [Test]
    public async Task The_misspelt_path_of_2014_is_recognised_as_such()
    {
        var match = (await ContractFiles.ContractAsync()).Match("/repicaTaskSessions/1");
        match!.Operation.Id.Should().Be("GET /replicaTaskSessions/{ID}");
        match.Misspelt.Should().BeTrue();
    }

    [TestCase("https://enterprise06.tech.local:9398/api/jobs/1?format=Entity", "GET /jobs/{ID}")]
    [TestCase("https://enterprise06.tech.local:9398/api", "GET /")]
    [TestCase("/api/jobs", "GET /jobs")]
    [TestCase("https://enterprise06.tech.local:9398/apix/jobs", null)]
    [TestCase("https://enterprise06.tech.local:9398/other/jobs", null)]
    public async Task An_absolute_Href_belongs_to_an_operation_if_it_lies_below_the_base(string href, string? operation) =>
        (await ContractFiles.ContractAsync()).MatchHref(href)?.Operation.Id.Should().Be(operation);

    [TestCase("/replicaTaskSessions", true, ResourceForm.EntityList, "ReplicaTaskSessions")]
    [TestCase("/replicaTaskSessions", false, ResourceForm.ReferenceList, "EntityReferences")]
    [TestCase("/replicaTaskSessions/1", true, ResourceForm.Entity, "ReplicaTaskSession")]
    [TestCase("/replicaTaskSessions/1", false, ResourceForm.Reference, "EntityRef")]
    [TestCase("/logonSessions", true, ResourceForm.NonKeyList, "LogonSessions")]
    [TestCase("/logonSessions/1", false, ResourceForm.NonKey, "LogonSession")]
    public async Task An_operation_knows_the_form_and_the_root_element_of_its_answer(string path, bool asEntity, ResourceForm form, string root)
    {
        var operation = (await ContractFiles.ContractAsync()).Match(path)!.Operation;
        operation.Form(asEntity).Should().Be(form);
        operation.RootElement(form).Should().Be(root);
    }
}
