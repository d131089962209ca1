using Conformance.Cli;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What the command line says of itself.</summary>
public sealed class HelpTests
{
    public static IEnumerable<string> Commands() => HelpExamples.ByCommand.Keys;

    [Test]
    public void The_version_names_the_commit_in_eight_digits() =>
        ConformanceRun.Tool.Should().MatchRegex(@"^conform \d+\.\d+\.\d+(\+[0-9a-f]{8})?$");

    [TestCaseSource(nameof(Commands))]
    public async Task Help_ends_with_examples(string command)
    {
        var (code, output, _) = await CommandLine.RunAsync(command == "conform" ? ["--help"] : [command, "--help"]);

        code.Should().Be(0);
        output.Should().Contain("Examples:\n").And.Contain("  conform ");
    }

    [TestCaseSource(nameof(Commands))]
    public void Every_example_parses(string command)
    {
        var root = ConformCommand.Root(new CallerPlace(new Terminal(TextWriter.Null, TextWriter.Null, IsTerminal: false), CommandLine.Root, _ => null));
        foreach (var example in HelpExamples.ByCommand[command])
        {
            var words = Words(example.Split(" >> ")[0].Split(" > ")[0].Split(" | ")[0]).Skip(1).ToList();

            root.Parse(words).Errors.Select(error => error.Message).Should().BeEmpty(example);
        }
    }

    [Test]
    public async Task Every_command_has_examples()
    {
        var (_, output, _) = await CommandLine.RunAsync("--help");
        var commands = output[output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ')[0]).Where(name => name.Length > 0);

        commands.Should().BeSubsetOf(HelpExamples.ByCommand.Keys).And.Contain("diff").And.Contain("completion");
    }

    [TestCaseSource(nameof(Commands))]
    public async Task Help_is_a_page_to_read(string command)
    {
        var (_, output, _) = await CommandLine.RunAsync(command == "conform" ? ["--help"] : [command, "--help"]);

        output.Split('\n').Select(line => line.Length).Max().Should().BeLessThan(300, output);
    }

    [TestCase("rnu", "Unrecognized command or argument 'rnu'. Did you mean \"run\"?")]
    [TestCase("dif", "Unrecognized command or argument 'dif'. Did you mean \"diff\"?")]
    public async Task A_misspelt_command_is_one_message_with_what_was_meant(string word, string message)
    {
        var (code, _, errors) = await CommandLine.RunAsync(word);

        code.Should().Be(2);
        errors.Should().Be($"conform: {message}\nSee `conform --help`.\n");
    }

    [TestCase("Unrecognized command or argument '--no-colour'. Did you mean \"--no-color\"?", "run", "--no-colour")]
    [TestCase("Unrecognized command or argument '--targt'. Did you mean \"--target\"?", "run", "--targt", "https://em.example/api")]
    [TestCase("Unrecognized command or argument '--reprot'. Did you mean \"--report\"?", "judge", "--reprot", "out")]
    [TestCase("Unrecognized command or argument '--scenrios'. Did you mean \"--scenarios\"?", "merge", "--scenrios", "a", "b")]
    [TestCase("Unrecognized command or argument '--quite'. Did you mean \"--quiet\"?", "mutate", "--quite")]
    [TestCase("--timeout soon: a number is expected.", "run", "--timeout", "soon")]
    [TestCase("--parallel 1.5: a whole number is expected.", "run", "--parallel", "1.5")]
    [TestCase("<archive> is missing: The archive.jsonl.gz of a run, its report folder, or a recording FILE.har of a browser or a proxy.", "judge")]
    [TestCase("<right> is missing: The archive.jsonl.gz of another, or its report folder.", "diff", "out")]
    public async Task A_line_that_cannot_be_used_is_one_message_for_its_cause(string message, params string[] line)
    {
        var (code, _, errors) = await CommandLine.RunAsync(line);

        code.Should().Be(2);
        errors.Should().Be($"conform: {message}\nSee `conform {line[0]} --help`.\n");
    }

    [Test]
    public async Task After_two_hyphens_an_argument_may_look_like_an_option()
    {
        var (_, _, errors) = await CommandLine.RunAsync("judge", "--", "--reprot");

        errors.Should().Contain("--reprot: the file does not exist.");
    }

    [Test]
    public async Task A_shell_without_completion_is_told_those_that_have_it()
    {
        var (code, _, errors) = await CommandLine.RunAsync("completion", "bsh");

        code.Should().Be(2);
        errors.Should().Be("conform: completion bsh: there are bash, zsh, fish and pwsh.\n");
    }

    private static IEnumerable<string> Words(string line) =>
        line.Split('\'').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
