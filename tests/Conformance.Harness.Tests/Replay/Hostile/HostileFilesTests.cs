using System.IO.Compression;
using System.Text;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Replay.Hostile;

/// <summary>Files and folders that no run would write are refused in one sentence, and nothing of the user's is
/// deleted.</summary>
public sealed class HostileFilesTests
{
    private const string Header = "{\"record\":\"conformance-archive\",\"version\":1,\"target\":\"emulator\",\"dialect\":\"em12\",\"world\":\"any\",\"started\":\"2026-01-01T00:00:00Z\",\"harness\":\"1\"}";
    private const string Request = "\"request\":{\"method\":\"GET\",\"url\":\"http://h/api/\",\"headers\":[]}";
    private const string Failure = "\"failure\":{\"kind\":\"ClosedBeforeResponse\",\"message\":\"gone.\"}";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("a step twice", "there twice")]
    [TestCase("neither", "both or neither")]
    [TestCase("year 9999", "no year from 1970 to 9000")]
    [TestCase("shard", "I/N is expected")]
    public async Task An_edited_archive_is_refused_in_one_sentence(string edit, string told)
    {
        var good = Exchange("2026-01-01T00:00:00Z", Failure);
        string[] lines = edit switch
        {
            "a step twice" => [Header, good, good],
            "neither" => [Header, Exchange("2026-01-01T00:00:00Z", null)],
            "year 9999" => [Header, Exchange("9999-12-31T23:59:59Z", Failure)],
            _ => [Header.Replace("\"harness\"", "\"properties\":{\"shard\":\"0/0\"},\"harness\"", StringComparison.Ordinal)],
        };

        await RefusedAsync(told, "judge", Archive(lines));
    }

    [Test]
    public async Task An_archive_writes_no_command_to_the_terminal()
    {
        var header = Header.Replace("\"target\":\"emulator\"", "\"target\":\"http://h/\\u001b[2J\\n::error::##vso[x]\"", StringComparison.Ordinal);

        var (code, output, errors) = await CommandLine.RunAsync(["judge", Archive(header, Exchange("2026-01-01T00:00:00Z", Failure))]);

        code.Should().Be(2);
        (output + errors).Should().NotContain("\u001b").And.NotContain("\n::").And.NotContain("##");
    }

    [Test]
    public async Task A_line_of_an_archive_has_a_limit()
    {
        var path = Path.Combine(folder, "bomb.jsonl.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var block = new byte[1024 * 1024];
            for (var mebibyte = 0; mebibyte < 450; mebibyte++)
            {
                await gzip.WriteAsync(block);
            }
        }

        await RefusedAsync("the line is longer than 400 MiB", "judge", path);
    }

    [TestCase("[")]
    [TestCase("- ")]
    [TestCase("{a: ")]
    [TestCase("? ")]
    public async Task A_deep_rules_file_is_refused(string opening)
    {
        var (rules, body) = (Path.Combine(folder, "rules.yaml"), Path.Combine(folder, "a.json"));
        await File.WriteAllTextAsync(rules, string.Concat(Enumerable.Repeat(opening, 50_000)));
        await File.WriteAllTextAsync(body, "{}");

        await RefusedAsync("rules.yaml", "compare", body, body, "--rules", rules);
    }

    [TestCase("run", "--report", "")]
    [TestCase("run", "--scenarios", "")]
    [TestCase("judge", "")]
    [TestCase("record", "--out", "")]
    public async Task An_empty_name_is_no_name(params string[] args) => await RefusedAsync("Is a variable empty?", args);

    [Test]
    public async Task A_selection_of_ten_thousand_characters_is_answered_at_once() =>
        await RefusedAsync("matches no variant", "run", "--select", new string('x', 10_000));

    [Test]
    public async Task A_second_run_into_a_folder_that_a_run_writes_to_is_refused()
    {
        using var first = Conformance.Runs.FolderLock.Take(folder);

        await RefusedAsync("another run writes its reports into this folder", "run", "--select", "authentication/entry-point*", "--report", folder);
    }

    [Test]
    public async Task A_folder_that_looks_like_a_staging_folder_is_left_alone_by_record()
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, "out.recording")).FullName;
        await File.WriteAllTextAsync(Path.Combine(own, "mine.txt"), "mine");

        var (code, output, errors) = await CommandLine.RunAsync("record", "--select", "jobs/one[accept=absent]", "--out", Path.Combine(folder, "out"));

        code.Should().Be(0, output + errors);
        File.Exists(Path.Combine(own, "mine.txt")).Should().BeTrue();
        Directory.GetDirectories(folder).Select(Path.GetFileName).Should().BeEquivalentTo(["out", "out.recording"]);
    }

    [TestCase("run", "--dry-run", "--waivers", "DEVICE")]
    [TestCase("run", "--dry-run", "--ca", "DEVICE", "--target", "https://127.0.0.1:1/api", "--user", "a")]
    [TestCase("run", "--dry-run", "--xsd", "DEVICE")]
    [TestCase("compare", "DEVICE", "DEVICE")]
    [TestCase("compare", "FILE", "FILE", "--rules", "DEVICE")]
    [Platform(Include = "Linux")]
    public async Task A_device_in_place_of_a_file_is_refused(params string[] args) => await RefusedAsync("/dev/zero", Named(args, "/dev/zero"));

    [TestCase("run", "--dry-run", "--waivers", "DEVICE")]
    [TestCase("run", "--dry-run", "--xsd", "DEVICE")]
    [TestCase("judge", "DEVICE")]
    [TestCase("compare", "FILE", "FILE", "--rules", "DEVICE")]
    [Platform(Include = "Linux")]
    public async Task A_pipe_that_nobody_writes_to_is_given_up(params string[] args)
    {
        var pipe = Path.Combine(folder, "pipe");
        using var make = System.Diagnostics.Process.Start("mkfifo", [pipe]);
        await make.WaitForExitAsync();

        await RefusedAsync("is a pipe that nobody writes to", Named(args, pipe));
    }

    private string[] Named(string[] args, string device)
    {
        var file = Path.Combine(folder, "a.json");
        File.WriteAllText(file, "{}");
        return [.. args.Select(arg => arg switch { "DEVICE" => device, "FILE" => file, _ => arg })];
    }

    private static string Exchange(string sent, string? outcome) =>
        $"{{\"record\":\"exchange\",\"variant\":\"jobs/one[accept=absent]\",\"step\":\"session\",\"sent\":\"{sent}\",\"elapsed\":1,\"attempts\":1,{Request}{(outcome is null ? "" : "," + outcome)}}}";

    private static async Task RefusedAsync(string told, params string[] args)
    {
        var (code, output, errors) = await CommandLine.RunAsync(args);

        code.Should().Be(2, output + errors);
        errors.Should().Contain(told).And.NotContain("   at ");
    }

    private string Archive(params string[] lines)
    {
        var path = Path.Combine(folder, "archive.jsonl.gz");
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return path;
    }
}
