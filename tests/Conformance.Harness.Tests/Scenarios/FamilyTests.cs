using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Contract;
using Conformance.Replay.Folders;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Scenarios;

/// <summary>Scenario files with the key <c>for</c>.</summary>
public sealed class FamilyTests
{
    private static readonly DataFile Catalogue = new(
        "s/requirements.yaml", "requirements: [{ id: AA-001, statement: It holds., level: documented, source: 'HC:page' }]\n");

    [Test]
    public async Task A_family_has_a_scenario_for_each_path_that_fits()
    {
        var suite = await ReadAsync("for: { each: path, kind: nested, window: true }\ntitle: '{each.template}'\nsteps: [{ get: '{each.path}' }]");

        var scenario = suite.Scenarios.Single(scenario => scenario.Title == "/replicaSessions/{ID}/replicaTaskSessions");
        scenario.Id.Should().Be("x/replica-sessions-id-replica-task-sessions/a");
        scenario.Steps.OfType<RequestStep>().Single().Request.Path.Should().Be("/replicaSessions/{one.1}/replicaTaskSessions");
        scenario.Givens.Single().At.Should().Be("/replicaSessions/{ID}/replicaTaskSessions");
        scenario.Expectations.Single().Place.ToString().Should().Be("s/x/a.yaml:5:10", "a family's lines are its scenarios' lines");
    }

    [Test]
    public async Task A_family_of_queries_varies_over_the_fields_that_entities_show()
    {
        var suite = await ReadAsync("for: { each: query, fields: true }\ntitle: '{each.type}'\nvary: { field: '{each.fields}' }\nsteps: [{ get: '/query?type={each.type}&sortAsc={field}' }]");

        var scenario = suite.Scenarios.Single(scenario => scenario.Title == "ReplicaTaskSession");
        Variant.Of(scenario).Select(variant => variant.Id).Should().Contain("x/query-replica-task-session/a[field=State]");
        Variant.Of(scenario).First().Operations.Should().Equal("GET /query?type=ReplicaTaskSession");
    }

    [Test]
    public async Task A_condition_may_name_a_value_that_one_of_the_family_has()
    {
        var suite = await ReadAsync("for: { each: query, fields: true }\ntitle: A\nvary: { field: '{each.fields}' }\nsteps: [{ id: one, get: '/query?type={each.type}&sortAsc={field}' }]\nrelations: [{ requirement: AA-001, same-members: true, across: field, when: { field: TotalSize } }]");

        suite.Scenarios.Should().Contain(scenario => scenario.Axes[0].Values.Any(value => value.Name == "TotalSize"))
            .And.Contain(scenario => scenario.Axes[0].Values.All(value => value.Name != "TotalSize"));
    }

    [TestCase("for: { each: query, fields: true }\ntitle: A\nvary: { field: '{each.fields}' }\nsteps: [{ get: '/query?type={each.type}&sortAsc={field}' }]\nrelations: [{ requirement: AA-001, same-members: true, across: field, when: { field: TotalSizee } }]", "s/x/a.yaml:6:13: unknown value of field \"TotalSizee\". Did you mean \"TotalSize\"?")]
    [TestCase("for: { each: path, kind: collection, ids: true, anonymous: true }\ntitle: A\nsteps: [{ get: '{each.path}' }]", "s/x/a.yaml:2:6: nothing in the contract fits this, so the family has no scenario. Widen it, or remove the file.")]
    [TestCase("for: { each: paths }\ntitle: A\nsteps: [{ get: '{each.path}' }]", "s/x/a.yaml:2:14: \"paths\" is not one of the values of \"each\". Did you mean \"path\"?")]
    public async Task A_family_that_cannot_be_is_told_with_its_place(string body, string message)
    {
        var read = () => ReadAsync(body);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Be(message);
    }

    [Test]
    public async Task A_name_that_the_contract_does_not_fill_is_told()
    {
        var read = () => ReadAsync("for: { each: path, kind: collection }\ntitle: A\nsteps: [{ get: '{each.pathh}' }]");

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().StartWith("s/x/a.yaml:4:9: unknown name \"each.pathh\".");
    }

    private static async Task<Suite> ReadAsync(string body)
    {
        var folder = ProjectFolder.Find(AppContext.BaseDirectory).Scenarios;
        var schemas = new Dictionary<string, string>();
        foreach (var name in new[] { "scenario.schema.json", "requirements.schema.json" })
        {
            schemas[name] = await File.ReadAllTextAsync(Path.Combine(folder, name));
        }

        var file = new DataFile("s/x/a.yaml", $"scenario: x/a\n{body}\nexpect: [{{ requirement: AA-001, status: 200 }}]\n");
        return await SuiteReader.ReadAsync([file, Catalogue], await ContractFiles.ContractAsync(), schemas, CancellationToken.None);
    }
}
