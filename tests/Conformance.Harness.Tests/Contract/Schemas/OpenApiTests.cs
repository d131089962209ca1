using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using Conformance.Core.Contract;
using Conformance.Core.Contract.Schemas;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using Microsoft.OpenApi;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Contract.Schemas;

/// <summary><c>conform schema --openapi</c>: the contract for tools of others, read back by the library that is to know what
/// OpenAPI is.</summary>
public sealed class OpenApiTests
{
    private string folder = "";
    private string text = "";
    private OpenApiDocument document = null!;
    private ApiContract contract = null!;

    [OneTimeSetUp]
    public async Task WriteAsync()
    {
        folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        contract = await ContractFiles.ContractAsync();
        (await CommandLine.RunInAsync(folder, "schema", "--openapi", "em.json")).Should().Be((0, "written em.json\n", ""));
        text = await File.ReadAllTextAsync(Path.Combine(folder, "em.json"));
        document = Read(text);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void It_is_a_sound_document_of_OpenAPI_3_1_and_every_reference_leads_somewhere()
    {
        var components = JsonNode.Parse(text)!["components"]!;
        text.Should().StartWith("{\n  \"openapi\": \"3.1.").And.NotContain("#/definitions/");

        References(JsonNode.Parse(text)!)
            .Distinct()
            .Where(reference =>
                reference.Split('/') is not ["#", "components", var kind, var name] || components[kind]?[name] is null)
            .Should()
            .BeEmpty();
        document.Paths.Should().HaveCount(contract.Operations.Select(operation => operation.Path.Template).Distinct().Count());
    }

    [TestCase("\"title\": \"Veeam", "\"titel\": \"Veeam")]
    [TestCase("\"responses\": {", "\"answers\": {")]
    [TestCase("\"in\": \"path\",", "\"in\": \"nowhere\",")]
    public void The_library_tells_a_document_that_is_not_sound(string old, string broken)
    {
        var read = OpenApiDocument.Parse(text.Replace(old, broken, StringComparison.Ordinal), "json");

        read.Diagnostic!.Errors.Should().NotBeEmpty();
    }

    [Test]
    public void Every_operation_of_the_contract_is_there_with_its_methods_queries_errors_and_both_formats()
    {
        foreach (var operation in contract.Operations)
        {
            foreach (var method in operation.Path.Methods)
            {
                var found = Found(method, operation);
                found.Should().NotBeNull($"{method} {operation.Path.Template}");
                found!.Responses!.Keys.Should().Contain(["404", "405", "503"]);
                (found.Parameters ?? [])
                    .Count(parameter => parameter.In == ParameterLocation.Path)
                    .Should()
                    .Be(operation.Path.Template.Count(letter => letter == '{'));
            }

            if (operation.Path.Methods.Contains("GET"))
            {
                var get = Found("GET", operation)!;
                get.Responses!["200"].Content!.Keys.Should().BeEquivalentTo("application/xml", "application/json");
                var queries = (get.Parameters ?? [])
                    .Where(parameter => parameter.In == ParameterLocation.Query)
                    .Select(parameter => parameter.Name);
                queries
                    .Should()
                    .BeEquivalentTo(
                        operation
                            .Path.Parameters.Select(parameter => parameter.Name)
                            .Concat(operation.Resource.Key && !operation.Path.EntityByDefault ? new[] { "format" } : [])
                            .Distinct());
            }
        }

        document
            .Paths.Values.SelectMany(path => path.Operations!.Values)
            .Select(operation => operation.OperationId)
            .Should()
            .OnlyHaveUniqueItems();
    }

    [Test]
    public void Logon_and_token_are_told()
    {
        var logon = document.Paths["/api/sessionMngr/"].Operations![HttpMethod.Post];

        logon.Security!.Single().Keys.Single().Scheme.Should().Be("basic");
        logon.Responses!["201"].Headers!.Keys.Should().Contain(["X-RestSvcSessionId", "Set-Cookie"]);
        logon.Responses["401"].Headers!.Keys.Should().Contain("WWW-Authenticate");
        document
            .Security!.Select(requirement => requirement.Keys.Single())
            .Select(scheme => (scheme.In, scheme.Name))
            .Should()
            .Equal((ParameterLocation.Header, "X-RestSvcSessionId"), (ParameterLocation.Cookie, "X-RestSvcSessionId"));
        document.Paths["/api/"].Operations![HttpMethod.Get].Security.Should().BeEmpty();
        document.Paths["/api/jobs"].Operations![HttpMethod.Get].Security.Should().BeNull("the document's holds");
        document
            .Paths["/api/jobs"]
            .Operations![HttpMethod.Get]
            .Responses!.Keys.Should()
            .Contain(["401", "403", "404", "405", "500", "503"])
            .And.NotContain("501");
    }

    [Test]
    public void A_query_knows_the_types_and_their_fields()
    {
        var query = document.Paths["/api/query"].Operations![HttpMethod.Get];

        query
            .Description.Should()
            .Contain("| ReplicaTaskSession | UID (uid(ReplicaTaskSession)), Name (string), CreationTime (instant)")
            .And.Contain("State (string: InProgress, Pending, Completed)");
        query.Parameters!.Single(parameter => parameter.Name == "type").Required.Should().BeTrue();
        JsonNode.Parse(text)!["components"]!["schemas"]!["QueryResult"]!["properties"]!["Entities"]!
            .ToJsonString()
            .Should()
            .Contain("\"ReplicaTaskSessions\":{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"ReplicaTaskSessions\":");
    }

    [Test]
    public async Task The_schemas_of_JSON_are_those_that_bodies_are_validated_by()
    {
        var kept = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(CommandLine.Root, "fixtures", "schema", ContractSchemas.Em12))
        )!["definitions"]!.AsObject();
        var schemas = JsonNode.Parse(text)!["components"]!["schemas"]!;

        foreach (var (name, schema) in kept.Where(pair => pair.Key is not "QueryResult"))
        {
            Members(schemas[name]!).Should().BeEquivalentTo(Members(schema!), name);
        }

        static IEnumerable<string> Members(JsonNode schema) =>
            schema["properties"]!
                .AsObject()
                .Select(member => member.Key)
                .Concat(schema["required"]?.AsArray().Select(item => "required " + item!.GetValue<string>()) ?? []);
    }

    [Test]
    public async Task Its_examples_meet_the_schemas_of_answers()
    {
        var xsd = new XmlSchemaSet();
        xsd.Add(null, Path.Combine(CommandLine.Root, "fixtures", "schema", ContractSchemas.Xsd));
        var json = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Path.Combine(CommandLine.Root, "fixtures", "schema", ContractSchemas.Em12)));
        var faults = new List<string>();
        var examples = 0;
        foreach (
            var (path, answer) in document
                .Paths.SelectMany(
                    path => path.Value.Operations!.Values,
                    (path, operation) => (path.Key, operation.Responses!.GetValueOrDefault("200")))
                .Where(pair => pair.Item2 is not null))
        {
            examples++;
            Validate(answer!.Content!["application/xml"].Example!.GetValue<string>(), xsd, fault =>
                faults.Add($"{path}: {fault}"));
            if (answer.Content["application/json"].Example is { } body)
            {
                faults.AddRange(
                    json.Definitions[body["Refs"] is null ? "EntityRef" : "EntityReferences"]
                        .Validate(body.ToJsonString())
                        .Select(fault => $"{path}: {fault}"));
            }
        }

        faults.Should().BeEmpty();
        examples.Should().BeGreaterThan(150);
    }

    [Test]
    public async Task The_newer_dialect_has_names_that_begin_small_and_the_same_text_each_time()
    {
        await CommandLine.RunInAsync(folder, "schema", "--openapi", "em13.json", "--dialect", "em13");
        await CommandLine.RunInAsync(folder, "schema", "--openapi", "again.json");
        var newer = await File.ReadAllTextAsync(Path.Combine(folder, "em13.json"));

        Read(newer).Paths.Should().HaveCount(document.Paths.Count);
        JsonNode.Parse(newer)!["components"]!["schemas"]!["ReplicaTaskSession"]!["properties"]!
            ["creationTimeUTC"]
            .Should()
            .NotBeNull();
        (await File.ReadAllTextAsync(Path.Combine(folder, "again.json"))).Should().Be(text);
    }

    [Test]
    public async Task A_dialect_that_is_not_there_is_told() =>
        (await CommandLine.RunInAsync(folder, "schema", "--openapi", "x.json", "--dialect", "em14"))
            .Should()
            .Be((2, "", "conform: --dialect em14: there are em12 and em13.\n"));

    private OpenApiOperation? Found(string method, Operation operation) =>
        document
            .Paths.Values.SelectMany(path => path.Operations!.Values)
            .SingleOrDefault(each => each.Summary == $"{method} {operation.Path.Template}");

    private static OpenApiDocument Read(string text)
    {
        var read = OpenApiDocument.Parse(text, "json");
        read.Diagnostic!.Errors.Should().BeEmpty();
        read.Diagnostic.Warnings.Should().BeEmpty();
        return read.Document!;
    }

    private static IEnumerable<string> References(JsonNode node) =>
        node switch
        {
            JsonObject holder => holder.SelectMany(member =>
                member.Key == "$ref" && member.Value!.GetValueKind() == JsonValueKind.String ? [member.Value.GetValue<string>()]
                : member.Value is null ? []
                : References(member.Value)),
            JsonArray items => items.OfType<JsonNode>().SelectMany(References),
            _ => [],
        };

    private static void Validate(string xml, XmlSchemaSet schemas, Action<string> fault)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, found) => fault(found.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read()) { }
    }
}
