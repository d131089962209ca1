using System.Text.Json;
using Conformance.Emulator;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Networks;

/// <summary>The dialect of JSON of a live target is recognised, and two of them are told.</summary>
public sealed class DialectTests
{
    private static readonly string[] Slice = ["--select", "replica-task-sessions/list*", "--select", "read-side/jobs/read*", "--select", "read-side/replica-sessions/read*"];

    [TestCase(EmulatorDialect.Em12, "em12")]
    [TestCase(EmulatorDialect.Em13, "em13")]
    public async Task The_dialect_of_a_live_target_is_kept_in_archive_results_and_profile(EmulatorDialect dialect, string name)
    {
        var (code, output, folder) = await RunAsync(dialect);

        code.Should().Be(0, output);
        RunArchive.ReadFile(folder).Header.Dialect.Should().Be(name);
        using var results = await ResultsAsync(folder);
        var header = results.RootElement.GetProperty("header");
        header.GetProperty("dialect").GetString().Should().Be(name);
        header.GetProperty("dialects").EnumerateArray().Select(pair => pair.GetProperty("dialect").GetString()).Distinct().Should().Equal(name);
        header.GetProperty("dialects").EnumerateArray().Select(pair => pair.GetProperty("resource").GetString()).Should().Contain("Job").And.Contain("ReplicaTaskSession");
        results.RootElement.GetProperty("profile").EnumerateArray().Where(entry => entry.GetProperty("key").GetString() == "json.names")
            .Select(entry => entry.GetProperty("behaviour").GetString()).Should().Equal(name);
    }

    [TestCase(EmulatorDialect.Em12, "names in camelCase in ReplicaTaskSession")]
    [TestCase(EmulatorDialect.Em13, "names in PascalCase in ReplicaTaskSession")]
    public async Task One_resource_in_the_other_dialect_is_one_warning_and_is_kept(EmulatorDialect dialect, string actual)
    {
        var (code, output, folder) = await RunAsync(dialect, "json-names-mixed");
        var (again, judged, _) = await CommandLine.RunAsync(["judge", folder]);

        code.Should().Be(0, output);
        Gateway.Requirements(output).Should().Equal("REP-025");
        output.Should().Contain(actual);
        RunArchive.ReadFile(folder).Header.Dialect.Should().Be("mixed");
        again.Should().Be(0);
        Gateway.Requirements(judged).Should().Equal("REP-025");
    }

    private static async Task<(int Code, string Output, string Folder)> RunAsync(EmulatorDialect dialect, params string[] faults)
    {
        await using var right = await RightServer.StartAsync(dialect: dialect, faults: faults);
        var folder = Directory.CreateTempSubdirectory("dialect-").FullName;
        var (code, output, errors) = await CommandLine.RunAsync(["run", "--target", right.BaseUrl, "--user", RightServer.User, .. Slice, "--report", folder]);
        right.ActiveLogonSessions.Should().Be(0);
        return (code, output + errors, folder);
    }

    private static async Task<JsonDocument> ResultsAsync(string folder) => JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "results.json")));
}
