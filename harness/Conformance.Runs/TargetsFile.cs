using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Runs;

/// <summary>Reads the file of <c>--targets</c>, by the closed schema <c>scenarios/targets.schema.json</c>.</summary>
public static class TargetsFile
{
    /// <summary>The targets in the file's order.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="project">Where the schema is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file is missing, breaks the schema, or has a name twice.</exception>
    public static async Task<IReadOnlyList<TargetEntry>> ReadAsync(string path, ProjectFolder project, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new DataException([new DataFault(new DataPlace(path, 0, 0), "the file does not exist. Check the path of --targets.")]);
        }

        var root = YamlReader.Read(new DataFile(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellationToken)));
        var schema = await DataSchema.ReadAsync(await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, "targets.schema.json"), cancellationToken), cancellationToken);
        var faults = schema.Check(root).ToList();
        if (faults.Count > 0)
        {
            throw new DataException(faults);
        }

        var entries = root.Mapping().Items("targets").Select(item => Entry(item.Mapping(), Path.GetDirectoryName(path)!)).ToList();
        faults.AddRange(entries.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).SelectMany(group => group.Skip(1))
            .Select(twice => new DataFault(twice.Place, $"a second target is called \"{twice.Name}\", and would write into the same folder. Give it a name of its own.")));
        return faults.Count > 0 ? throw new DataException(faults) : entries;
    }

    private static TargetEntry Entry(YamlMapping entry, string folder) => new(
        entry.RequiredText("name"),
        entry.RequiredText("target"),
        entry.TextOf("user"),
        entry.TextOf("passwordEnv"),
        entry.TextOf("secondUser"),
        entry.TextOf("secondPasswordEnv"),
        entry.TextOf("ca") is { } ca ? Path.GetFullPath(ca, folder) : null,
        entry.TextOf("pin"),
        entry.TextOf("world"),
        entry.TextOf("dialect"),
        entry.Texts("faults"),
        entry.Place);
}
