using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

public sealed class DataSchemaTests
{
    private const string Schema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["scenario"],
          "properties": {
            "scenario": { "type": "string", "pattern": "^[a-z/-]+$", "description": "Lower case, with slashes." },
            "level": { "enum": ["documented", "observed"] },
            "steps": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/step" } }
          },
          "definitions": {
            "step": { "type": "object", "additionalProperties": false, "properties": { "expect": { "type": "integer" }, "get": { "type": "string" } } }
          }
        }
        """;

    public sealed record Case(string Name, string Text, params string[] Faults)
    {
        public override string ToString() => Name;
    }

    private static readonly Case[] Cases =
    [
        new("what meets it", "scenario: a/b\nsteps: [{ get: /x, expect: 1 }]\n"),
        new("an unknown key with a near one", "scenario: a\nsteps:\n  - expct: 1\n", "s.yaml:3:5: unknown key \"expct\". Did you mean \"expect\"?"),
        new("an unknown key with no near one", "scenario: a\nsteps:\n  - frobnicate: 1\n", "s.yaml:3:5: unknown key \"frobnicate\". Known here: expect, get."),
        new("a missing key", "level: observed\n", "s.yaml:1:1: the key \"scenario\" is missing. Add it."),
        new("a value outside its list", "scenario: a\nlevel: documentd\n", "s.yaml:2:8: \"documentd\" is not one of the values of \"level\". Did you mean \"documented\"?"),
        new("a value of another form", "scenario: A B\n", "s.yaml:1:11: \"scenario\" cannot be \"A B\". Lower case, with slashes. (The form is ^[a-z/-]+$.)"),
        new("a value of another type", "scenario: a\nsteps: [{ expect: ok }]\n", "s.yaml:2:19: \"expect\": a whole number is expected."),
        new("a list that is too short", "scenario: a\nsteps: []\n", "s.yaml:2:8: \"steps\": the list has too few items."),
        new("several faults at once", "scenarios: a\nlevel: x\n",
            "s.yaml:1:1: the key \"scenario\" is missing. Add it.",
            "s.yaml:1:1: unknown key \"scenarios\". Did you mean \"scenario\"?",
            "s.yaml:2:8: \"x\" is not one of the values of \"level\". Known here: documented, observed."),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_schema_is_enforced_with_places(Case data)
    {
        var schema = await DataSchema.ReadAsync(Schema, CancellationToken.None);

        var faults = schema.Check(YamlReader.Read(new DataFile("s.yaml", data.Text)));

        faults.OrderBy(fault => fault.Place).ThenBy(fault => fault.Message, StringComparer.Ordinal)
            .Select(fault => fault.ToString()).Should().Equal(data.Faults);
    }
}
