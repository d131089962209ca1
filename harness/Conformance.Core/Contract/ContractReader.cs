using Conformance.DataFiles;

namespace Conformance.Core.Contract;

/// <summary>
/// Reads the files below <c>scenarios/contract</c>: one per resource, files of shared structures, <c>api.yaml</c> and
/// <c>mapping.yaml</c>. All
/// faults are reported at once.
/// </summary>
public static class ContractReader
{
    /// <summary>The name of the closed schema that every file must meet, below the scenarios folder.</summary>
    public const string SchemaName = "contract.schema.json";

    /// <summary>Reads and cross-checks the contract.</summary>
    /// <param name="files">The files of the contract folder, in any order.</param>
    /// <param name="schemaText">The text of <see cref="SchemaName"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">Something is wrong in a file, a file is missing, or nothing is there at all.</exception>
    public static async Task<ApiContract> ReadAsync(
        IReadOnlyList<DataFile> files, string schemaText, CancellationToken cancellationToken)
    {
        var schema = DataSchema.ReadAsync(schemaText, cancellationToken);
        var faults = new List<DataFault>();
        var read = await CheckedFiles.ReadAsync(files, _ => schema, faults, cancellationToken);
        var roots = read.Select(file => file.Root).ToList();
        var structures = Structures(roots, faults);
        var reader = new ElementReader(Shared(structures, roots), faults);
        var resources = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var root in roots.Where(root => !IsWhole(root)))
        {
            if (ResourceReader.Read(root, reader, faults) is { } resource && !resources.TryAdd(resource.Type, resource))
            {
                faults.Add(new DataFault(root.Place, $"the resource {resource.Type} stands twice, first at {resources[resource.Type].Place}. Keep one."));
            }
        }

        // A file that could not be read may hold the element that is missed here.
        if (faults.Count == 0)
        {
            faults.AddRange(structures.Where(pair => !reader.Used.Contains(pair.Key)).Select(pair =>
                new DataFault(pair.Value.Place, $"no element has the type {pair.Key}. Use the structure or remove it.")));
        }

        var api = Only("api", roots, files, faults);
        var mapping = Only("mapping", roots, files, faults);
        ContractCheck.Check(resources, [.. api?.Items("versions").Select(item => item.Mapping().RequiredText("name")) ?? []], faults);
        return faults.Count > 0 ? throw new DataException([.. faults.Distinct()]) : ApiReader.Read(api!, mapping!, resources) with
        {
            Explanations = [.. roots.SelectMany(root => root.Items("explained")).Select(item => item.Mapping()).Select(item =>
                new Explanation(item.Texts("pages"), item.Texts("facts"), item.RequiredText("reason"), item.Place))],
        };
    }

    /// <summary>Whether a file describes something else than one resource.</summary>
    private static bool IsWhole(YamlMapping root) =>
        root.Find("api") is not null || root.Find("mapping") is not null || root.Find("structures") is not null;

    private static Dictionary<string, YamlMapping> Structures(IEnumerable<YamlMapping> roots, List<DataFault> faults)
    {
        var structures = new Dictionary<string, YamlMapping>(StringComparer.Ordinal);
        foreach (var entry in roots.SelectMany(root => root.MappingOf("structures")?.Entries ?? []))
        {
            if (!structures.TryAdd(entry.Key.Text, entry.Value.Mapping()))
            {
                faults.Add(new DataFault(entry.Key.Place, $"the structure {entry.Key.Text} stands twice, first at {structures[entry.Key.Text].Place}. Keep one."));
            }
        }

        return structures;
    }

    private static Dictionary<string, YamlMapping> Shared(Dictionary<string, YamlMapping> structures, IEnumerable<YamlMapping> roots)
    {
        var shared = new Dictionary<string, YamlMapping>(structures, StringComparer.Ordinal);
        foreach (var root in roots)
        {
            if (root.TextOf("resource") is { } type)
            {
                shared.TryAdd(type, root);
            }
        }

        return shared;
    }

    private static YamlMapping? Only(string key, IEnumerable<YamlMapping> roots, IReadOnlyList<DataFile> files, List<DataFault> faults)
    {
        var found = roots.Select(root => root.MappingOf(key)).OfType<YamlMapping>().ToList();
        faults.AddRange(found.Skip(1).Select(twice => new DataFault(twice.Place, $"\"{key}\" stands twice, first at {found[0].Place}. Keep one.")));
        if (found.Count == 0 && faults.Count == 0)
        {
            var folder = files.Count == 0 ? "contract" : files[0].Path.Split('/')[0];
            faults.Add(new DataFault(new DataPlace(folder, 0, 0), $"no file has the key \"{key}\". The contract needs {key}.yaml."));
        }

        return found.FirstOrDefault();
    }
}
