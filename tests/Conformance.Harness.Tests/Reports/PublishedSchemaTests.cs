using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using Conformance.Core.Reports;
using Conformance.Core.Results;
using Conformance.Harness.Tests.Compare;
using FluentAssertions;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Reports;

/// <summary>The formats of others meet the schemas that their owners published (Schemas/README.md), whatever a server
/// says.</summary>
[TestFixtureSource(typeof(SampleResults), nameof(SampleResults.Names))]
public sealed class PublishedSchemaTests(string sample)
{
    private RunResult result = null!;

    [OneTimeSetUp]
    public async Task Get() => result = await SampleResults.GetAsync(sample);

    [Test]
    public async Task Sarif_meets_its_schema() => (await FaultsAsync("sarif-2.1.0-rtm.5.json", Written((told, stream) => SarifLog.Write(told, SourceFolders.Of(Repository.Root, Path.Combine(Repository.Root, "scenarios")), stream)))).Should().BeEmpty();

    [Test]
    public async Task Ctrf_meets_its_schema() => (await FaultsAsync("ctrf-schema-0.0.json", Written(CtrfReport.Write))).Should().BeEmpty();

    [Test]
    public void JUnit_meets_its_schema()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Schema("jenkins-junit.xsd"));
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new StringReader(Written(JUnitXml.Write)), settings);

        while (reader.Read())
        {
        }

        faults.Should().BeEmpty();
    }

    [Test]
    public void Ctrf_counts_are_those_of_its_tests()
    {
        var results = JsonDocument.Parse(Written(CtrfReport.Write)).RootElement.GetProperty("results");

        results.GetProperty("tests").GetArrayLength().Should().Be(result.Variants.Count);
        if (sample is "sound" or "deviating")
        {
            var summary = results.GetProperty("summary");
            foreach (var status in new[] { "passed", "failed", "skipped", "other" })
            {
                summary.GetProperty(status).GetInt32().Should().Be(results.GetProperty("tests").EnumerateArray().Count(test => test.GetProperty("status").GetString() == status), status);
            }
        }
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string schema, string text) =>
        (await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Schema(schema)))).Validate(text).Select(fault => fault.ToString());

    private static string Schema(string file) => Path.Combine(Repository.Root, "tests", "Conformance.Harness.Tests", "Schemas", file);

    private string Written(Action<RunResult, Stream> write)
    {
        using var stream = new MemoryStream();
        write(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }
}
