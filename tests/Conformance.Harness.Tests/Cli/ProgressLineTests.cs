using Conformance.Cli;
using Conformance.Replay.Runs;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What a person sees while a run goes on.</summary>
public sealed class ProgressLineTests
{
    private const string Clear = "\r\u001b[K";

    private readonly FakeTimeProvider time = new();

    [Test]
    public void A_terminal_has_one_line_that_moves_and_is_taken_away() =>
        Shown(isTerminal: true, quiet: false, new RunProgress(50, 200, 80), new RunProgress(100, 200, 160)).Should().Be(
            $"{Clear}50 of 200 variants, 80 exchanges, about 18 s left{Clear}100 of 200 variants, 160 exchanges, about 12 s left{Clear}");

    [Test]
    public void Elsewhere_a_plain_line_comes_now_and_then() =>
        Shown(isTerminal: false, quiet: false, new RunProgress(50, 200, 80)).Should().Be("50 of 200 variants, 80 exchanges, about 18 s left\n");

    [Test]
    public void The_first_variants_foretell_no_time() =>
        Shown(isTerminal: false, quiet: false, new RunProgress(1, 200, 7)).Should().Be("1 of 200 variants, 7 exchanges\n");

    [Test]
    public void A_long_time_is_told_in_minutes() =>
        Shown(isTerminal: false, quiet: false, new RunProgress(20, 2000, 30)).Should().Be("20 of 2000 variants, 30 exchanges, about 10 min left\n");

    [Test]
    public void What_a_live_target_is_about_to_be_asked_stays_on_the_screen() =>
        Shown(isTerminal: true, quiet: false, new RunProgress(0, 600, 3) { Size = new PlanSize(1204, TimeSpan.FromMilliseconds(300), 2, null) }).Should()
            .Be("1,204 requests, about 3 min at 300 ms an answer, 2 at a time\n");

    [Test]
    public void A_rate_that_holds_the_run_up_is_told_in_the_place_of_the_answers() =>
        Shown(isTerminal: true, quiet: false, new RunProgress(0, 600, 3) { Size = new PlanSize(1200, TimeSpan.FromMilliseconds(20), 2, 2) }).Should()
            .Be("1,200 requests, about 10 min at 2 a second\n");

    [Test]
    public void Time_is_told_by_the_requests_that_are_planned() =>
        Shown(isTerminal: false, quiet: false, new RunProgress(90, 100, 20) { Over = 10, Planned = 100 }).Should().Be("90 of 100 variants, 20 exchanges, about 54 s left\n");

    [Test]
    public void A_server_that_got_slower_shows_in_the_time_that_is_left() =>
        Shown(isTerminal: false, quiet: false, [.. Enumerable.Range(0, 10).Select(step => new RunProgress(100 + step, 200, 100 + step) { Over = 100 + step, Planned = 200 })])
            .Should().EndWith("109 of 200 variants, 109 exchanges, about 9 min left\n");

    [Test]
    public void A_quiet_run_says_nothing([Values] bool isTerminal) =>
        Shown(isTerminal, quiet: true, new RunProgress(50, 200, 80)).Should().BeEmpty();

    [TestCase("run")]
    [TestCase("record")]
    [TestCase("mutate")]
    public async Task Whoever_tells_progress_can_be_quiet(string command) =>
        (await CommandLine.RunAsync(command, "--help")).Output.Should().Contain("--quiet");

    [Test]
    public async Task Quiet_mutations_say_nothing_but_their_result()
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        try
        {
            await CommandLine.RunAsync("run", "--quiet", "--select", "jobs/one", "--report", folder);

            var (_, output, errors) = await CommandLine.RunAsync("mutate", folder, "--max", "20", "--quiet");

            errors.Should().BeEmpty();
            output.Should().Contain("mutations");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What is written when each step takes six seconds.</summary>
    private string Shown(bool isTerminal, bool quiet, params RunProgress[] steps)
    {
        using var errors = new StringWriter();
        using (var line = new ProgressLine(new Terminal(TextWriter.Null, errors, isTerminal), quiet, time))
        {
            foreach (var step in steps)
            {
                time.Advance(TimeSpan.FromSeconds(6));
                line.Report(step);
            }
        }

        return errors.ToString();
    }
}
