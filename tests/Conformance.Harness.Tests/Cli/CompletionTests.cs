using System.Diagnostics;
using Conformance.Harness.Tests.Compare;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>What a shell is told when a user presses Tab.</summary>
public sealed class CompletionTests
{
    [TestCase("ru", "run")]
    [TestCase("run --fault state-u", "state-unknown")]
    [TestCase("run --wor", "--world")]
    [TestCase("run --world ", "standard")]
    [TestCase("run --select replica-task-sessions/l", "replica-task-sessions/list")]
    [TestCase("run --select requirement:RTS-00", "requirement:RTS-001")]
    public async Task A_line_is_completed(string line, string expected)
    {
        var (code, output, _) = await CommandLine.RunAsync($"[suggest:{line.Length}]", line);

        code.Should().Be(0);
        output.Split('\n').Should().Contain(expected);
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public async Task A_script_asks_this_program(string shell)
    {
        var (code, output, _) = await CommandLine.RunAsync("completion", shell);

        code.Should().Be(0);
        output.Should().Contain("[suggest:").And.StartWith("# ");
    }

    [TestCase("conform run --fault state-u", "state-unknown")]
    [TestCase("conform run --select requirement:RTS-00", "RTS-001")]
    [TestCase("conform dif", "diff")]
    public async Task Bash_completes_with_the_script(string line, string expected)
    {
        var script = (await CommandLine.RunAsync("completion", "bash")).Output;
        var program = Path.Combine(AppContext.BaseDirectory, "conform.dll");

        // A shell breaks the line at colons too; the function must cope with what it gets.
        var test = $$"""
            conform() { dotnet exec --runtimeconfig '{{Path.ChangeExtension(typeof(CompletionTests).Assembly.Location, ".runtimeconfig.json")}}' --depsfile '{{Path.ChangeExtension(typeof(CompletionTests).Assembly.Location, ".deps.json")}}' '{{program}}' "$@"; }
            {{script}}
            COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}; COMP_WORDS=({{line}}); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _conform
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", test]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root })!;
        var output = await bash.StandardOutput.ReadToEndAsync();
        var errors = await bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();

        output.Split('\n').Should().Contain(expected, errors);
    }
}
