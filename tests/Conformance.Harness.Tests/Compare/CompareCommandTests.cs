using System.Text.Json;
using Conformance.Cli;
using Conformance.Documents.Compare;
using Conformance.DataFiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

[TestFixture]
public sealed class CompareCommandTests
{
    private const string Expected = """
        <s xmlns="http://www.veeam.com/ent/v1.0">
          <t UID="1"><State>Completed</State><End>${conform.instant}</End></t>
        </s>
        """;

    private static readonly string Actual = Expected
        .Replace("Completed", "Fai&#x1b;led".Replace("&#x1b;", "\u202E", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("${conform.instant}", "2025-01-01T00:00:00Z", StringComparison.Ordinal);

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conformance-compare-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_text_is_what_a_person_can_act_on()
    {
        var (code, output, _) = await Run(Expected, Actual);

        code.Should().Be(1);
        output.Should().Be("""
            expected:2:14: TextValue
              Expected "Completed", but found "Fai\u202eled".
              expected  /v:s/v:t[1]/v:State[1]
              actual    /v:s/v:t[1]/v:State[1] (actual:2:14)
            namespace v = http://www.veeam.com/ent/v1.0
            1 difference

            """);
    }

    [Test]
    public async Task The_JSON_is_one_object()
    {
        var (code, output, _) = await Run(Expected, Actual, "--format", "json");

        code.Should().Be(1);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("total").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("differences")[0].GetProperty("expected").GetProperty("path").GetString().Should().Be("/v:s/v:t[1]/v:State[1]");
    }

    [Test]
    public async Task Same_files_exit_0() => (await Run(Expected, Expected)).Code.Should().Be(0);

    [Test]
    public async Task An_XML_and_a_JSON_file_are_compared_by_information()
    {
        (await Run("<Jobs><Job UID='1'><N>5</N></Job></Jobs>", """{"Jobs":[{"UID":"1","N":5}]}""")).Code.Should().Be(0);
        (await Run("<Jobs><Job UID='1'><N>5</N></Job></Jobs>", """{"Jobs":[{"UID":"1","N":6}]}""")).Output.Should().Contain("/Jobs/Job[1]/N[1]").And.Contain("/Jobs/0/N");
    }

    [TestCase("<a>\n", "actual:2:1")]
    [TestCase("", "actual:1:1")]
    [TestCase("{\"a\":1,\"a\":2}", "actual:1:8")]
    public async Task An_unreadable_file_exits_2_and_is_named(string text, string place)
    {
        var (code, output, error) = await Run(text.StartsWith('{') ? "{}" : "<a/>", text);

        (code, output).Should().Be((2, ""));
        error.Should().Contain(place);
    }

    [Test]
    public async Task A_missing_file_exits_2()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ConformCommand.RunAsync(["compare", "none", "none"], new Terminal(output, error, false), folder, _ => null, CancellationToken.None);

        code.Should().Be(2);
        error.ToString().Should().Contain("none");
    }

    [Test]
    public async Task Rules_are_obeyed_and_idle_ones_told()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "rules.yaml"), "rules:\n  - ignore: '**/State'\n  - any-order: /nowhere\n");

        var (code, output, _) = await Run(Expected, Actual, "--rules", "rules.yaml");

        code.Should().Be(0);
        output.Should().Be("rules.yaml:3:5: the rule \"any order /nowhere\" decided nothing. Correct its path or delete it.\nsame\n");
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
            """), CancellationToken.None);

        options.Rules.Should().HaveCount(12);
        options.Defaults.Should().BeEmpty();
        options.Variables.Should().Equal(new Dictionary<string, string> { ["session"] = "abc", ["n"] = "5" });
    }

    [TestCase("rules: [{ ignroe: /a }]", "r.yaml:1:11: unknown key \"ignroe\". Did you mean \"ignore\"?")]
    [TestCase("rules: []", "r.yaml:1:8: \"rules\": the list has too few items. Asked in this order; the first answer wins.")]
    [TestCase("rules: [{ ignore: /a//b }]", "r.yaml:1:19: The path pattern \"/a//b/**\" has an empty step.")]
    [TestCase("rules: [{ allow: { kinds: [TextValu] } }]", "r.yaml:1:18: \"TextValu\" is no kind of difference. Did you mean \"TextValue\"?")]
    public async Task A_fault_of_a_rules_file_has_its_place(string text, string fault)
    {
        var read = () => RulesFile.ReadAsync(new DataFile("r.yaml", text), CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Be(fault);
    }

    private async Task<(int Code, string Output, string Error)> Run(string expected, string actual, params string[] more)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "expected"), expected);
        await File.WriteAllTextAsync(Path.Combine(folder, "actual"), actual);
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await ConformCommand.RunAsync(["compare", "expected", "actual", .. more], new Terminal(output, error, false), folder, _ => null, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
