using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A disk that fills up costs the files and not the verdict. The device /dev/full is such a disk.</summary>
[Platform("Linux")]
public sealed class FullDiskTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("archive.jsonl.gz", "The archive ends before the run did.")]
    [TestCase("results.json", "The verdict stands, but not all of its reports are written.")]
    [TestCase("summary.md", "The verdict stands, but not all of its reports are written.")]
    public async Task The_verdict_is_told_and_the_exit_code_says_that_the_reports_are_not_whole(string file, string message)
    {
        File.CreateSymbolicLink(Path.Combine(folder, file), "/dev/full");

        var (code, output, errors) = await CommandLine.RunAsync("run", "--select", "jobs/one", "--quiet", "--report", folder);

        code.Should().Be(2);
        output.Should().Contain("CONFORMANT  emulator").And.NotContain("  report  ");
        errors.Should().StartWith("conform: No space left on device").And.EndWith($"{message} Check the path, your rights to it, and the space on the disk.\n");
    }

    [Test]
    public async Task Half_a_report_is_taken_away()
    {
        var file = Path.Combine(folder, "results.json");
        File.CreateSymbolicLink(file, "/dev/full");

        await CommandLine.RunAsync("run", "--select", "jobs/one", "--quiet", "--report", folder);

        new FileInfo(file).LinkTarget.Should().BeNull();
        File.Exists(file).Should().BeFalse();
    }
}
