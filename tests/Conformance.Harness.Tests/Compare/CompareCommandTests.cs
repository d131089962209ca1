using System.Text.Json;
using Conformance.Cli;
using Conformance.DataFiles;
using Conformance.Documents.Compare;
using Conformance.Documents.Yaml;
using Conformance.Harness.Tests.Packages;
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
            expected:2:14: Expected "Completed", but found "Fai\u202eled".
              at        /v:s/v:t[1]/v:State[1] (actual:2:14, TextValue)
            namespace v = http://www.veeam.com/ent/v1.0
            1 value differs, 0 members missing, 0 extra

            """);
    }

    [Test]
    public async Task With_context_the_lines_of_both_files_stand_together_and_the_part_that_differs_is_marked()
    {
        var (_, output, _) = await Run("<s>\n  <a>one</a>\n  <b>1</b>\n  <c/>\n</s>", "<s>\n  <a>two</a>\n  <b>12</b>\n  <c/>\n</s>", "--context", "1");

        output.Should().Be("""
            expected:2:3: Expected "one", but found "two".
              at        /s/a[1] (actual:2:3, TextValue)
                    1 | <s>
              -     2 |   <a>one</a>
                      |      ^^^
              +     2 |   <a>two</a>
                      |      ^^^
              <     3 |   <b>1</b>
              >     3 |   <b>12</b>

            expected:3:3: Expected "1", but found "12".
              at        /s/b[1] (actual:3:3, TextValue)
              <     2 |   <a>one</a>
              >     2 |   <a>two</a>
              -     3 |   <b>1</b>
                      |       ^
              +     3 |   <b>12</b>
                      |       ^
                    4 |   <c/>

            2 values differ, 0 members missing, 0 extra

            """);
    }

    [Test]
    public async Task A_line_that_is_longer_than_the_terminal_is_cut_round_the_difference()
    {
        var members = string.Join(',', Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"\"member{i}\":{i}")));

        var (_, output, _) = await Run($"{{{members}}}", $"{{{members.Replace(":150,", ":151,", StringComparison.Ordinal)}}}", "--context", "2");

        output.Split('\n').Should().OnlyContain(line => line.Length <= 120).And.Contain(line => line.Contains("\"member150\":151", StringComparison.Ordinal) && line.Contains('…', StringComparison.Ordinal));
    }

    [Test]
    public async Task Members_in_another_order_are_the_same_and_counted() =>
        (await Run("<s><t UID='1'/><t UID='2'/><t UID='3'/></s>", "<s><t UID='3'/><t UID='1'/><t UID='2'/></s>")).Output.Should().Be("same (1 member stands in another order)\n");

    [TestCase("<s><t UID='1'/><t UID='2'/></s>", "<s><t UID='2' x='1'/></s>")]
    [TestCase("{\"a\":[1,2,3],\"B\":1}", "{\"a\":[3,2,1],\"b\":1}")]
    [TestCase("<s/>", "<s/>")]
    public async Task The_JSON_is_what_its_schema_says(string expected, string actual)
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "fixtures", "schema", "compare.schema.json"));

        schema.Validate((await Run(expected, actual, "--format", "json")).Output).Should().BeEmpty();
        await File.WriteAllTextAsync(Path.Combine(folder, "rules.yaml"), "rules: [{ ignore: /nowhere }]");
        schema.Validate((await Run(expected, actual, "--format", "json", "--rules", "rules.yaml")).Output).Should().BeEmpty();
    }

    [Test]
    public async Task Markdown_is_a_table_in_which_nothing_of_the_documents_means_anything()
    {
        var (_, output, _) = await Run("<s><a>|`*</a></s>", "<s><a>x</a></s>", "--format", "markdown");

        output.Should().Be("""
            **1 value differs, 0 members missing, 0 extra**: <code>expected</code> against <code>actual</code>

            | where | expected | actual | what differs |
            |---|---|---|---|
            | <code>/s/a&#91;1&#93;</code> 1:4, 1:4 | <code>&#124;&#96;&#42;</code> | <code>x</code> | TextValue |

            """);
    }

    [Test]
    public async Task A_number_that_is_none_exits_2([Values("--max", "--context")] string option, [Values("x", "1.5", "-1", "99999999999")] string value)
    {
        var (code, _, error) = await Run(Expected, Actual, option, value);

        (code, error.Split('\n')[0]).Should().Be((2, $"conform: {option} {value}: a whole number is expected."));
    }

    [Test]
    public async Task Names_that_are_no_files_exit_2_with_the_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "<a/>");
        (await Shell.RunAsync("mkfifo", folder, new Dictionary<string, string>(), ["pipe"])).ExitCode.Should().Be(0);
        Directory.CreateDirectory(Path.Combine(folder, "empty"));

        foreach (var (name, reason) in new[] { ("/dev/zero", "is a device"), ("empty", "is a folder"), ("pipe", "a pipe that nobody writes to"), ("none", "none"), ("a\0b", "Null") })
        {
            var (code, output, error) = await In("compare", "file", name);
            (code, output).Should().Be((2, ""), name);
            error.Should().Contain(reason);
            (await In("compare", "file", "file", "--rules", name)).Code.Should().Be(2, name);
        }

        (await In("compare", "-", "-")).Error.Should().Contain("one side only");
        (await In("compare", "empty", "empty")).Error.Should().Contain("holds a file");
    }

    [Test]
    public async Task A_pipe_is_read_to_its_end()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "<a><b/></a>");
        (await Shell.RunAsync("mkfifo", folder, new Dictionary<string, string>(), ["pipe"])).ExitCode.Should().Be(0);
        using var writer = Shell.Start("sh", folder, new Dictionary<string, string>(), ["-c", "echo '<a><c/></a>' > pipe"]);

        (await In("compare", "file", "pipe")).Output.Should().Contain("Expected the name \"b\", but found \"c\".");
        await writer.WaitForExitAsync();
    }

    [Test]
    public async Task Two_folders_are_compared_file_by_file()
    {
        foreach (var (name, text) in new[] { ("one/same.xml", "<a/>"), ("two/same.xml", "<a></a>"), ("one/sub/b.json", "[1]"), ("two/sub/b.json", "[2]"), ("one/gone", "<a/>"), ("two/came", "[]"), ("one/bad", "<"), ("two/bad", "<a/>") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        var (code, output, _) = await In("compare", "one", "two");

        code.Should().Be(2);
        output.Should().Contain("one/sub/b.json:1:2: Expected \"1\", but found \"2\".\n").And.Contain("gone: missing from the actual folder\n")
            .And.Contain("came: not in the expected folder\n").And.Contain("bad: one/bad:1:").And.EndWith("5 files: 1 same, 1 different, 1 missing, 1 extra, 1 unreadable\n");
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "fixtures", "schema", "compare.schema.json"));
        schema.Validate((await In("compare", "one", "two", "--format", "json")).Output).Should().BeEmpty();
    }

    /// <summary>Every row of TRAPS.md through the program as it is shipped, with its own settings: one process over two folders.</summary>
    [Test]
    public async Task Every_trap_has_its_answer_in_the_shipped_program()
    {
        foreach (var trap in TrapsTests.Rows)
        {
            foreach (var (side, text) in new[] { ("expected", trap.Expected), ("actual", trap.Actual) })
            {
                Directory.CreateDirectory(Path.Combine(folder, side + "-rows"));
                await File.WriteAllTextAsync(Path.Combine(folder, side + "-rows", trap.Id), text);
            }
        }

        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");
        var (_, output) = await Shell.RunAsync(
            "dotnet", folder, new Dictionary<string, string>(), [program, "compare", "expected-rows", "actual-rows", "--format", "json"]);

        using var json = JsonDocument.Parse(output);
        var found = json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("name").GetString()!,
            file => string.Join(',', file.GetProperty("comparison").GetProperty("differences").EnumerateArray().Select(difference => difference.GetProperty("kind").GetString())));
        found.Should().Equal(TrapsTests.Rows.ToDictionary(row => row.Id, row => string.Join(',', row.Kinds)));
    }

    /// <summary>Every rule decides in the program as it is shipped, with its own settings; without the rules all that they let pass is told.</summary>
    [Test]
    public async Task Every_rule_acts_in_the_shipped_program()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "expected"), """{"ignore":1,"any":[1,2],"in":[{"UID":"1"},{"UID":"2"}],"null":null,"Case":1,"pair":[{"k":1,"v":1},{"k":2,"v":2}],"number":1.0,"instant":"2021-11-03T21:00:26Z","text":" A  \u00e9 ","allow":1,"refuse":"x"}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "actual"), """{"ignore":2,"any":[2,1],"in":[{"UID":"1"},{"UID":"2"}],"case":1,"pair":[{"k":2,"v":2},{"k":1,"v":1}],"number":1.4,"instant":"2021-11-03T22:00:27+01:00","text":"a e\u0301","allow":"1","refuse":"x","extra":1}""");
        var rules = new[]
        {
            "refuse: { at: /refuse, kinds: [TextValue] }", "ignore: /ignore", "any-order: /any", "in-order: /in", "null-equals-absent: 'null'", "name-case: Case", "extra-members: extra",
            "pair-by: { at: /pair, keys: [k] }", "number-tolerance: { at: number, by: 0.4 }", "instant-tolerance: { at: instant, seconds: 1 }",
            "text: { at: text, trim: true, collapse: true, ignore-case: true, unicode: true }", "allow: { at: allow, kinds: [ValueType] }",
        };

        (await Shipped(rules)).Should().Be((0, "r.yaml:2:5: the rule \"refuse TextValue /refuse\" decided nothing. Correct its path or delete it.\nsame (2 members stand in another order)\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "expected"), (await File.ReadAllTextAsync(Path.Combine(folder, "expected"))).Replace("\"x\"", "\"y\"", StringComparison.Ordinal).Replace("""[{"UID":"1"},{"UID":"2"}]""", """[{"UID":"2"},{"UID":"1"}]""", StringComparison.Ordinal));
        (await Shipped(rules)).Output.Should().EndWith("\n1 value differs, 0 members missing, 0 extra, 1 in another order\n").And.NotContain("decided nothing");
        (await Shipped("ignore: /ignore")).Output.Should().EndWith("\n6 values differ, 1 member missing, 1 extra, 2 in another order, 1 name differs\n");
    }

    private async Task<(int Code, string Output)> Shipped(params string[] rules)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "r.yaml"), "rules:\n" + string.Concat(rules.Select(rule => $"  - {rule}\n")));
        return await Shell.RunAsync(
            "dotnet", folder, new Dictionary<string, string>(), [Path.Combine(AppContext.BaseDirectory, "conform.dll"), "compare", "expected", "actual", "--rules", "r.yaml"]);
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
            """), CompareOptions.Default, CancellationToken.None);

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
        var read = () => RulesFile.ReadAsync(new DataFile("r.yaml", text), CompareOptions.Default, CancellationToken.None);

        (await read.Should().ThrowAsync<DataException>()).Which.Message.Should().Be(fault);
    }

    private async Task<(int Code, string Output, string Error)> Run(string expected, string actual, params string[] more)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "expected"), expected);
        await File.WriteAllTextAsync(Path.Combine(folder, "actual"), actual);
        return await In(["compare", "expected", "actual", .. more]);
    }

    private async Task<(int Code, string Output, string Error)> In(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await ConformCommand.RunAsync(args, new Terminal(output, error, false), folder, _ => null, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
