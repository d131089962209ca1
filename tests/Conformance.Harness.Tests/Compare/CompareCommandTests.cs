using Conformance.Documents;
using Conformance.Documents.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>What <c>conform compare</c> prints and how it exits.</summary>
[TestFixture]
public sealed class CompareCommandTests : CompareFolder
{
    private const string Expected = """
        <s xmlns="http://www.veeam.com/ent/v1.0">
          <t UID="1"><State>Completed</State><End>${conform.instant}</End></t>
        </s>
        """;

    private static readonly string Actual = Expected
        .Replace("Completed", "Fai&#x1b;led".Replace("&#x1b;", "\u202E", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("${conform.instant}", "2025-01-01T00:00:00Z", StringComparison.Ordinal);

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
    public void On_a_terminal_the_view_is_painted_and_the_part_that_differs_stands_out()
    {
        var (left, right) = ("<s>\n <a>10.50</a>\n</s>"u8.ToArray(), "<s>\n <a>10.75</a>\n</s>"u8.ToArray());
        var comparison = Comparer.Compare(XmlDocuments.Read(left, DocumentLimits.Default), XmlDocuments.Read(right, DocumentLimits.Default), CompareOptions.Default);

        ComparisonText.Of(comparison, ComparedSource.Of("e", left), ComparedSource.Of("a", right), new TextStyle { Context = 3, HasColour = true, Width = 80 }).Should().Be(
            """
            \e[1me:2:2:\e[0m Expected "10.50", but found "10.75".
              at        /s/a[1] (a:2:2, TextValue)
                    1 | <s>
              \e[31m-     2\e[0m |  <a>10.\e[1;37;41m50\e[0m</a>
              \e[32m+     2\e[0m |  <a>10.\e[1;30;42m75\e[0m</a>
                    3 | </s>

            \e[31m1 value differs, 0 members missing, 0 extra\e[0m

            """.Replace("\\e", "\e", StringComparison.Ordinal));
        ComparisonText.Of(Comparer.Compare(XmlDocuments.Read(left, DocumentLimits.Default), XmlDocuments.Read(left, DocumentLimits.Default), CompareOptions.Default), new("e"), new("a"), new TextStyle { HasColour = true })
            .Should().Be("\e[32msame\e[0m\n");
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
        await File.WriteAllTextAsync(Path.Combine(Folder, "rules.yaml"), "rules: [{ ignore: /nowhere }]");
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
    public async Task Same_files_exit_0() => (await Run(Expected, Expected)).Code.Should().Be(0);

    [Test]
    public async Task An_XML_and_a_JSON_file_are_compared_by_information()
    {
        (await Run("<Jobs><Job UID='1'><N>5</N></Job></Jobs>", """{"Jobs":[{"UID":"1","N":5}]}""")).Code.Should().Be(0);
        (await Run("<Jobs><Job UID='1'><N>5</N></Job></Jobs>", """{"Jobs":[{"UID":"1","N":6}]}""")).Output.Should().Contain("/Jobs/Job[1]/N[1]").And.Contain("/Jobs/0/N");
    }

    [Test]
    public async Task Rules_are_obeyed_and_idle_ones_told()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "rules.yaml"), "rules:\n  - ignore: '**/State'\n  - any-order: /nowhere\n");

        var (code, output, _) = await Run(Expected, Actual, "--rules", "rules.yaml");

        code.Should().Be(0);
        output.Should().Be("rules.yaml:3:5: the rule \"any order /nowhere\" decided nothing. Correct its path or delete it.\nsame\n");
    }
}
