using Conformance.Core.Contract;
using Conformance.Core.Judging;
using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Documents;
using Conformance.Documents.Compare;
using Conformance.Documents.Yaml;

namespace Conformance.Replay.Folders;

/// <summary>Loads everything that the judge goes by from disk.</summary>
public static class RulebookFolder
{
    private const string ContractFolder = "contract/";
    private const string RulesEnding = ".rules.yaml";

    /// <summary>Reads scenarios, requirements, contract and fixtures, all faults at once.</summary>
    /// <param name="project">Where schemas, contract and fixtures are.</param>
    /// <param name="scenarios">A scenarios folder of the user's own; null for the project's.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">Something is wrong in a file, or a folder is missing.</exception>
    public static async Task<Rulebook> LoadAsync(ProjectFolder project, string? scenarios, CancellationToken cancellationToken)
    {
        var files = await FolderReader.ReadAsync(scenarios ?? project.Scenarios, ".yaml", cancellationToken);
        var own = files.Where(file => InContract(file)).ToList();
        var contractFiles = own.Count > 0 ? own : await FolderReader.ReadAsync(Path.Combine(project.Scenarios, "contract"), ".yaml", cancellationToken);
        var schemas = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "scenario.schema.json", "requirements.schema.json", ContractReader.SchemaName })
        {
            schemas[name] = await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, name), cancellationToken);
        }

        var faults = new List<DataFault>();
        var contract = await Collect(ContractReader.ReadAsync(contractFiles, schemas[ContractReader.SchemaName], cancellationToken), faults);
        var suite = await Collect(SuiteReader.ReadAsync([.. files.Where(file => !InContract(file) && Below(file) != WaiverReader.FileName)], contract, schemas, cancellationToken), faults);
        var fixtures = await FixturesAsync(project.Bodies, faults, cancellationToken);
        return faults.Count > 0 ? throw new DataException(faults) : Rulebook.Of(suite!, contract!, fixtures);
    }

    private static bool InContract(DataFile file) => Below(file).StartsWith(ContractFolder, StringComparison.Ordinal);

    /// <summary>The path below the scenarios folder.</summary>
    private static string Below(DataFile file) => file.Path[(file.Path.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Faults of one part do not hide those of another.</summary>
    private static async Task<T?> Collect<T>(Task<T> reading, List<DataFault> faults)
        where T : class
    {
        try
        {
            return await reading;
        }
        catch (DataException exception)
        {
            faults.AddRange(exception.Faults);
            return null;
        }
    }

    private static async Task<IReadOnlyDictionary<string, Fixture>> FixturesAsync(string folder, List<DataFault> faults, CancellationToken cancellationToken)
    {
        var fixtures = new Dictionary<string, Fixture>(StringComparer.Ordinal);
        IReadOnlyList<string> paths = Directory.Exists(folder) ? FilesBelow.Of(folder) : [];
        foreach (var path in paths.Where(path => !path.EndsWith(RulesEnding, StringComparison.Ordinal)))
        {
            var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            var name = relative[..^Path.GetExtension(relative).Length];
            if (await FixtureAsync(path, name, $"fixtures/bodies/{relative}", faults, cancellationToken) is { } fixture && !fixtures.TryAdd(name, fixture))
            {
                faults.Add(new DataFault(new DataPlace(fixture.Path, 0, 0), $"a second fixture is called \"{name}\". One serves XML and JSON alike; keep one."));
            }
        }

        return fixtures;
    }

    /// <summary>A misspelt placeholder would be compared as a text, and no answer would ever equal it.</summary>
    private static IEnumerable<DataFault> Placeholders(Node node, string file) => PlaceholderSyntax.Faults(node.Value ?? "")
        .Select(fault => new DataFault(new DataPlace(file, node.Position.Line, node.Position.Column), fault))
        .Concat(node.Attributes.Concat(node.Children).SelectMany(inner => Placeholders(inner, file)));

    /// <summary>One fixture with the rules beside it; null if it cannot be read.</summary>
    private static async Task<Fixture?> FixtureAsync(string path, string name, string shown, List<DataFault> faults, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await InputFile.BytesAsync(path, cancellationToken);
            var document = Path.GetExtension(path) == ".json" ? JsonDocuments.Read(bytes, DocumentLimits.Default) : XmlDocuments.Read(bytes, DocumentLimits.Default);
            faults.AddRange(Placeholders(document.Root, shown));
            var rules = Path.ChangeExtension(path, null) + RulesEnding;
            return new Fixture(name, shown, document)
            {
                Bytes = bytes,
                Rules = File.Exists(rules)
                    ? (await RulesFile.ReadAsync(new DataFile($"fixtures/bodies/{name}{RulesEnding}", await InputFile.TextAsync(rules, cancellationToken)), ApiRepresentation.Options, cancellationToken)).Rules
                    : [],
            };
        }
        catch (DocumentException exception)
        {
            faults.Add(new DataFault(new DataPlace(shown, exception.Line, exception.Column), exception.Message));
        }
        catch (DataException exception)
        {
            faults.AddRange(exception.Faults);
        }

        return null;
    }
}
