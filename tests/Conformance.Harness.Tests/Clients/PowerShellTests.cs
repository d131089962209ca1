using System.Text.RegularExpressions;
using Conformance.Harness.Tests.Cli;
using Conformance.Harness.Tests.Fakes;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Clients;

/// <summary>What a run prints for PowerShell, and what the pages say of it, works in PowerShell.</summary>
public sealed partial class PowerShellTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["CONFORM_PASSWORD"] = CommandLine.Password,
        ["LC_ALL"] = "C.UTF-8",
    };
    private static readonly string[] Words =
    [
        "it's",
        "‘typographic’ ‚quotes‛",
        "$env:PATH `n $(1+1)",
        "a \"double\" one",
        "EXAMPLE\\auditor\\",
        "",
        "x\ny",
        "*",
        "@('a')",
        "-x",
        "{}",
        "%PATH%",
    ];
    private static readonly string[] Pages = ["README.md", "harness/VENDORS.md", "harness/CI.md", "harness/OPENAPI.md"];
    private string folder = "";

    [OneTimeSetUp]
    public Task Install() => ClientPrograms.InstallAsync("curl");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_quoted_text_is_one_word_for_PowerShell_and_for_a_program()
    {
        var words = string.Join(' ', Words.Select(PowerShell.Word));

        var list = words.Replace("' '", "','", StringComparison.Ordinal);
        var printf = PowerShell.Word(ClientPrograms.PathOf("printf"));
        var (code, output) = await PowerShell.RunAsync(
            folder,
            Variables,
            $"[Console]::Out.Write((@({list}) -join \"|\"))\n& {printf} '%s|' {words}\n");

        code.Should().Be(0, output);
        output.TrimEnd().Should().Be(string.Join('|', Words) + string.Concat(Words.Select(word => word + "|")));
    }

    [Test]
    public async Task The_lines_that_a_run_prints_work()
    {
        await using var server = await RightServer.StartAsync(https: true, faults: ["state-unknown"]);
        var (_, told, errors) = await CommandLine.RunInAsync(
            folder,
            "run",
            "--quiet",
            "--select",
            "replica-task-sessions/list",
            "--target",
            server.BaseUrl,
            "--pin",
            server.Fingerprint!,
            "--user",
            RightServer.User,
            "--shell",
            "powershell");
        var (token, curl, again) = (Line("token", told), Line("curl", told), Line("again", told));
        token.Should().StartWith("$env:CONFORM_TOKEN = (curl.exe -sSk -i -X POST -u 'administrator' '", errors);

        // curl asks for the password; nobody is there to answer.
        var (code, output) = await PowerShell.RunAsync(
            folder,
            Variables,
            $"""
            {token.Replace(
                "-u 'administrator'",
                "-u " + PowerShell.Word($"{RightServer.User}:{CommandLine.Password}"),
                StringComparison.Ordinal)}
            {curl}
            ""
            {again}
            exit $LASTEXITCODE
            """
        );

        code.Should().Be(1, output);
        output.Should().Contain("<State>").And.Contain("\nDEVIATES State is ").And.NotContain("errored");
        server.ActiveLogonSessions.Should().Be(1, "the token's own is left");
    }

    /// <summary>What both shells read alike is run by PageCommandTests; here the program gets the same words.</summary>
    [Test]
    public async Task The_commands_of_the_pages_are_the_same_words_in_PowerShell()
    {
        var commands = Pages
            .SelectMany(page => Blocks(page, "sh"))
            .SelectMany(block => block.Split('\n'))
            .Where(line => line.StartsWith("conform ", StringComparison.Ordinal))
            .ToList();

        var (code, output) = await PowerShell.RunAsync(
            folder,
            Variables,
            $"$EM_URL = 'URL'; $EM_PIN = 'PIN'\nfunction conform {{ \"conform $args\" }}\n{string.Join('\n', commands)}\n");

        code.Should().Be(0, output);
        commands.Should().HaveCountGreaterThan(8);
        output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r'))
            .Should()
            .Equal(
                commands.Select(command =>
                    command
                        .Replace("$EM_URL", "URL", StringComparison.Ordinal)
                        .Replace("$EM_PIN", "PIN", StringComparison.Ordinal)));
    }

    [TestCase("README.md", "<EntityReferences ")]
    [TestCase("harness/VENDORS.md", "dotnet test --filter TestCategory=RTS-001|TestCategory=window ")]
    [TestCase("harness/CI.md", "CONFORMANT  ")]
    public async Task The_blocks_for_PowerShell_work(string page, string told)
    {
        await using var server = await RightServer.StartAsync(https: true);
        var blocks = Blocks(page, "powershell").Select(block => Filled(block, server)).ToList();
        blocks.Should().NotBeEmpty();
        if (page == "harness/CI.md")
        {
            // A part is enough to see that a command works; the shard's block stands for both shards.
            var shard = blocks[0].Replace(" --quiet", " --quiet --select area:replica-*", StringComparison.Ordinal);
            blocks =
            [
                "New-Item -ItemType Directory tools | Out-Null\n$env:SHARD = '1'\n",
                shard,
                "$env:SHARD = '2'\n",
                shard,
                .. blocks.Skip(1),
            ];
        }

        var variables = new Dictionary<string, string>(Variables)
        {
            ["EM_URL"] = server.BaseUrl,
            ["EM_PIN"] = server.Fingerprint!,
        };
        var (code, output) = await PowerShell.RunAsync(folder, variables, string.Concat(blocks) + "exit $LASTEXITCODE\n");

        code.Should().Be(0, output);
        output.Should().NotContain("Error:").And.Contain(told);
    }

    private static IEnumerable<string> Blocks(string page, string language) =>
        Block()
            .Matches(File.ReadAllText(Path.Combine(CommandLine.Root, page)))
            .Where(block => block.Groups[1].Value == language)
            .Select(block => block.Groups[2].Value);

    /// <summary>A block of a page with a server in the place of the example's.</summary>
    private static string Filled(string block, RightServer server) =>
        block
            .Replace("function conform { dotnet run --project harness/Conformance.Cli -- @args }\n", "", StringComparison.Ordinal)
            .Replace(
                "-u 'EXAMPLE\\auditor'",
                "-u " + PowerShell.Word($"{RightServer.User}:{CommandLine.Password}"),
                StringComparison.Ordinal)
            .Replace("EXAMPLE\\auditor", RightServer.User, StringComparison.Ordinal)
            .Replace("'…'", PowerShell.Word(CommandLine.Password), StringComparison.Ordinal)
            .Replace("curl.exe -sS ", "curl.exe -sSk ", StringComparison.Ordinal)
            .Replace("3F9A…", server.Fingerprint, StringComparison.Ordinal)
            .Replace("https://em.example.com:9398/api", server.BaseUrl, StringComparison.Ordinal)
            .Replace("https://localhost:9398/api", server.BaseUrl, StringComparison.Ordinal)
            .Replace(" --report out\n", " --report out --select area:replica-task-sessions\n", StringComparison.Ordinal);

    private static string Line(string name, string told) =>
        Regex.Match(told, $"^  {name} +(.*)$", RegexOptions.Multiline).Groups[1].Value;

    [GeneratedRegex("```(sh|powershell) run\n(.*?\n)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
