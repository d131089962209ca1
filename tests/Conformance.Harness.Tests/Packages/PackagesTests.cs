using System.Xml.Linq;
using Conformance.Core.Scenarios;
using Conformance.Harness.Tests.Cli;
using Conformance.Replay.Folders;
using Conformance.Runs;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.Packages;

/// <summary>What <c>dotnet pack</c> gives, installed and used outside the repository. Slow:
/// <c>--filter TestCategory!=Packages</c> leaves it out.</summary>
[Category("Packages")]
public sealed class PackagesTests
{
    private Vendor vendor = null!;

    [OneTimeSetUp]
    public async Task InstallAsync()
    {
        vendor = new Vendor();
        await vendor.PrepareAsync();
        await Task.WhenAll(
            vendor.DotnetAsync("tool", "install", "conform", "--tool-path", "tools", "--source", vendor.Packages),
            BuildAsync());
    }

    [OneTimeTearDown]
    public void Remove() => vendor.Dispose();

    [Test]
    public async Task The_tool_finds_its_data_outside_the_repository()
    {
        await using var emulator = await ServedEmulator.StartAsync(vendor);

        var (code, output) = await Shell.RunAsync(vendor.Tool, vendor.Folder, emulator.Variables, ["run", "--select", "area:replica-task-sessions", .. emulator.Options]);

        code.Should().Be(0, output);
        output.Should().Contain("CONFORMANT  https://127.0.0.1:").And.Contain("world any");
    }

    [Test]
    public async Task A_project_without_a_class_has_every_variant_as_a_test_case()
    {
        var listed = await vendor.DotnetAsync("test", Vendor.WithoutClass, "--no-build", "--list-tests");

        listed.Split('\n').Select(line => line.Trim()).Where(line => line.Contains('/', StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal))
            .Should().BeEquivalentTo((await PlannedAsync()).Select(variant => variant.Id));
    }

    [Test]
    public async Task Areas_and_requirements_are_the_categories()
    {
        var (code, output, cases) = await vendor.TestAsync(
            Vendor.WithoutClass, new Dictionary<string, string>(), "--filter", "TestCategory=window|TestCategory=RTS-001");

        code.Should().Be(0, output);
        cases.Select(Name).Should().BeEquivalentTo((await PlannedAsync())
            .Where(variant => variant.Scenario.Area == "window" || Coverage.Named(variant).Contains("RTS-001"))
            .Select(variant => variant.Id));
    }

    [Test]
    public async Task An_emulator_that_is_wrong_fails_the_test_with_the_finding()
    {
        await using var emulator = await ServedEmulator.StartAsync(vendor, "--fault", "token-after-logoff");

        var (code, output, cases) = await vendor.TestAsync(Vendor.WithoutClass, emulator.Variables, "--filter", "TestCategory=AUTH-015");

        code.Should().NotBe(0);
        cases.Should().NotBeEmpty();
        output.Should().Contain("DEVIATES status 200 OK, not status 4xx\n")
            .And.Contain("requirement  AUTH-015  After its logon session was deleted, a token is refused.")
            .And.Contain("actual       status 200 OK")
            .And.NotContain("   at ", "a stack trace says nothing of the emulator");
    }

    [Test]
    public async Task A_missing_password_fails_the_tests_that_a_filter_selects()
    {
        var variables = new Dictionary<string, string> { ["CONFORM_TARGET"] = "https://127.0.0.1:1/api", ["CONFORM_USER"] = "nobody", ["CONFORM_PASSWORD_ENV"] = "NOT_SET_ANYWHERE" };

        var (code, output, _) = await vendor.TestAsync(Vendor.WithoutClass, variables, "--filter", "TestCategory=AUTH-015");

        code.Should().NotBe(0, output);
        output.Should().Contain("the environment variable NOT_SET_ANYWHERE holds no password. Set it, or name another with --password-env VAR");
    }

    [Test]
    public async Task A_target_that_is_down_fails_one_test_and_the_others_are_not_run()
    {
        var variables = new Dictionary<string, string> { ["CONFORM_TARGET"] = "https://127.0.0.1:1/api", ["CONFORM_USER"] = "nobody", ["CONFORM_PASSWORD"] = "x" };

        var (code, output, cases) = await vendor.TestAsync(Vendor.WithoutClass, variables, "--filter", "TestCategory=authentication");

        code.Should().NotBe(0, output);
        cases.Count.Should().BeGreaterThan(20);
        output.Should().MatchRegex(@"Failed: +1,").And.Contain("no connection to https://127.0.0.1:1").And.NotContain("   at ");
        output.Split('\n').Length.Should().BeLessThan(200);
    }

    /// <summary>As for the command: an option (here a parameter) over a variable over the file.</summary>
    [Test]
    public async Task The_target_of_dotnet_test_comes_from_a_parameter_over_a_variable_over_conform_yaml()
    {
        await vendor.ConfigureAsync("""
            default: down
            targets:
              down: { url: "https://127.0.0.1:1/api", user: nobody, password-env: PASSWORD_OF_DOWN }
              inside: { url: emulator }
            """);
        var password = new Dictionary<string, string> { ["PASSWORD_OF_DOWN"] = "x" };

        var runs = await Task.WhenAll(
            vendor.TestConfiguredAsync(password),
            vendor.TestConfiguredAsync(new Dictionary<string, string>(password) { ["CONFORM_TARGET"] = "inside" }),
            vendor.TestConfiguredAsync(
                new Dictionary<string, string>(password) { ["CONFORM_TARGET"] = "down" }, "TestRunParameters.Parameter(name=\"target\", value=\"emulator\")"));

        var (file, variable, parameter) = (runs[0], runs[1], runs[2]);
        file.ExitCode.Should().NotBe(0, file.Output);
        file.Output.Should().Contain("The target https://127.0.0.1:1/api cannot be used: no connection");
        variable.ExitCode.Should().Be(0, variable.Output);
        parameter.ExitCode.Should().Be(0, parameter.Output);
    }

    [Test]
    public async Task A_class_of_the_project_s_own_takes_the_place_of_ours()
    {
        var (_, output, cases) = await vendor.TestAsync(Vendor.WithClass, new Dictionary<string, string>(), "--filter", "TestCategory=AUTH-015");

        output.Should().Contain("Passed!");
        cases.Select(each => each.Descendants().First(element => element.Name.LocalName == "TestMethod").Attribute("className")!.Value)
            .Distinct().Should().Equal("Vendor.Tests.EmulatorSuite");
    }

    /// <summary>The comparison needs nothing else of this project, and its page's example says what the page says.</summary>
    [Test]
    public async Task The_assertions_are_packages_for_anyone()
    {
        var (code, output, cases) = await vendor.TestAsync(Vendor.Assertions, new Dictionary<string, string>());

        code.Should().NotBe(0, output);
        cases.Should().HaveCount(3);
        output.Should().MatchRegex("Failed: +1, Passed: +2").And.Contain("Failed Without_the_rule_it_fails");
        output.Replace("\n  ", "\n", StringComparison.Ordinal).Should().Contain(Page.Block("text", "expected:", "Conformance.Documents/README.md").Split('\n')[0]);
        Directory.EnumerateDirectories(Path.Combine(vendor.Folder, "cache"), "conformance.*").Select(Path.GetFileName)
            .Where(name => File.ReadAllText(Path.Combine(vendor.Folder, Vendor.Assertions, "obj", "project.assets.json")).Contains($"\"{name}/", StringComparison.OrdinalIgnoreCase))
            .Should().BeEquivalentTo("conformance.documents", "conformance.documents.nunit", "conformance.documents.fluentassertions");
    }

    private async Task BuildAsync()
    {
        await vendor.DotnetAsync("build", Vendor.Assertions);
        await vendor.DotnetAsync("build", Vendor.WithoutClass);
        await vendor.DotnetAsync("build", Vendor.WithClass);
    }

    private static async Task<IReadOnlyList<Variant>> PlannedAsync() =>
        (await Prepared.ReadAsync(new RunRequest(), ProjectFolder.Find(CommandLine.Root), CancellationToken.None)).Foreseen.Plan.Variants;

    private static string Name(XElement unitTest) => unitTest.Attribute("name")!.Value;
}
