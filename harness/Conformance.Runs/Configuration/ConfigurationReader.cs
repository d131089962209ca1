using System.Text.RegularExpressions;
using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Runs.Configuration;

/// <summary>Finds and reads conform.yaml, by the closed schema <c>scenarios/conform.schema.json</c>.</summary>
public static partial class ConfigurationReader
{
    /// <summary>The schema's file in the scenarios folder.</summary>
    public const string SchemaName = "conform.schema.json";

    /// <summary>Reads the file that is named, or the nearest conform.yaml at or above a folder.</summary>
    /// <param name="named">A file, absolute; null to look for one.</param>
    /// <param name="folder">The folder that the user stands in.</param>
    /// <param name="project">Where the schema is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The file; null if none is named and none is found.</returns>
    /// <exception cref="DataException">The file that was named is missing, or something is wrong in the file.</exception>
    public static async Task<ConfigurationFile?> ReadAsync(string? named, string folder, ProjectFolder project, CancellationToken cancellationToken)
    {
        if (named is not null && !File.Exists(named))
        {
            throw new DataException([new DataFault(new DataPlace(named, 0, 0), "the file does not exist. Check the path of --config.")]);
        }

        return (named ?? Above(folder)) is { } path ? await ReadFileAsync(path, folder, project, cancellationToken) : null;
    }

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, ConfigurationFile.FileName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static async Task<ConfigurationFile> ReadFileAsync(string path, string folder, ProjectFolder project, CancellationToken cancellationToken)
    {
        var shown = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        var root = YamlReader.Read(new DataFile(shown, await InputFile.TextAsync(path, cancellationToken)));
        var schema = await DataSchema.ReadAsync(await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, SchemaName), cancellationToken), cancellationToken);
        if (schema.Check(root) is [_, ..] breaches)
        {
            throw new DataException(breaches);
        }

        var settings = root.Mapping();
        var faults = new List<DataFault>();
        var targets = Targets(settings, faults);
        var file = new ConfigurationFile(path, targets, Default(settings, targets, faults), settings);
        return faults.Count > 0 ? throw new DataException(faults) : file;
    }

    private static List<NamedTarget> Targets(YamlMapping settings, List<DataFault> faults)
    {
        var targets = new List<NamedTarget>();
        foreach (var entry in settings.MappingOf("targets")?.Entries ?? [])
        {
            var name = entry.Key.Text;
            if (!NameForm().IsMatch(name) || name is RunRequest.Emulator or TargetChoice.Every)
            {
                faults.Add(new DataFault(entry.Key.Place, $"a target cannot be called \"{name}\". Use letters, digits, dots and dashes, and neither of the words {RunRequest.Emulator} and {TargetChoice.Every}."));
            }
            else if (targets.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not null)
            {
                faults.Add(new DataFault(entry.Key.Place, $"a second target is called \"{name}\", and would write into the same folder. Give it a name of its own."));
            }

            var of = entry.Value.Mapping();
            targets.Add(new NamedTarget(name, of.RequiredText("url"), of, entry.Key.Place));
        }

        return targets;
    }

    /// <summary>The target that is named as the default, or the only one. A file that names several and no default has none: a
    /// guess could test the wrong one.</summary>
    private static NamedTarget? Default(YamlMapping settings, List<NamedTarget> targets, List<DataFault> faults)
    {
        if (settings.TextOf("default") is not { } name)
        {
            return targets.Count == 1 ? targets[0] : null;
        }

        if (targets.Find(target => target.Name == name) is { } found)
        {
            return found;
        }

        faults.Add(new DataFault(settings.Find("default")!.Place, $"no target is called \"{name}\".{Suggestion.For(name, targets.Select(target => target.Name))}"));
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex NameForm();
}
