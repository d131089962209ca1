using Conformance.Core.Exchanges;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>A run that was killed is gone on with from its archive.</summary>
public sealed class ResumeTests
{
    private static readonly string[] Some = ["--select", "area:replica-task-sessions", "--select", "area:authentication"];

    private string folder = "";

    private string File => Path.Combine(folder, RunArchive.FileName);

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_killed_run_is_gone_on_with_where_it_was()
    {
        var whole = await RunAsync();
        await CutAsync();
        var before = RunArchive.ReadFile(File);

        var (code, output, errors) = await RunAsync("--resume");

        code.Should().Be(0, output + errors);
        Counted(output).Should().Be(Counted(whole.Output));
        var after = RunArchive.ReadFile(File);
        after.IsComplete.Should().BeTrue();
        before.Variants.Should().NotBeEmpty().And.HaveCountLessThan(after.Variants.Count);
        foreach (var variant in before.Variants.Keys)
        {
            Sent(after, variant).Should().Equal(Sent(before, variant), "what was done is not done again");
        }
    }

    [Test]
    public async Task Where_nothing_is_to_go_on_with_a_new_run_begins_and_says_so()
    {
        var (code, output, errors) = await RunAsync("--resume");

        code.Should().Be(0, output + errors);
        errors.Should().Contain($"conform: nothing is in {folder} to go on with; a new run begins.\n");
    }

    [Test]
    public async Task What_is_judged_from_the_archive_is_what_was_printed()
    {
        await RunAsync("--fault", "token-after-logoff");
        await CutAsync();
        var (_, output, _) = await RunAsync("--resume", "--fault", "token-after-logoff");

        var (code, again, _) = await CommandLine.RunAsync("judge", File);

        code.Should().Be(1);
        Counted(again).Should().Be(Counted(output));
        again.Should().Contain("AUTH-015");
    }

    [Test]
    public async Task A_run_with_nothing_left_to_do_sends_nothing_and_is_judged()
    {
        await RunAsync();
        var before = RunArchive.ReadFile(File).Exchanges;

        var (code, output, _) = await RunAsync("--resume");

        code.Should().Be(0, output);
        RunArchive.ReadFile(File).Exchanges.Should().HaveCount(before.Count());
    }

    [Test]
    public async Task Another_run_is_not_gone_on_with_and_says_what_differs()
    {
        await RunAsync();
        await CutAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);

        var (code, _, errors) = await CommandLine.RunAsync("run", "--select", "area:errors", "--report", folder, "--resume");

        code.Should().Be(2);
        errors.Should().Contain("this is another run: --select was \"area:replica-task-sessions,area:authentication\" and is now \"area:errors\". Resume with the options that it began with.");
        (await System.IO.File.ReadAllBytesAsync(File)).Should().Equal(bytes, "nothing is lost");
    }

    [Test]
    public async Task Without_an_archive_a_run_begins()
    {
        var (code, output, _) = await RunAsync("--resume");

        code.Should().Be(0, output);
        RunArchive.ReadFile(File).IsComplete.Should().BeTrue();
    }

    [Test]
    public async Task Without_a_folder_there_is_nothing_to_resume()
    {
        var (code, _, errors) = await CommandLine.RunAsync("run", "--resume");

        code.Should().Be(2);
        errors.Should().Contain("--resume goes on with the run in the folder of --report. Name that folder with --report DIR.");
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] more) =>
        CommandLine.RunAsync(["run", .. Some, "--report", folder, .. more]);

    /// <summary>What a kill leaves behind.</summary>
    private async Task CutAsync()
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, bytes[..(bytes.Length / 2)]);
    }

    private static string Counted(string output) =>
        string.Join('\n', output.Split('\n').Where(line => line.StartsWith("  variants ", StringComparison.Ordinal) || line.StartsWith("  checks ", StringComparison.Ordinal)));

    private static IEnumerable<DateTimeOffset> Sent(Archive archive, string variant) =>
        archive.Exchanges.Where(exchange => exchange.Variant == variant).Select(exchange => exchange.SentAt);
}
