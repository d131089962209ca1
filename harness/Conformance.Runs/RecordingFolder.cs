using Conformance.Core.Judging;
using Conformance.DataFiles;
using Conformance.Replay.Folders;

namespace Conformance.Runs;

/// <summary>
/// Writes a recording: bodies and scenarios all or none, and only if they pass what <c>conform check</c> asks. The world is left
/// out where the target
/// said what the contract does not allow: the emulator could not serve it, and bodies and scenarios hold what the target said.
/// </summary>
public static class RecordingFolder
{
    private const string Worlds = "fixtures/worlds/";

    /// <summary>The files that stand in the way, sorted; empty if none does.</summary>
    public static IReadOnlyList<string> InTheWay(string folder, RecordedData data) =>
        [.. data.Files.Keys.Where(path => File.Exists(Path.Combine(folder, path)))];

    /// <summary>Writes the files beside the folder, checks them, and moves them in.</summary>
    /// <param name="folder">The output folder; made if it is missing. Files of the same names are replaced.</param>
    /// <param name="data">What to write.</param>
    /// <param name="project">Where schemas and contract are.</param>
    /// <param name="at">What relative times are relative to.</param>
    /// <param name="cancellationToken">Ends the writing before the first file is moved.</param>
    /// <returns>What is wrong with the world, which is not written then; empty if it is written or there is none.</returns>
    /// <exception cref="DataException">Bodies or scenarios do not pass the check, or nothing is left to write. Nothing is
    /// written.</exception>
    public static async Task<IReadOnlyList<DataFault>> WriteAsync(string folder, RecordedData data, ProjectFolder project, DateTimeOffset at, CancellationToken cancellationToken)
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

            var faults = await CheckAsync(staging, project, at, cancellationToken);
            var written = data.Files.Keys.Where(path => faults.Count == 0 || !path.StartsWith(Worlds, StringComparison.Ordinal)).ToList();
            if (written.Count == 0)
            {
                throw new DataException(faults);
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var path in written)
            {
                var file = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.Move(Path.Combine(staging, path), file, overwrite: true);
            }

            return faults;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>What is wrong with the world.</summary>
    /// <exception cref="DataException">Bodies or scenarios do not pass.</exception>
    private static async Task<IReadOnlyList<DataFault>> CheckAsync(string staging, ProjectFolder project, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fixtures = Path.Combine(staging, "fixtures");
        var scenarios = Path.Combine(staging, "scenarios");
        Rulebook rules;
        try
        {
            rules = await RulebookFolder.LoadAsync(project.WithBodiesOf(fixtures), Directory.Exists(scenarios) ? scenarios : null, cancellationToken);
        }
        catch (DataException exception)
        {
            throw new DataException(Below(staging, exception.Faults));
        }

        try
        {
            await WorldFolder.CheckAsync(project, fixtures, rules.Contract, at, cancellationToken);
            return [];
        }
        catch (DataException exception)
        {
            return [.. Below(staging, exception.Faults)];
        }
    }

    /// <summary>The faults with their files as they will stand in the output folder.</summary>
    private static IEnumerable<DataFault> Below(string staging, IEnumerable<DataFault> faults) => faults.Select(fault =>
        fault with { Place = fault.Place with { File = fault.Place.File.Replace(staging + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) } });
}
