using System.Diagnostics;
using System.Text.Json;
using Conformance.Harness.Tests.Cli;
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
}
