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

        Shape(output).Should().Be(Shape(Sample("\nCONFORMANT")));
    }

    [Test]
    public async Task The_sample_of_a_deviation_is_what_it_prints()
    {
        var (_, output, _) = await CommandLine.RunAsync("run", "--quiet", "--select", "area:authentication", "--fault", "token-after-logoff");

        Shape(output).Should().StartWith(Shape(Sample("\nDEVIATES")));
    }

    [Test]
    public void The_project_of_ones_own_is_that_of_the_page_for_vendors_which_is_run()
    {
        var vendors = File.ReadAllText(Path.Combine(CommandLine.Root, "harness", "VENDORS.md"));

        Packages(Readme).Should().Equal(Packages(vendors)).And.HaveCount(3);
    }

    private static IEnumerable<string> Packages(string page) => page.Split('\n').Where(line => line.Contains("<PackageReference ", StringComparison.Ordinal));

    /// <summary>The block with that word at the beginning of a line.</summary>
    private static string Sample(string word) => Block().Matches(Readme).Select(block => block.Groups[1].Value).Single(text => text.Contains(word, StringComparison.Ordinal));

    private static string Shape(string text) => Number().Replace(text, " #");

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?: +|(?<=:))[0-9]+(?:\.[0-9]+)?(?= |/|,|\n)")]
    private static partial Regex Number();
}
