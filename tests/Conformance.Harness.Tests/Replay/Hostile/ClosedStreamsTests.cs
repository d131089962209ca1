using System.Diagnostics;
using System.Text.Json;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Packages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>A program whose standard streams are closed writes into none of its own files instead.</summary>
[Platform(Include = "Linux")]
public sealed class ClosedStreamsTests
{
    [TestCase(">&-")]
    [TestCase(">&- 2>&-")]
    [TestCase("<&- >&- 2>&-")]
    public async Task A_run_without_standard_streams_ends_as_any_other(string closed)
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");
        using var conform = Process.Start(new ProcessStartInfo(
            "sh", ["-c", $"exec dotnet \"$0\" run --select 'authentication/entry-point*' --report \"$1\" {closed}", program, folder]) { WorkingDirectory = CommandLine.Root })!;

        await conform.WaitForExitAsync();

        conform.ExitCode.Should().Be(0);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "results.json")));
        results.RootElement.GetProperty("outcome").GetString().Should().NotBeNullOrEmpty();
        Readable.Text(Path.Combine(folder, "archive.jsonl.gz")).Should().EndWith("}\n");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The runtime has a pipe of its own where standard input was: reading from it would wait for ever.</summary>
    [Test]
    public async Task A_comparison_with_standard_input_is_refused_where_that_is_closed([Values("-", "/dev/stdin", "/dev/fd/0")] string name)
    {
        var (code, output) = await CompareAsync(name, "<&-");

        code.Should().Be(2, output);
        output.Should().Be("conform: standard input is closed. Name a file, or give standard input a file: conform compare EXPECTED - < FILE\n");
    }

    [TestCase("< \"$1\"")]
    [TestCase("< \"$1\" 2>&-")]
    public async Task A_comparison_with_standard_input_reads_what_the_caller_gives(string given)
    {
        var (code, output) = await CompareAsync("-", given);

        (code, output).Should().Be((0, "same\n"));
    }

    [Test]
    public async Task A_comparison_with_standard_input_reads_a_pipe()
    {
        var (code, output) = await CompareAsync("-", "", "cat \"$1\" | ");

        (code, output).Should().Be((0, "same\n"));
    }

    private static async Task<(int Code, string Output)> CompareAsync(string name, string streams, string before = "exec ")
    {
        var folder = Directory.CreateTempSubdirectory("conform-test-").FullName;
        var (program, file) = (Path.Combine(AppContext.BaseDirectory, "conform.dll"), Path.Combine(folder, "a.xml"));
        await File.WriteAllTextAsync(file, "<a/>");
        var result = await Shell.RunAsync(
            "sh", folder, new Dictionary<string, string>(), "-c", $"{before}dotnet \"$0\" compare \"$1\" {name} {streams}", program, file);
        Directory.Delete(folder, recursive: true);
        return result;
    }
}
