using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What changed between a server of version 12 and one of version 13, as somebody who writes monitoring scripts reads
/// it.</summary>
public sealed class DialectDiffTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task What_changed_between_12_and_13_stands_on_one_screen_in_a_clients_words()
    {
        var (older, newer) = (await RecordAsync("em12"), await RecordAsync("em13"));

        var (code, output, errors) = await CommandLine.RunAsync("diff", older, newer);

        code.Should().Be(1, errors);
        var lines = output.Split('\n');
        lines.Should().HaveCountLessThanOrEqualTo(40).And.OnlyContain(line => line.Length <= 80 || line.Contains(folder, StringComparison.Ordinal));
        var read = string.Join(' ', output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        read.Should().Contain("member names JSON: PascalCase as in BackupServers (em12, servers up to 12) | camelCase as in backupServers (em13, version 13)")
            .And.Contain("logon.form-content-type: 201, application/xml, LogonSession | 415, application/xml, Error AUTH-020 What a logon with a form's Content-Type is answered with");
        read.Should().NotContain("REQUIREMENTS").And.NotContain("VARIANTS");
    }

    private async Task<string> RecordAsync(string dialect)
    {
        var report = Path.Combine(folder, dialect);
        var (code, output, errors) = await CommandLine.RunAsync(
            "run", "--quiet", "--dialect", dialect, "--select", "area:authentication", "--select", "area:jobs", "--select", "area:replica-*", "--select", "area:query", "--report", report);
        code.Should().Be(0, output + errors);
        return report;
    }
}
