using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What somebody sees who calls the program for the first time.</summary>
public sealed class NewcomerTests
{
    private static readonly string[] ManyFaults =
    [
        "state-unknown", "time-offset", "total-size-text", "order-swapped", "creation-missing", "job-name-missing", "file-path-missing", "up-name-differs", "entity-type-missing",
        "reference-name-missing", "global-lacks-nested", "entities-lack-last", "namespace-wrong", "up-other-parent",
    ];

    [Test]
    public async Task A_wrong_password_is_told_in_its_sentence_alone()
    {
        await using var server = await RightServer.StartAsync();

        var (code, output, errors) = await CommandLine.RunInAsync(
            CommandLine.Root, new Dictionary<string, string> { ["CONFORM_PASSWORD"] = "wrong" }, "run", "--quiet", "--target", server.BaseUrl, "--user", RightServer.User, "--select", "jobs/one");

        (code, errors).Should().Be((3, ""));
        output.Should().MatchRegex($@"^TARGET  {server.BaseUrl}  \(--target\)\nERRORED  {server.BaseUrl}  world any\n  The logon as administrator was refused with 401 [^\n]*\n$");
    }

    [Test]
    public async Task The_list_of_faults_marks_those_that_no_verdict_rests_on()
    {
        var (_, output, _) = await CommandLine.RunAsync("faults");

        string Line(string fault) => output.Split('\n').Single(line => line.TrimStart().StartsWith(fault + " ", StringComparison.Ordinal));
        Line("window-second-short").Should().EndWith(" (only the behaviour profile changes)");
        Line("member-twice").Should().EndWith(" (a warning)");
        Line("state-unknown").Should().NotEndWith(")");
    }

    [Test]
    public async Task What_is_not_shown_is_in_the_report_that_was_asked_for_and_else_an_option_writes_it()
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        try
        {
            string[] args = ["run", "--quiet", "--select", "replica-task-sessions/*", .. ManyFaults.SelectMany(fault => new[] { "--fault", fault })];
            var (_, without, _) = await CommandLine.RunInAsync(folder, args);
            var (_, with, _) = await CommandLine.RunInAsync(folder, [.. args, "--report", "out"]);

            without.Should().MatchRegex(@"… and [0-9]+ more kinds of findings; --report DIR writes them all\.\n");
            with.Should().MatchRegex(@"… and [0-9]+ more kinds of findings; report\.html has them all\.\n").And.NotContain("--report DIR");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task The_report_counts_with_the_numbers_of_the_terminal()
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        try
        {
            var (_, output, _) = await CommandLine.RunInAsync(
                folder, "run", "--quiet", "--select", "replica-task-sessions/*", "--fault", "state-unknown", "--fault", "name-rounded", "--report", "out");
            var page = await File.ReadAllTextAsync(Path.Combine(folder, "out", "report.html"));

            string Number(string line) => System.Text.RegularExpressions.Regex.Match(output, line).Groups[1].Value;
            var (violated, asked) = (Number("\n  requirements +[0-9]+   of [0-9]+ in the catalogue, ([0-9]+) violated\n"), Number("\n  requirements +([0-9]+) "));
            page.Should().Contain($"{violated} documented {(violated == "1" ? "requirement is" : "requirements are")} violated, of {asked} that were asked about.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
