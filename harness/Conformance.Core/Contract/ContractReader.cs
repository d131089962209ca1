using Conformance.Core.Yaml;

namespace Conformance.Core.Contract;

/// <summary>Reads <c>scenarios/contract/*.yaml</c>: one file per resource, <c>api.yaml</c> and <c>mapping.yaml</c>. All faults are reported at once.</summary>
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
        var schema = await DataSchema.ReadAsync(schemaText, cancellationToken);
        var faults = new List<DataFault>();
        var resources = new Dictionary<string, Resource>(StringComparer.Ordinal);
        YamlMapping? api = null;
        YamlMapping? mapping = null;
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (Checked(file, schema, faults) is not { } root)
            {
                continue;
            }

            if (root.MappingOf("api") is { } apiFound)
            {
                api = Once(api, apiFound, "api", faults);
            }
            else if (root.MappingOf("mapping") is { } mappingFound)
            {
                mapping = Once(mapping, mappingFound, "mapping", faults);
            }
            else if (ResourceReader.Read(root, faults) is { } resource && !resources.TryAdd(resource.Type, resource))
            {
                faults.Add(new DataFault(root.Place, $"the resource {resource.Type} stands twice, first at {resources[resource.Type].Place}. Keep one."));
            }
        }

        RequireFile(api, "api", files, faults);
        RequireFile(mapping, "mapping", files, faults);
        ContractCheck.Check(resources, faults);
        return faults.Count > 0 ? throw new DataException(faults) : ApiReader.Read(api!, mapping!, resources);
    }

    private static YamlMapping? Checked(DataFile file, DataSchema schema, List<DataFault> faults)
    {
        if (YamlReader.TryRead(file, faults) is not { } root)
        {
            return null;
        }

        var broken = schema.Check(root);
        faults.AddRange(broken);
        return broken.Count == 0 ? root.Mapping() : null;
    }

    private static YamlMapping Once(YamlMapping? first, YamlMapping found, string name, List<DataFault> faults)
    {
        if (first is not null)
        {
            faults.Add(new DataFault(found.Place, $"\"{name}\" stands twice, first at {first.Place}. Keep one."));
        }

        return found;
    }

    private static void RequireFile(YamlMapping? found, string name, IReadOnlyList<DataFile> files, List<DataFault> faults)
    {
        var folder = files.Count == 0 ? "contract" : Path.GetDirectoryName(files[0].Path)?.Replace('\\', '/') ?? "contract";
        if (found is null && faults.Count == 0)
        {
            faults.Add(new DataFault(new DataPlace(folder, 0, 0), $"no file has the key \"{name}\". The contract needs {name}.yaml."));
        }
    }
}
