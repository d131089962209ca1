using System.Text;
using Conformance.Core.Contract;
using Conformance.Core.Judging.Examples;
using Conformance.Documents;
using Conformance.Harness.Tests.Contract;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging.Examples;

[TestFixture]
public sealed class ExampleCheckTests
{
    private const string RunningTask = """
        <Task xmlns="http://www.veeam.com/ent/v1.0" Type="Task" Href="https://localhost:9398/api/tasks/task-3">
          <Links><Link Rel="Delete" Type="Task" Href="https://localhost:9398/api/tasks/task-3" /></Links>
          <TaskId>task-3</TaskId><State>Running</State><Operation>StartJob</Operation>
        </Task>
        """;

    [Test]
    public async Task An_example_that_the_contract_describes_has_no_disagreement()
    {
        var result = await CheckAsync(RunningTask);
        result.Should().BeEquivalentTo(new { Root = "Task", Resources = 1 });
        result.Disagreements.Should().BeEmpty();
    }

    [TestCase("<State>Running</State>", "<State>Asleep</State>", "/v:Task/v:State[1]")]
    [TestCase("<Operation>StartJob</Operation>", "", "/v:Task")]
    [TestCase("</State>", "</State><Mood>good</Mood>", "/v:Task/v:Mood[1]")]
    [TestCase("Rel=\"Delete\"", "Rel=\"Edit\"", "/v:Task/v:Links[1]/v:Link[1]")]
    public async Task What_the_contract_does_not_say_is_a_disagreement(string old, string changed, string path)
    {
        var result = await CheckAsync(RunningTask.Replace(old, changed, StringComparison.Ordinal));
        result.Disagreements.Should().ContainSingle().Which.Path.Should().Be(path);
    }

    [Test]
    public async Task A_slip_that_the_contract_notes_is_explained()
    {
        var result = await CheckAsync("""
            <CdpReplicaTaskSessions xmlns="http://www.veeam.com/ent/v1.0"><CdpReplicaTaskSession
              Type="CdpReplicaTaskSession" Name="a" UID="urn:veeam:CdpReplicaTaskSession:2ec4d35f-b5d8-4cb3-9d11-12e1d5792625"
              Href="https://localhost:9398/api/replicaTaskSessions/2ec4d35f-b5d8-4cb3-9d11-12e1d5792625?format=Entity" /></CdpReplicaTaskSessions>
            """);
        result.Explained.Should().ContainSingle(violation => violation.Path!.EndsWith("@Href", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_members_of_a_query_are_checked_as_what_they_say_they_are()
    {
        var result = await CheckAsync("""
            <QueryResult xmlns="http://www.veeam.com/ent/v1.0">
              <Refs><Ref Type="BackupServerReference" Href="https://h:1/api/backupServers/7445e6ce-86f5-4171-b909-dac209c66563" Name="a"
                UID="urn:veeam:BackupServer:7445e6ce-86f5-4171-b909-dac209c66563"><Links>
                <Link Rel="Alternate" Type="BackupServer" Href="https://h:1/api/backupServers/7445e6ce-86f5-4171-b909-dac209c66563?format=Entity" Name="a" />
              </Links></Ref></Refs>
              <PagingInfo PageNum="1" PageSize="100" PagesCount="one"><Links /></PagingInfo>
            </QueryResult>
            """);
        result.Resources.Should().Be(2);
        result.Disagreements.Should().ContainSingle().Which.Actual.Should().Be("\"one\"");
    }

    [Test]
    public async Task A_body_that_is_no_answer_to_GET_holds_no_resource() =>
        (await CheckAsync("""<LoginSpec xmlns="http://www.veeam.com/ent/v1.0" />""")).Resources.Should().Be(0);

    private static async Task<ExampleResult> CheckAsync(string xml) => ExampleCheck.Of(
        XmlDocuments.Read(Encoding.UTF8.GetBytes(xml), DocumentLimits.Default), await ContractFiles.ContractAsync(), ApiRepresentation.Mapping);
}
