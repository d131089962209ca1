using System.Globalization;
using Conformance.DataFiles;
using Conformance.Harness.Tests.Compare;
using CsCheck;
using FluentAssertions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

/// <summary>Our reading of the schemas beside that of a general validator: every data file, and the same with something
/// wrong.</summary>
public sealed class SchemaAgreementTests
{
    private static readonly (string Schema, string Folder, Func<string, bool> Has)[] Sides =
    [
        ("scenarios/scenario.schema.json", "scenarios", path => !path.Contains("/contract/", StringComparison.Ordinal) && Path.GetFileName(path) is not ("requirements.yaml" or "waivers.yaml" or "targets.yaml")),
        ("scenarios/contract.schema.json", "scenarios/contract", _ => true),
        ("scenarios/requirements.schema.json", "scenarios", path => Path.GetFileName(path) == "requirements.yaml"),
        ("fixtures/world.schema.json", "fixtures/worlds", _ => true),
    ];

    public static IEnumerable<string> Schemas => Sides.Select(side => side.Schema);

    [TestCaseSource(nameof(Schemas))]
    public async Task A_file_that_a_general_validator_refuses_is_refused_and_no_other(string name)
    {
        var (_, folder, has) = Sides.Single(side => side.Schema == name);
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, name));
        var (ours, theirs) = (await DataSchema.ReadAsync(text, CancellationToken.None), await JsonSchema.FromJsonAsync(text));
        var roots = Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.yaml", SearchOption.AllDirectories).Where(has).Order(StringComparer.Ordinal)
            .Select(path => YamlReader.Read(new DataFile(path, File.ReadAllText(path)))).ToList();

        roots.Should().NotBeEmpty();
        foreach (var root in roots)
        {
            ours.Check(root).Should().BeEmpty();
            theirs.Validate(Json(root)).Should().BeEmpty();
        }

        Gen.Select(Gen.Int[0, roots.Count - 1], Gen.Int[0, int.MaxValue]).Sample((at, seed) => Agree(ours, theirs, Wrong(roots[at], new Random(seed))), iter: 3000);
    }

    private static bool Agree(DataSchema ours, JsonSchema theirs, YamlValue value)
    {
        var (found, expected) = (ours.Check(value), theirs.Validate(Json(value)));
        return (found.Count == 0) == (expected.Count == 0)
            ? true
            : throw new InvalidOperationException($"ours: {string.Join("; ", found)}. theirs: {string.Join("; ", expected)}. value: {Json(value)}");
    }

    /// <summary>The same value with one thing in it replaced, added or taken away.</summary>
    private static YamlValue Wrong(YamlValue value, Random random)
    {
        var children = value is YamlMapping { Entries.Count: > 0 } or YamlSequence { Items.Count: > 0 };
        if (!children || random.Next(6) == 0)
        {
            return Other(value, random);
        }

        if (value is YamlSequence sequence)
        {
            var at = random.Next(sequence.Items.Count);
            return sequence with { Items = [.. sequence.Items.Select((item, index) => index == at ? Wrong(item, random) : item)] };
        }

        var mapping = (YamlMapping)value;
        var chosen = random.Next(mapping.Entries.Count);
        return mapping with { Entries = [.. mapping.Entries.Select((entry, index) => index == chosen ? entry with { Value = Wrong(entry.Value, random) } : entry)] };
    }

    private static YamlValue Other(YamlValue value, Random random) => (value, random.Next(8)) switch
    {
        (YamlMapping mapping, < 3) when mapping.Entries.Count > 0 => mapping with { Entries = [.. mapping.Entries.Skip(1)] },
        (YamlMapping mapping, < 6) => mapping with { Entries = [.. mapping.Entries, new YamlEntry(Scalar(value, "frobs"), Scalar(value, "1"))] },
        (YamlSequence sequence, < 3) => sequence with { Items = [] },
        (YamlSequence sequence, < 6) => sequence with { Items = [.. sequence.Items, .. sequence.Items, .. sequence.Items] },
        (_, 0) => Scalar(value, "17"),
        (_, 1) => Scalar(value, "-1.5"),
        (_, 2) => Scalar(value, "true"),
        (_, 3) => Scalar(value, "~"),
        (_, 4) => new YamlScalar(value.Place, "", Quoted: true),
        (_, 5) => Scalar(value, "No Such Value!"),
        (_, 6) => new YamlSequence(value.Place, [value]),
        _ => new YamlMapping(value.Place, [new YamlEntry(Scalar(value, "frobs"), value)]),
    };

    private static YamlScalar Scalar(YamlValue value, string text) => new(value.Place, text, Quoted: false);

    private static JToken Json(YamlValue value) => value switch
    {
        YamlMapping mapping => new JObject(mapping.Entries.Select(entry => new JProperty(entry.Key.Text, Json(entry.Value)))),
        YamlSequence sequence => new JArray(sequence.Items.Select(Json)),
        YamlScalar { Quoted: true } scalar => new JValue(scalar.Text),
        YamlScalar { IsNull: true } => JValue.CreateNull(),
        YamlScalar { Text: "true" or "false" } scalar => new JValue(scalar.Text == "true"),
        YamlScalar scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
        YamlScalar scalar when decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        _ => new JValue(((YamlScalar)value).Text),
    };
}
