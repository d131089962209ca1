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
            var words = Words(example.Split(" >> ")[0].Split(" | ")[0]).Skip(1).ToList();

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

    private static IEnumerable<string> Words(string line) =>
        line.Split('\'').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
