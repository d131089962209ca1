using System.Text.Json;
using Conformance.DataFiles;
using Conformance.Documents.Compare;
using Conformance.Documents.Yaml;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>Rules from a file: the page about them, the schema that editors complete by, and what is said of a misspelt
/// word.</summary>
[TestFixture]
public sealed class RulesFileTests
{
    private static string Folder => Path.Combine(Repository.Root, "harness", "Conformance.Documents.Yaml");

    [Test]
    public async Task The_page_s_example_is_right_and_has_every_rule_and_every_word()
    {
        var example = Block("yaml");

        (await RulesFile.ReadAsync(new DataFile("shelf.rules.yaml", example), CompareOptions.Default, CancellationToken.None)).Rules.Should().HaveCount(12);

        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "rules.schema.json")));
        Words(schema.RootElement).Should().OnlyContain(word => example.Contains(word + ":", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_page_s_message_is_the_one_of_such_a_file()
    {
        var file = new DataFile("shelf.rules.yaml", "variables: {}\nrules:\n  - ignroe: /Shelf/Printed\n");
        var read = () => RulesFile.ReadAsync(file, CompareOptions.Default, CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Be(Block("text").TrimEnd('\n'));
    }

    [TestCase("rules: [{ pair-by: { at: /a, key: [x] } }]", "unknown key \"key\". Did you mean \"keys\"?")]
    [TestCase("rules: [{ text: { trimm: true } }]", "unknown key \"trimm\". Did you mean \"trim\"?")]
    [TestCase("rules: [{ text: { trim: maybe } }]", "true or false is expected")]
    [TestCase("rules: [{ allow: { kinds: [textvalue] } }]", "Did you mean \"TextValue\"?")]
    [TestCase("rules: [{ number-tolerance: { by: -1 } }]", "less than 0")]
    [TestCase("rules: [{ number-tolerance: { by: 1e400 } }]", "a number is expected")]
    [TestCase("rules: [{ instant-tolerance: { seconds: 99999999999 } }]", "a number up to 3162240000 is expected")]
    [TestCase("rules: [{ ignore: /a, any-order: /b }]", "r.yaml:1:9")]
    [TestCase("rule: []", "Did you mean \"rules\"?")]
    [TestCase("defualts: true\nrules: [{ ignore: a }]", "Did you mean \"defaults\"?")]
    [TestCase("", "r.yaml")]
    [TestCase("- a", "r.yaml")]
    public async Task What_is_wrong_is_told_with_its_place(string text, string message)
    {
        var read = () => RulesFile.ReadAsync(new DataFile("r.yaml", text), CompareOptions.Default, CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Contain(message).And.StartWith("r.yaml");
    }

    [Test]
    public async Task Every_rule_can_be_written()
    {
        var options = await RulesFile.ReadAsync(new DataFile("r.yaml", """
            defaults: false
            variables: { session: abc, n: 5 }
            rules:
              - ignore: /a
              - any-order: /a
              - in-order: /a
              - null-equals-absent: "**"
              - name-case: "**"
              - extra-members: "**"
              - pair-by: { at: /a, keys: [UID, Name] }
              - number-tolerance: { at: /a, by: 0.5 }
              - instant-tolerance: { seconds: 2 }
              - text: { at: /a, trim: true, ignore-case: true }
              - allow: { kinds: [NamespacePrefix] }
              - refuse: { at: /a, kinds: [TextValue] }
            """), CompareOptions.Default, CancellationToken.None);

        options.Rules.Should().HaveCount(12);
        options.Defaults.Should().BeEmpty();
        options.Variables.Should().Equal(new Dictionary<string, string> { ["session"] = "abc", ["n"] = "5" });
    }

    [TestCase("rules: [{ ignroe: /a }]", "r.yaml:1:11: unknown key \"ignroe\". Did you mean \"ignore\"?")]
    [TestCase("rules: []", "r.yaml:1:8: \"rules\": the list has too few items. Asked in this order; the first answer wins.")]
    [TestCase("rules: [{ ignore: /a//b }]", "r.yaml:1:19: The path pattern \"/a//b/**\" has an empty step.")]
    [TestCase("rules: [{ allow: { kinds: [TextValu] } }]", "r.yaml:1:28: \"TextValu\" is not one of the values of \"kinds\". Did you mean \"TextValue\"?")]
    public async Task A_fault_of_a_rules_file_has_its_place(string text, string fault)
    {
        var read = () => RulesFile.ReadAsync(new DataFile("r.yaml", text), CompareOptions.Default, CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Be(fault);
    }

    [Test]
    public void Every_kind_of_difference_is_in_the_schema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "rules.schema.json")));

        schema.RootElement.GetProperty("definitions").GetProperty("kinds").GetProperty("properties").GetProperty("kinds").GetProperty("items").GetProperty("enum")
            .EnumerateArray().Select(kind => kind.GetString()).Should().Equal(Enum.GetNames<DifferenceKind>());
    }

    [Test]
    public void An_editor_completes_rules_by_the_schema()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode", "settings.json")));

        settings.RootElement.GetProperty("yaml.schemas").GetProperty("harness/Conformance.Documents.Yaml/rules.schema.json").EnumerateArray()
            .Select(glob => glob.GetString()).Should().Contain("*.rules.yaml");
    }

    /// <summary>The keys of all objects that the schema describes.</summary>
    private static IEnumerable<string> Words(JsonElement schema) => schema.ValueKind != JsonValueKind.Object
        ? []
        : schema.EnumerateObject().SelectMany(word => word.Name == "properties"
            ? word.Value.EnumerateObject().SelectMany(property => Words(property.Value).Prepend(property.Name))
            : Words(word.Value));

    private static string Block(string language) =>
        File.ReadAllText(Path.Combine(Folder, "RULES.md")).Split("```" + language + "\n")[1].Split("```")[0];
}
