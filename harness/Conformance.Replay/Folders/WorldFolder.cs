using Conformance.Core.Contract;
using Conformance.Core.Worlds;
using Conformance.DataFiles;

namespace Conformance.Replay.Folders;

/// <summary>Loads worlds from disk.</summary>
public static class WorldFolder
{
    /// <summary>Reads a world and resolves its relative times.</summary>
    /// <param name="project">Where fixtures are.</param>
    /// <param name="path">The world's file; null for the standard world.</param>
    /// <param name="contract">The API's resources, which the world is checked against.</param>
    /// <param name="now">What relative times are relative to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file is missing or something is wrong in it.</exception>
    public static async Task<World> LoadAsync(
        ProjectFolder project, string? path, ApiContract contract, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var file = path ?? Path.Combine(project.Fixtures, "worlds", "standard.yaml");
        if (!File.Exists(file))
        {
            throw new DataException([new DataFault(new DataPlace(file, 0, 0), "the world does not exist. Check the path.")]);
        }

        var schema = await FolderReader.SchemaAsync(Path.Combine(project.Fixtures, "world.schema.json"), cancellationToken);
        var shown = path ?? "fixtures/worlds/standard.yaml";
        var text = await InputFile.TextAsync(file, cancellationToken);
        return await WorldReader.ReadAsync(new DataFile(shown, text), schema, contract, now, cancellationToken);
    }

    /// <summary>Reads every world below a fixtures folder, all faults at once.</summary>
    /// <param name="project">Where the schema is.</param>
    /// <param name="fixtures">The fixtures folder; it may be without worlds.</param>
    /// <param name="contract">What the worlds are checked against.</param>
    /// <param name="now">What relative times are relative to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">Something is wrong in a world.</exception>
    public static async Task<IReadOnlyList<World>> CheckAsync(
        ProjectFolder project, string fixtures, ApiContract contract, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var worlds = new List<World>();
        var faults = new List<DataFault>();
        var folder = Path.Combine(fixtures, "worlds");
        foreach (var file in (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : []).Order(StringComparer.Ordinal))
        {
            try
            {
                worlds.Add(await LoadAsync(project, file, contract, now, cancellationToken));
            }
            catch (DataException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        return faults.Count > 0 ? throw new DataException(faults) : worlds;
    }
}
