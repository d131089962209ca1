using System.Reflection;
using System.Text.RegularExpressions;
using Conformance.Replay.Folders;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.House;

/// <summary>The one-way references of the house: between projects, and between the namespaces of the core.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>The folders of the core; each uses only those after it.</summary>
    private static readonly string[] CoreOrder =
        ["Reports", "Mutations", "Results", "Recordings", "Documentation", "Judging", "Scenarios", "Worlds", "Contract", "Exchanges"];

    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Conformance.DataFiles"] = [],
        ["Conformance.Documents"] = [],
        ["Conformance.Documents.FluentAssertions"] = ["Conformance.Documents"],
        ["Conformance.Documents.NUnit"] = ["Conformance.Documents"],
        ["Conformance.Documents.Yaml"] = ["Conformance.DataFiles", "Conformance.Documents"],
        ["Conformance.Core"] = ["Conformance.DataFiles", "Conformance.Documents"],
        ["Conformance.Replay"] = ["Conformance.Core", "Conformance.Documents.Yaml"],
        ["Conformance.Emulator"] = ["Conformance.Core"],
        ["Conformance.Runs"] = ["Conformance.Replay", "Conformance.Emulator"],
        ["Conformance.Browser"] = ["Conformance.Runs"],
        ["Conformance.NUnit"] = ["Conformance.Runs"],
        ["Conformance.Cli"] = ["Conformance.Runs"],
    };

    private static string Harness => Path.Combine(ProjectFolder.Find(AppContext.BaseDirectory).Root, "harness");

    public static IEnumerable<string> ProjectNames() => Projects.Keys;

    [TestCaseSource(nameof(ProjectNames))]
    public void A_project_references_only_the_layers_below_it(string project)
    {
        var text = File.ReadAllText(Path.Combine(Harness, project, project + ".csproj"));

        ProjectReference().Matches(text).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(Projects[project]);
    }

    [Test]
    public void Every_harness_project_is_in_the_table() =>
        Directory.GetDirectories(Harness).Select(Path.GetFileName).Should().BeEquivalentTo(Projects.Keys);

    [TestCaseSource(nameof(CoreOrder))]
    public void A_folder_of_the_core_uses_only_those_after_it(string folder)
    {
        var allowed = CoreOrder[Array.IndexOf(CoreOrder, folder)..];
        var used = Directory.EnumerateFiles(Path.Combine(Harness, "Conformance.Core", folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => CoreName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()
            .Where(name => CoreOrder.Contains(name));

        used.Should().BeSubsetOf(allowed);
    }

    [Test]
    public void Every_folder_of_the_core_is_in_the_order() =>
        Directory.GetDirectories(Path.Combine(Harness, "Conformance.Core")).Select(Path.GetFileName).Should().BeEquivalentTo(CoreOrder);

    [TestCase("System.Net.Sockets")]
    [TestCase("System.Net.Http")]
    [TestCase("System.Console")]
    public void The_core_has_no_socket_and_no_console(string assembly) =>
        typeof(Core.Exchanges.Exchange).Assembly.GetReferencedAssemblies().Select(name => name.Name).Should().NotContain(assembly);

    [Test]
    public void Only_the_replay_and_the_emulator_open_sockets()
    {
        var others = new[] { typeof(Conformance.Runs.ConformanceRun).Assembly, typeof(Conformance.NUnit.ConformanceTests).Assembly, Assembly.Load("conform") };

        others.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name).Should().NotContain("System.Net.Sockets");
    }

    [GeneratedRegex("""ProjectReference Include="[^"]*/([A-Za-z.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"Conformance\.Core\.([A-Z][A-Za-z]+)")]
    private static partial Regex CoreName();
}
