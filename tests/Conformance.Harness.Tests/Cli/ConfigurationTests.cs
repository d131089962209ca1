using System.Text.Json;
using Conformance.Runs.Configuration;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Cli;

/// <summary>Which target a run tests: an option over a variable over conform.yaml over the emulator inside.</summary>
public sealed class ConfigurationTests
{
    private const string Nowhere = "https://127.0.0.1:1/api";
    private const string Elsewhere = "https://127.0.0.2:1/api";
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("conform-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_variable_CONFORM_TARGET_is_tested_and_not_the_emulator_inside()
    {
        var (code, output, errors) = await RunAsync(new() { ["CONFORM_TARGET"] = Nowhere, ["CONFORM_USER"] = "x" }, "run", "--select", "jobs/one");

        code.Should().Be(3, output + errors);
        output.Should().StartWith($"TARGET  {Nowhere}  (CONFORM_TARGET)\n").And.NotContain("CONFORMANT");
    }

    [TestCase("", "", "", "emulator")]
    [TestCase("", "", Nowhere, Nowhere)]
    [TestCase("", Elsewhere, Nowhere, Elsewhere)]
    [TestCase(Nowhere, Elsewhere, "emulator", Nowhere)]
    public async Task An_option_wins_over_a_variable_which_wins_over_the_file(string option, string variable, string file, string expected)
    {
        await WriteAsync(file.Length == 0 ? "parallel: 2\n" : $"targets:\n  lab: {{ url: \"{file}\", user: u }}\n");

        var (_, output, errors) = await RunAsync(
            new() { ["CONFORM_TARGET"] = variable, ["CONFORM_USER"] = "x" }, ["run", "--select", "jobs/one", .. option.Length == 0 ? Array.Empty<string>() : ["--target", option]]);

        output.Should().StartWith($"TARGET  {expected}  (", errors);
    }

    [Test]
    public async Task A_target_of_the_file_is_named_and_what_the_file_says_of_it_is_not_said_again()
    {
        await WriteAsync("""
            default: right
            targets:
              right: { url: emulator }
              wrong: { url: emulator, faults: [token-after-logoff], dialect: em13 }
            """);

        var (code, output, errors) = await RunAsync([], "run", "--target", "wrong", "--select", "authentication/logoff");

        code.Should().Be(1, output + errors);
        output.Should().StartWith("TARGET  emulator  (target wrong of conform.yaml:4:3, by --target)\n")
            .And.Contain("  again        conform run --select 'authentication/logoff' --target wrong\n");
    }

    [Test]
    public async Task The_file_is_found_from_a_folder_below_and_its_paths_start_at_the_file()
    {
        await WriteAsync("report: out\nselect: [jobs/one]\ntargets:\n  only: { url: emulator }\n");
        var below = Directory.CreateDirectory(Path.Combine(folder, "a", "b")).FullName;

        var (code, output, errors) = await CommandLine.RunInAsync(below, "run");

        code.Should().Be(0, output + errors);
        output.Should().StartWith("TARGET  emulator  (target only of ../../conform.yaml:4:3)\n").And.MatchRegex("variants +[0-9] ");
        File.Exists(Path.Combine(folder, "out", "results.json")).Should().BeTrue();
    }

    [TestCase("targets:\n  a: { url: emulator }\n  A: { url: emulator }\n", "conform.yaml:3:3: a second target is called \"A\", and would write into the same folder. Give it a name of its own.")]
    [TestCase("targets:\n  a: { ur: emulator }\n", "conform.yaml:2:8: unknown key \"ur\". Did you mean \"url\"?")]
    [TestCase("targets:\n  ../a: { url: emulator }\n", "conform.yaml:2:3: a target cannot be called \"../a\".")]
    [TestCase("default: b\ntargets:\n  a: { url: emulator }\n", "conform.yaml:1:10: no target is called \"b\".")]
    [TestCase("targets:\n  a: { url: emulator }\n  b: { url: emulator }\n", "conform.yaml has 2 targets and does not say which is meant. Give --target a or --target b, --target all, or write `default: NAME` into it.")]
    [TestCase("targets:\n  a: { url: \"https://127.0.0.1:1/api\" }\n", "conform.yaml:2:3 (a): a live target needs an account.")]
    [TestCase("targets:\n  a: { url: \"https://127.0.0.1:1/api\", user: u, password-env: NO_SUCH }\n", "conform.yaml:2:3 (a): the environment variable NO_SUCH holds no password.")]
    [TestCase("targets:\n  a: { url: emulator, faults: [token-after-logof] }\n", "conform.yaml:2:31: faults token-after-logof: there is none of this name. Did you mean \"token-after-logoff\"?")]
    [TestCase("targets:\n  a: { url: emulator, pasword: x }\n", "unknown key \"pasword\".")]
    public async Task A_slip_in_the_file_costs_no_request(string text, string message)
    {
        await WriteAsync(text);

        var (code, output, errors) = await RunAsync([], "run");

        code.Should().Be(2);
        errors.Should().Contain(message);
        output.Should().BeEmpty();
    }

    [TestCase("lap", "conform: --target lap: conform.yaml has no target of this name. Did you mean \"lab\"?\n")]
    [TestCase("zzzzzzzz", "conform: --target zzzzzzzz: conform.yaml has no target of this name. Known here: emulator, lab.\n")]
    public async Task A_name_that_the_file_has_not_is_told_with_those_that_it_has(string name, string message)
    {
        await WriteAsync("targets:\n  lab: { url: emulator }\n");

        var (code, _, errors) = await RunAsync([], "run", "--target", name);

        code.Should().Be(2);
        errors.Should().Be(message);
    }

    [Test]
    public async Task A_fault_for_a_target_that_a_variable_names_is_refused()
    {
        var (code, _, errors) = await RunAsync(new() { ["CONFORM_TARGET"] = Nowhere, ["CONFORM_USER"] = "x" }, "run", "--fault", "token-after-logoff");

        code.Should().Be(2);
        errors.Should().Be($"conform: --fault is for the embedded emulator, and the target is {Nowhere} (CONFORM_TARGET). Leave it out, or give --target emulator.\n");
    }

    [Test]
    public async Task A_file_that_is_named_and_missing_is_told()
    {
        var (code, _, errors) = await RunAsync([], "run", "--config", "none.yaml");

        code.Should().Be(2);
        errors.Should().Contain("none.yaml: the file does not exist. Check the path of --config.");
    }

    [Test]
    public void Every_setting_of_the_schema_is_a_setting_that_is_read()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(CommandLine.Root, "scenarios", "conform.schema.json")));
        var keys = new[] { schema.RootElement, schema.RootElement.GetProperty("definitions").GetProperty("target") }
            .SelectMany(part => part.GetProperty("properties").EnumerateObject()).Select(key => key.Name).Except(["targets", "default", "url"]).Distinct();

        keys.Should().BeEquivalentTo(SettingNames.OfTarget.Union(SettingNames.OfRun));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> variables, params string[] args) =>
        CommandLine.RunInAsync(folder, variables, args);

    private Task WriteAsync(string text) => File.WriteAllTextAsync(Path.Combine(folder, "conform.yaml"), text);
}
