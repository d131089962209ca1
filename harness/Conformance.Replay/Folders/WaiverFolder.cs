using Conformance.Core.Results.Waivers;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Replay.Folders;

/// <summary>Loads waivers from disk.</summary>
public static class WaiverFolder
{
    /// <summary>Reads the waivers of a run.</summary>
    /// <param name="project">Where the schema is.</param>
    /// <param name="scenarios">A scenarios folder of the user's own; null for the project's.</param>
    /// <param name="path">A file to read instead of the folder's <c>waivers.yaml</c>; null to read that, if it is there.</param>
    /// <param name="suite">What a waiver may be about.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file that was named is missing, or something is wrong in it.</exception>
    public static async Task<IReadOnlyList<Waiver>> LoadAsync(
        ProjectFolder project, string? scenarios, string? path, Suite suite, CancellationToken cancellationToken)
    {
        var folder = scenarios ?? project.Scenarios;
        var file = path ?? Path.Combine(folder, WaiverReader.FileName);
        if (!File.Exists(file))
        {
            return path is null ? [] : throw new DataException([new DataFault(new DataPlace(path, 0, 0), "the waivers file does not exist. Check the path.")]);
        }

        var schema = await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, WaiverReader.SchemaName), cancellationToken);
        var shown = path ?? $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{WaiverReader.FileName}";
        var text = await InputFile.TextAsync(file, cancellationToken);
        return await WaiverReader.ReadAsync(new DataFile(shown, text), schema, suite, cancellationToken);
    }
}
