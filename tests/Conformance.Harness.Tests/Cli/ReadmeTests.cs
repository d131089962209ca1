using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>The README's samples are what the commands print; counts, times and ports aside.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(CommandLine.Root, "README.md"));

    [Test]
    public async Task The_sample_of_a_run_is_what_a_run_prints()
    {
        var (_, output, _) = await CommandLine.RunAsync("run", "--quiet");

        Shape(output).Should().Be(Shape(Sample("CONFORMANT")));
    }

    [Test]
    public async Task The_sample_of_a_deviation_is_what_it_prints()
    {
        var (_, output, _) = await CommandLine.RunAsync("run", "--quiet", "--select", "area:authentication", "--fault", "token-after-logoff");

        Shape(output).Should().StartWith(Shape(Sample("DEVIATES")));
    }

    /// <summary>The block that begins with that word.</summary>
    private static string Sample(string word) => Block().Matches(Readme).Select(block => block.Groups[1].Value).Single(text => text.StartsWith(word, StringComparison.Ordinal));

    private static string Shape(string text) => Number().Replace(text, " #");

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?: +|(?<=:))[0-9]+(?:\.[0-9]+)?(?= |/|,|\n)")]
    private static partial Regex Number();
}
