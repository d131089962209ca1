using System.Xml;
using System.Xml.Schema;
using Conformance.Core.Contract.Schemas;
using Conformance.Emulator;
using Conformance.Harness.Tests.Emulator;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract.Schemas;

/// <summary>What the emulator answers meets the schemas that follow from the contract, and a broken answer does not.</summary>
[TestFixture]
public sealed class BodyValidationTests
{
    private static readonly (string Path, string Root)[] Answers =
    [
        ("/", "EnterpriseManager"),
        ("/logonSessions", "LogonSessions"),
        ("/backupServers", "EntityReferences"),
        ("/backupServers?format=Entity", "BackupServers"),
        ("/jobs?format=Entity", "Jobs"),
        ("/replicaSessions?format=Entity", "ReplicaJobSessions"),
        ("/replicaTaskSessions", "EntityReferences"),
        ("/replicaTaskSessions?format=Entity", "ReplicaTaskSessions"),
        ("/replicaTaskSessions/00000000-0000-0000-0000-000000000000", "Error"),
    ];

    [Test]
    public async Task Every_XML_answer_of_the_emulator_meets_the_XSD()
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();
        var schema = await XsdAsync();
        foreach (var (path, root) in Answers)
        {
            using var response = await emulator.GetAsync(path, token);
            var body = await response.Content.ReadAsStringAsync();
            body.Should().Contain($"<{root}", path);
            Faults(body, schema).Should().BeEmpty(path);
        }
    }

    [TestCase(EmulatorDialect.Em12, ContractSchemas.Em12)]
    [TestCase(EmulatorDialect.Em13, ContractSchemas.Em13)]
    public async Task Every_JSON_answer_of_the_emulator_meets_the_schema_of_its_dialect(EmulatorDialect dialect, string name)
    {
        await using var emulator = await RunningEmulator.StartAsync(options => options with { Dialect = dialect });
        var (token, _) = await emulator.LogOnAsync();
        var schema = await JsonSchemaAsync(name);
        foreach (var (path, root) in Answers)
        {
            using var response = await emulator.GetAsync(path, token, "application/json");
            var body = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF');
            schema.Definitions[root].Validate(body).Select(fault => fault.ToString()).Should().BeEmpty(path);
        }
    }

    [TestCase("<State>Completed</State>", "<State>Done</State>")]
    [TestCase("<TotalSize>", "<TotalSize>x")]
    [TestCase("<JobSessionUid>urn:veeam:ReplicaJobSession:", "<JobSessionUid>urn:veeam:Job:")]
    [TestCase("<CreationTimeUTC>", "<Unheard /><CreationTimeUTC>")]
    [TestCase("ReplicaTaskSessions>", "ReplicaTasks>")]
    public async Task A_broken_XML_answer_does_not_meet_the_XSD(string old, string broken)
    {
        await using var emulator = await RunningEmulator.StartAsync();
        var (token, _) = await emulator.LogOnAsync();
        using var response = await emulator.GetAsync("/replicaTaskSessions?format=Entity", token);
        var body = await response.Content.ReadAsStringAsync();
        body = old.EndsWith("Sessions>", StringComparison.Ordinal)
            ? body.Replace("<ReplicaTaskSessions", "<ReplicaTasks", StringComparison.Ordinal).Replace("</" + old, "</" + broken, StringComparison.Ordinal)
            : body.Replace(old, broken, StringComparison.Ordinal);
        Faults(body, await XsdAsync()).Should().NotBeEmpty();
    }

    [TestCase(/*lang=json,strict*/ """{"ReplicaTaskSessions":[{"State":"Done"}]}""")]
    [TestCase(/*lang=json,strict*/ """{"replicaTaskSessions":[]}""")]
    [TestCase(/*lang=json,strict*/ """{"ReplicaTaskSessions":{}}""")]
    public async Task A_broken_JSON_answer_does_not_meet_the_schema(string body) =>
        (await JsonSchemaAsync(ContractSchemas.Em12)).Definitions["ReplicaTaskSessions"].Validate(body).Should().NotBeEmpty();

    private static async Task<string> TextAsync(string name) =>
        ContractSchemas.Of(await ContractFiles.ContractAsync()).Single(schema => schema.Name == name).Text;

    private static async Task<JsonSchema> JsonSchemaAsync(string name) => await JsonSchema.FromJsonAsync(await TextAsync(name));

    private static async Task<XmlSchemaSet> XsdAsync()
    {
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(new StringReader(await TextAsync(ContractSchemas.Xsd)));
        set.Add(null, reader);
        set.Compile();
        return set;
    }

    private static List<string> Faults(string body, XmlSchemaSet schema)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schema };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new StringReader(body), settings);
        while (reader.Read())
        {
        }

        return faults;
    }
}
