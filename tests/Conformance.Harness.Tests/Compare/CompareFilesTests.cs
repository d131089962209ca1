using System.Text.Json;
using Conformance.Cli;
using Conformance.Harness.Tests.Packages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Compare;

/// <summary>What <c>conform compare</c> reads: files, folders, pipes, standard input, and names that are none of them; never exit
/// 3.</summary>
[TestFixture]
public sealed class CompareFilesTests : CompareFolder
{
    [Test]
    public async Task Names_that_are_no_files_exit_2_with_the_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "<a/>");
        (await Shell.RunAsync("mkfifo", Folder, new Dictionary<string, string>(), ["pipe"])).ExitCode.Should().Be(0);
        Directory.CreateDirectory(Path.Combine(Folder, "empty"));

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

    [TestCase("loop")]
    [TestCase("to-nothing")]
    [TestCase("/proc/self/mem")]
    [TestCase("/proc/self/status")]
    [TestCase("/dev/tty")]
    [TestCase("/dev/null")]
    [TestCase("file/below")]
    [TestCase("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task What_cannot_be_read_exits_2_with_its_name(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "<a/>");
        File.CreateSymbolicLink(Path.Combine(Folder, "loop"), Path.Combine(Folder, "loop"));
        File.CreateSymbolicLink(Path.Combine(Folder, "to-nothing"), Path.Combine(Folder, "none"));

        foreach (var args in new[] { new[] { "compare", "file", name }, ["compare", name, "file"], ["compare", "file", "file", "--rules", name] })
        {
            var (code, output, error) = await In(args);
            (code, output).Should().Be((2, ""), error);
            error.Should().Contain(Path.GetFileName(name)).And.NotContain("   at ");
        }
    }

    /// <summary>A file that another program cuts, lengthens and overwrites while it is compared.</summary>
    [Test]
    public async Task A_file_that_changes_while_it_is_read_is_compared_or_refused()
    {
        var text = "{\"s\":[" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"{{\"UID\":\"{i}\",\"v\":1}}"))) + "]}";
        var (one, other) = (Path.Combine(Folder, "one"), Path.Combine(Folder, "other"));
        await File.WriteAllTextAsync(one, text);
        await File.WriteAllTextAsync(other, text);
        using var stop = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            using var file = new FileStream(other, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            for (var n = 1; !stop.IsCancellationRequested; n++)
            {
                file.SetLength(n % 3 == 0 ? text.Length : text.Length / (1 + (n % 7)));
                file.Position = n * 997L % text.Length;
                file.WriteByte((byte)n);
            }
        });

        for (var n = 0; n < 10; n++)
        {
            (await In("compare", "one", "other")).Code.Should().BeOneOf(0, 1, 2);
        }

        await stop.CancelAsync();
        await changing;
    }

    [Test]
    public async Task Standard_input_is_either_side()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "[1]");
        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");

        foreach (var (sides, place) in new[] { ("- file", "standard input:1:2: Expected \"2\", but found \"1\"."), ("file -", "file:1:2: Expected \"1\", but found \"2\".") })
        {
            var (code, output) = await Shell.RunAsync("sh", Folder, new Dictionary<string, string>(), ["-c", $"echo [2] | dotnet '{program}' compare {sides}"]);
            (code, output.Split('\n')[0]).Should().Be((1, place));
        }
    }

    [Test]
    public async Task A_pipe_is_read_to_its_end()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "<a><b/></a>");
        (await Shell.RunAsync("mkfifo", Folder, new Dictionary<string, string>(), ["pipe"])).ExitCode.Should().Be(0);
        using var writer = Shell.Start("sh", Folder, new Dictionary<string, string>(), ["-c", "echo '<a><c/></a>' > pipe"]);

        (await In("compare", "file", "pipe")).Output.Should().Contain("Expected the name \"b\", but found \"c\".");
        await writer.WaitForExitAsync();
    }

    [Test]
    public async Task Two_folders_are_compared_file_by_file()
    {
        foreach (var (name, text) in new[] { ("one/same.xml", "<a/>"), ("two/same.xml", "<a></a>"), ("one/sub/b.json", "[1]"), ("two/sub/b.json", "[2]"), ("one/gone", "<a/>"), ("two/came", "[]"), ("one/bad", "<"), ("two/bad", "<a/>") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
            await File.WriteAllTextAsync(Path.Combine(Folder, name), text);
        }

        var (code, output, _) = await In("compare", "one", "two");

        code.Should().Be(2);
        output.Should().Contain("one/sub/b.json:1:2: Expected \"1\", but found \"2\".\n").And.Contain("gone: missing from the actual folder\n")
            .And.Contain("came: not in the expected folder\n").And.Contain("bad: one/bad:1:").And.EndWith("5 files: 1 same, 1 different, 1 missing, 1 extra, 1 unreadable\n");
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "fixtures", "schema", "compare.schema.json"));
        schema.Validate((await In("compare", "one", "two", "--format", "json")).Output).Should().BeEmpty();
    }

    /// <summary>Every row of TRAPS.md through the program as it is shipped, with its own settings: one process over two
    /// folders.</summary>
    [Test]
    public async Task Every_trap_has_its_answer_in_the_shipped_program()
    {
        foreach (var trap in TrapsTests.Rows)
        {
            foreach (var (side, text) in new[] { ("expected", trap.Expected), ("actual", trap.Actual) })
            {
                Directory.CreateDirectory(Path.Combine(Folder, side + "-rows"));
                await File.WriteAllTextAsync(Path.Combine(Folder, side + "-rows", trap.Id), text);
            }
        }

        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");
        var (_, output) = await Shell.RunAsync(
            "dotnet", Folder, new Dictionary<string, string>(), [program, "compare", "expected-rows", "actual-rows", "--format", "json"]);

        using var json = JsonDocument.Parse(output);
        var found = json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("name").GetString()!,
            file => string.Join(',', file.GetProperty("comparison").GetProperty("differences").EnumerateArray().Select(difference => difference.GetProperty("kind").GetString())));
        found.Should().Equal(TrapsTests.Rows.ToDictionary(row => row.Id, row => string.Join(',', row.Kinds)));
    }

    /// <summary>Every rule decides in the program as it is shipped, with its own settings; without the rules all that they let
    /// pass is told.</summary>
    [Test]
    public async Task Every_rule_acts_in_the_shipped_program()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "expected"), """{"ignore":1,"any":[1,2],"in":[{"UID":"1"},{"UID":"2"}],"null":null,"Case":1,"pair":[{"k":1,"v":1},{"k":2,"v":2}],"number":1.0,"instant":"2021-11-03T21:00:26Z","text":" A  \u00e9 ","allow":1,"refuse":"x"}""");
        await File.WriteAllTextAsync(Path.Combine(Folder, "actual"), """{"ignore":2,"any":[2,1],"in":[{"UID":"1"},{"UID":"2"}],"case":1,"pair":[{"k":2,"v":2},{"k":1,"v":1}],"number":1.4,"instant":"2021-11-03T22:00:27+01:00","text":"a e\u0301","allow":"1","refuse":"x","extra":1}""");
        var rules = new[]
        {
            "refuse: { at: /refuse, kinds: [TextValue] }", "ignore: /ignore", "any-order: /any", "in-order: /in", "null-equals-absent: 'null'", "name-case: Case", "extra-members: extra",
            "pair-by: { at: /pair, keys: [k] }", "number-tolerance: { at: number, by: 0.4 }", "instant-tolerance: { at: instant, seconds: 1 }",
            "text: { at: text, trim: true, collapse: true, ignore-case: true, unicode: true }", "allow: { at: allow, kinds: [ValueType] }",
        };

        (await Shipped(rules)).Should().Be((0, "r.yaml:2:5: the rule \"refuse TextValue /refuse\" decided nothing. Correct its path or delete it.\nsame (2 members stand in another order)\n"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "expected"), (await File.ReadAllTextAsync(Path.Combine(Folder, "expected"))).Replace("\"x\"", "\"y\"", StringComparison.Ordinal).Replace("""[{"UID":"1"},{"UID":"2"}]""", """[{"UID":"2"},{"UID":"1"}]""", StringComparison.Ordinal));
        (await Shipped(rules)).Output.Should().EndWith("\n1 value differs, 0 members missing, 0 extra, 1 in another order\n").And.NotContain("decided nothing");
        (await Shipped("ignore: /ignore")).Output.Should().EndWith("\n5 values differ, 1 member missing, 1 extra, 2 in another order, 1 name differs\n");
    }

    private async Task<(int Code, string Output)> Shipped(params string[] rules)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "r.yaml"), "rules:\n" + string.Concat(rules.Select(rule => $"  - {rule}\n")));
        return await Shell.RunAsync(
            "dotnet", Folder, new Dictionary<string, string>(), [Path.Combine(AppContext.BaseDirectory, "conform.dll"), "compare", "expected", "actual", "--rules", "r.yaml"]);
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
        var code = await ConformCommand.RunAsync(["compare", "none", "none"], new Terminal(output, error, false), Folder, _ => null, CancellationToken.None);

        code.Should().Be(2);
        error.ToString().Should().Contain("none");
    }
}
