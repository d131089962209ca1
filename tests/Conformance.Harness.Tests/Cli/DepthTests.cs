using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A run that asks less than it could says so wherever it is told of.</summary>
public sealed class DepthTests
{
    private static readonly string[] Some = ["run", "--quiet", "--select", "replica-task-sessions/list", "--depth", "quick"];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Every_report_says_the_depth()
    {
        var (code, output, errors) = await CommandLine.RunAsync([.. Some, "--report", folder]);
        await CommandLine.RunAsync("statement", folder);

        code.Should().Be(0, errors);
        output.Should().Contain("CONFORMANT  emulator  world standard  depth quick\n  Depth quick: a sample.").And.MatchRegex("of [0-9]+ variants were left out\\.\n")
            .And.Contain("in the catalogue, asked at this depth");
        var results = JsonDocument.Parse(await Text("results.json")).RootElement;
        results.GetProperty("header").GetProperty("depth").GetString().Should().Be("quick");
        results.GetProperty("counts").GetProperty("belowDepth").GetInt32().Should().BePositive();
        (await Text("summary.md")).Should().Contain("depth quick").And.Contain("> Depth quick: a sample.");
        (await Text("report.html")).Should().Contain("<dt>Depth</dt><dd>quick</dd>").And.Contain("Depth quick: a sample.");
        (await Text("junit.xml")).Should().Contain("<property name=\"depth\" value=\"quick\" />");
        (await Text("ctrf.json")).Should().Contain("\"depth\": \"quick\"").And.Contain("world standard  depth quick");
        (await Text("results.sarif")).Should().Contain("\"depth\": \"quick\"");
        (await Text("statement.json")).Should().Contain("\"depth\": \"quick\"");
        (await Text("statement.md")).Should().Contain("# CONFORMANT (depth quick): ").And.Contain("Depth quick is a sample");
        (await Text("badge.svg")).Should().Contain("(depth quick)").And.NotContain("#1b6e2f", "green is a whole run");
    }

    [Test]
    public async Task An_archive_is_judged_at_its_depth_and_resumed_at_no_other()
    {
        var (_, output, _) = await CommandLine.RunAsync([.. Some, "--report", folder]);

        var (code, judged, _) = await CommandLine.RunAsync("judge", folder);
        var (refused, _, errors) = await CommandLine.RunAsync("run", "--quiet", "--select", "replica-task-sessions/list", "--resume", "--report", folder);

        code.Should().Be(0);
        judged.Should().Contain("depth quick");
        Line(judged, "  variants").Should().Be(Line(output, "  variants"));
        refused.Should().Be(2);
        errors.Should().Contain("--depth was \"quick\" and is now \"full\"");
    }

    [Test]
    public async Task List_shows_what_a_depth_asks_and_how_many_requests_that_are()
    {
        var (_, quick, _) = await CommandLine.RunAsync("list", "--depth", "quick");
        var (_, full, _) = await CommandLine.RunAsync("list");

        quick.Should().MatchRegex(", [0-9,]+ below depth quick, about [45][0-9]{2} requests\n$");
        full.Should().MatchRegex(" left out, about [0-9,]+ requests\n$");
    }

    [Test]
    public async Task The_file_and_the_environment_say_it_too()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "conform.yaml"), "depth: standard\n");

        var (_, ofFile, _) = await CommandLine.RunInAsync(folder, "list", "--select", "area:jobs");
        var (_, ofVariable, _) = await CommandLine.RunInAsync(folder, new Dictionary<string, string> { ["CONFORM_DEPTH"] = "quick" }, "list", "--select", "area:jobs");

        ofFile.Should().Contain("below depth standard");
        ofVariable.Should().Contain("below depth quick");
    }

    [Test]
    public async Task A_depth_that_is_none_is_refused()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--depth", "quik");

        code.Should().Be(2);
        errors.Should().Contain("--depth quik: there are quick, standard, full. Did you mean \"quick\"?");
    }

    [Test]
    public async Task A_depth_beside_an_archive_is_refused()
    {
        var (code, _, errors) = await CommandLine.RunAsync("mutate", folder, "--depth", "quick");

        code.Should().Be(2);
        errors.Should().Contain("the archive was recorded at its own depth");
    }

    private Task<string> Text(string name) => File.ReadAllTextAsync(Path.Combine(folder, name));

    private static string Line(string output, string beginning) => output.Split('\n').First(line => line.StartsWith(beginning, StringComparison.Ordinal));
}
