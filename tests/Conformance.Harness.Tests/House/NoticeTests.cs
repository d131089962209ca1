using System.Text.Json;
using Conformance.Harness.Tests.Cli;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.House;

/// <summary>What is passed on names the packages of others and their licences.</summary>
public sealed class NoticeTests
{
    private static readonly string[] Shipped = ["Conformance.Cli", "Conformance.NUnit", "Conformance.Browser", "Conformance.Documents.FluentAssertions", "Conformance.Documents.NUnit", "Conformance.Documents.Yaml"];

    [TestCaseSource(nameof(Shipped))]
    public void Every_package_that_is_passed_on_is_named_with_its_version_and_licence(string project)
    {
        var rows = File.ReadAllLines(Path.Combine(CommandLine.Root, "NOTICE.md"));
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(CommandLine.Root, "harness", project, "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project" && !package.Name.EndsWith("Analyzers", StringComparison.Ordinal))
            .Select(package => (Name: package.Name.StartsWith("Humanizer.Core.", StringComparison.Ordinal) ? "Humanizer.Core.*" : package.Name, Version: package.Value.GetProperty("resolved").GetString()));

        packages.Distinct().Where(package => !rows.Any(row => row.StartsWith($"| {package.Name} | {package.Version} | ", StringComparison.Ordinal))).Should().BeEmpty();
        rows.Should().NotContain(row => row.Contains("| ? ", StringComparison.Ordinal));
    }

    [Test]
    public void The_repository_has_a_licence() => File.ReadAllText(Path.Combine(CommandLine.Root, "LICENSE")).Should().StartWith("MIT License");
}
