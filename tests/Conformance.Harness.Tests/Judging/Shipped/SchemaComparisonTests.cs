using System.Text;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Contract;
using Conformance.Harness.Tests.Runs;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Judging.Shipped;

/// <summary>What is said of a schema that disagrees with server or documentation, and that it never decides a verdict.</summary>
public sealed class SchemaComparisonTests
{
    private const string State = "<xs:element name=\"State\">";
    private const string Size = "<xs:element name=\"TotalSize\" type=\"long\" />";
    private const string Reason = "<xs:element name=\"Reason\" type=\"xs:string\" minOccurs=\"0\" />";
    private const string Uid = "<xs:element name=\"JobSessionUid\" type=\"uid-ReplicaJobSession\" />";

    [Test]
    public async Task The_schema_that_follows_from_the_contract_agrees_with_a_correct_server()
    {
        var result = await RunAsync(await PlantedSchema.SoundAsync(), Selection.All);

        result.Schema!.Bodies.Should().BeGreaterThan(100);
        result.Schema.Disagreements.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Plants))]
    public async Task A_planted_difference_is_told_at_its_place_and_fails_nothing(Plant plant)
    {
        var result = await RunAsync(await PlantedSchema.WithTaskAsync(plant.Old, plant.Planted), new Selection(["replica-task-sessions/list"]));

        result.Outcome.Should().Be(Outcome.Passed);
        var row = result.Schema!.Disagreements.Should().ContainSingle().Subject;
        row.Path.Should().Be(plant.Path);
        row.Schema.Should().Be(plant.Schema);
        row.Server.Should().MatchRegex(plant.Server);
        row.Contract.Should().StartWith(plant.Contract);
        row.Pairs.Should().Be(plant.Pairs);
        row.Variant.Should().StartWith("replica-task-sessions/list[accept=absent,");
    }

    [Test]
    public async Task One_difference_does_not_hide_the_next()
    {
        var schema = await PlantedSchema.WithTaskAsync(Uid, "<xs:element name=\"FailureMessage\" type=\"xs:string\" />");

        var result = await RunAsync(schema.Replace(Size, "<xs:element name=\"TotalSize\" type=\"guid\" />", StringComparison.Ordinal), new Selection(["replica-task-sessions/list"]));

        result.Schema!.Disagreements.Select(row => row.Path).Should().Equal(
            "ReplicaTaskSession/FailureMessage", "ReplicaTaskSession/JobSessionUid", "ReplicaTaskSession/TotalSize");
    }

    [Test]
    public async Task A_root_that_the_schema_does_not_declare_is_told_once()
    {
        var schema = (await PlantedSchema.SoundAsync()).Replace("<xs:element name=\"ReplicaTaskSessions\">", "<xs:element name=\"Others\">", StringComparison.Ordinal);

        var result = await RunAsync(schema, new Selection(["replica-task-sessions/list"]));

        var row = result.Schema!.Disagreements.Should().ContainSingle().Subject;
        (row.Path, row.Schema, row.Pairs).Should().Be(("ReplicaTaskSessions", "not declared", "server–schema, schema–contract"));
    }

    [Test]
    public async Task A_server_that_leaves_the_documentation_but_not_the_schema_is_told_so()
    {
        var result = await RunAsync(
            await PlantedSchema.WithTaskAsync(Size, "<xs:element name=\"TotalSize\" type=\"xs:string\" />"), new Selection(["replica-task-sessions/list"]), "total-size-text");

        result.Outcome.Should().Be(Outcome.Deviates);
        var row = result.Schema!.Disagreements.Should().ContainSingle().Subject;
        (row.Path, row.Pairs).Should().Be(("ReplicaTaskSession/TotalSize", "server–contract"));
        row.Server.Should().Contain("is not what the contract allows");
    }

    private static IEnumerable<Plant> Plants() =>
    [
        new("a required element that is never sent", Uid, "<xs:element name=\"FailureMessage\" type=\"xs:string\" />" + Uid,
            "ReplicaTaskSession/FailureMessage", "required, xs:string", "^in 0 of [0-9]+$", "not known", "server–schema, schema–contract"),
        new("an optional element that is never sent", Uid, "<xs:element name=\"FailureMessage\" type=\"xs:string\" minOccurs=\"0\" />" + Uid,
            "ReplicaTaskSession/FailureMessage", "optional, xs:string", "^in 0 of [0-9]+$", "not known", "schema–contract"),
        new("no declaration of what is sent", Size, "",
            "ReplicaTaskSession/TotalSize", "not declared", "^in ([0-9]+) of \\1$", "required, long (documented, ", "server–schema, schema–contract"),
        new("other values", State, "<xs:element name=\"State\"><xs:simpleType><xs:restriction base=\"xs:string\"><xs:enumeration value=\"Done\" /></xs:restriction></xs:simpleType></xs:element><xs:element name=\"Odd\" minOccurs=\"0\" maxOccurs=\"0\">",
            "ReplicaTaskSession/State", "required, one of Done", "^in ([0-9]+) of \\1; \"Completed\" is not of the schema's type", "required, one of InProgress | Pending | Completed (documented, ", "server–schema"),
        new("another order", Reason + "\n      " + Size, Size + Reason,
            "ReplicaTaskSession/TotalSize", "required, long", "^in ([0-9]+) of \\1; at a place where the schema does not expect it$", "required, long", "server–schema"),
        new("an attribute that is required and never sent", "<xs:attribute name=\"Href\" ", "<xs:attribute name=\"Reboot\" type=\"xs:boolean\" use=\"required\" /><xs:attribute name=\"Href\" ",
            "ReplicaTaskSession/@Reboot", "required, xs:boolean", "^in 0 of [0-9]+$", "not known", "server–schema, schema–contract"),
        new("an attribute of another type", "<xs:attribute name=\"VmDisplayName\" type=\"xs:string\" />", "<xs:attribute name=\"VmDisplayName\" type=\"xs:int\" />",
            "ReplicaTaskSession/@VmDisplayName", "optional, xs:int", "^in ([0-9]+) of \\1; \".+\" is not of the schema's type", "", "server–schema"),
        new("less than the documentation demands", Size, "<xs:element name=\"TotalSize\" type=\"long\" minOccurs=\"0\" />",
            "ReplicaTaskSession/TotalSize", "optional, long", "^in ([0-9]+) of \\1$", "required, long", "schema–contract"),
    ];

    private static async Task<Core.Results.RunResult> RunAsync(string schema, Selection selection, params string[] faults)
    {
        var prepared = await EmbeddedRuns.PreparedAsync(new RunRequest { Selection = selection, Faults = faults });
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(schema));
        prepared = prepared with { Schema = ShippedSchema.Read("RestAPI.xsd", "RestAPI.xsd", stream, (await ContractFiles.ContractAsync()).Namespace) };
        return await ConformanceRun.JudgeAsync(prepared, TimeProvider.System, null, CancellationToken.None);
    }

    /// <summary>A difference in a schema, and what is to be said of it.</summary>
    public sealed record Plant(string Name, string Old, string Planted, string Path, string Schema, string Server, string Contract, string Pairs)
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
