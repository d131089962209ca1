using System.Text.Json;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Yaml;

public sealed class SchemaReaderTests
{
    [TestCase("""{ "patern": "a" }""", "the schema's word \"patern\" would not be enforced. Did you mean \"pattern\"?")]
    [TestCase("""{ "properties": { "a": { "oneOf": [] } } }""", "the schema's word \"oneOf\" would not be enforced.*")]
    [TestCase("""{ "type": "text" }""", "the schema's type \"text\" is none.*")]
    [TestCase("""{ "type": ["string", "nul"] }""", "the schema's type \"nul\" is none. Did you mean \"null\"?")]
    [TestCase("""{ "$ref": "#/definitions/a", "definitions": {} }""", "the schema has words beside its $ref*Move them into the definition.")]
    [TestCase("""{ "items": { "$ref": "#/definitions/a" }, "definitions": {} }""", "the schema's $ref \"#/definitions/a\" names no definition*")]
    [TestCase("""{ "type": """, "*")]
    public async Task What_would_not_be_enforced_is_refused(string schema, string message) =>
        (await FluentActions.Awaiting(() => DataSchema.ReadAsync(schema, CancellationToken.None)).Should().ThrowAsync<JsonException>()).WithMessage(message);

    [Test]
    public async Task A_definition_may_hold_itself()
    {
        var schema = await DataSchema.ReadAsync(
            """{ "additionalProperties": { "$ref": "#/definitions/tree" }, "definitions": { "tree": { "type": "object", "additionalProperties": { "$ref": "#/definitions/tree" } } } }""",
            CancellationToken.None);

        schema.Check(YamlReader.Read(new DataFile("s.yaml", "a: { b: { c: {} } }"))).Should().BeEmpty();
        schema.Check(YamlReader.Read(new DataFile("s.yaml", "a: { b: { c: 1 } }"))).Select(fault => fault.ToString()).Should().Equal("s.yaml:1:14: \"c\": a mapping is expected.");
    }

    [TestCase("n: 5", null)]
    [TestCase("n: 0.5", "s.yaml:1:4: \"n\": the number is less than 1.")]
    [TestCase("n: true", "s.yaml:1:4: \"n\": text or a number is expected.")]
    [TestCase("n: ''", "s.yaml:1:4: \"n\": the text is empty.")]
    [TestCase("l: [1, 2, 3]", "s.yaml:1:4: \"l\": the list has too many items.")]
    [TestCase("l: [1, a]", "s.yaml:1:8: \"l\": a whole number is expected.")]
    [TestCase("m: {}", "s.yaml:1:4: \"m\": the mapping has too few keys. One key.")]
    [TestCase("m: { a: ~, b: ~ }", "s.yaml:1:4: \"m\": the mapping has too many keys; one choice is expected. One key.")]
    [TestCase("c: { first: 1 }", null)]
    [TestCase("c: { second: 1, third: 2 }", "s.yaml:1:17: unknown key \"third\". Known here: second.")]
    public async Task Each_word_is_enforced_and_told(string text, string? fault)
    {
        var schema = await DataSchema.ReadAsync(
            """
            {
              "properties": {
                "n": { "type": ["string", "number"], "minLength": 1, "minimum": 1 },
                "l": { "type": "array", "maxItems": 2, "items": { "type": "integer" } },
                "m": { "type": "object", "minProperties": 1, "maxProperties": 1, "description": "One key." },
                "c": { "anyOf": [
                  { "type": "object", "additionalProperties": false, "required": ["first"], "properties": { "first": {} } },
                  { "type": "object", "additionalProperties": false, "required": ["second"], "properties": { "second": {} } } ] }
              }
            }
            """,
            CancellationToken.None);

        schema.Check(YamlReader.Read(new DataFile("s.yaml", text))).Select(found => found.ToString()).Should().Equal(fault is null ? [] : [fault]);
    }
}
