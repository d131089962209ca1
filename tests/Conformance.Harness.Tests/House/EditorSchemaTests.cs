using System.Text.Json;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Replay.Folders;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Harness.Tests.House;

/// <summary>The schemas that <c>.vscode/settings.json</c> gives an editor are those that the files meet.</summary>
public sealed class EditorSchemaTests
{
    private static string Root => ProjectFolder.Find(AppContext.BaseDirectory).Root;

    [Test]
    public void Every_scenario_has_a_schema_for_completion()
    {
        var mapped = Mapped().Where(pair => pair.Schema == "scenarios/scenario.schema.json").Select(pair => pair.File);

        mapped.Should().Contain(Directory.EnumerateFiles(Path.Combine(Root, "scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Split('\n').Any(line => line.StartsWith("scenario: ", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file)));
    }

    [Test]
    public async Task Every_file_meets_the_schema_that_the_editor_uses()
    {
        var faults = new List<DataFault>();
        foreach (var (schema, file) in Mapped())
        {
            var root = YamlReader.Read(new DataFile(file, await File.ReadAllTextAsync(Path.Combine(Root, file))));
            faults.AddRange((await DataSchema.ReadAsync(await File.ReadAllTextAsync(Path.Combine(Root, schema)), CancellationToken.None)).Check(root));
        }

        faults.Should().BeEmpty();
    }

    private static IReadOnlyList<(string Schema, string File)> Mapped()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, ".vscode", "settings.json")));
        var files = new[] { "scenarios", "fixtures" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.yaml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal).ToList();
        return [.. settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().SelectMany(schema =>
        {
            var globs = schema.Value.EnumerateArray().Select(glob => glob.GetString()!).ToList();
            return files
                .Where(file => globs.Exists(glob => glob[0] != '!' && Glob.Matches(glob, file)) && !globs.Exists(glob => glob[0] == '!' && Glob.Matches(glob[1..], file)))
                .Select(file => (schema.Name, file));
        })];
    }
}
