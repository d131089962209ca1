using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Runs;

/// <summary>Writes a recording: all of its files or none, and only if they pass what <c>conform check</c> asks.</summary>
public static class RecordingFolder
{
    /// <summary>The files that stand in the way, sorted; empty if none does.</summary>
    public static IReadOnlyList<string> InTheWay(string folder, RecordedData data) =>
        [.. data.Files.Keys.Where(path => File.Exists(Path.Combine(folder, path)))];

    /// <summary>Writes the files beside the folder, checks them, and moves them in.</summary>
    /// <param name="folder">The output folder; made if it is missing. Files of the same names are replaced.</param>
    /// <param name="data">What to write.</param>
    /// <param name="project">Where schemas and contract are.</param>
    /// <param name="at">What relative times are relative to.</param>
    /// <param name="cancellationToken">Ends the writing before the first file is moved.</param>
    /// <exception cref="DataException">The files do not pass the check: the target said what the contract does not allow. Nothing is written.</exception>
    public static async Task WriteAsync(string folder, RecordedData data, ProjectFolder project, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Beside the folder, so that moving is renaming; under a name of its own, so that nothing of the user's is ever deleted.
        var staging = $"{Path.TrimEndingDirectorySeparator(folder)}.{Path.GetRandomFileName()}";
        Directory.CreateDirectory(staging);
        try
        {
            foreach (var (path, text) in data.Files)
            {
                var file = Path.Combine(staging, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text, cancellationToken);
            }

            await CheckAsync(staging, project, at, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var path in data.Files.Keys)
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.Move(Path.Combine(staging, path), file, overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task CheckAsync(string staging, ProjectFolder project, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fixtures = Path.Combine(staging, "fixtures");
        var scenarios = Path.Combine(staging, "scenarios");
        try
        {
            var rules = await RulebookFolder.LoadAsync(project.WithBodiesOf(fixtures), Directory.Exists(scenarios) ? scenarios : null, cancellationToken);
            await WorldFolder.CheckAsync(project, fixtures, rules.Contract, at, cancellationToken);
        }
        catch (DataException exception)
        {
            throw new DataException(exception.Faults.Select(fault =>
                fault with { Place = fault.Place with { File = fault.Place.File.Replace(staging + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) } }));
        }
    }
}
