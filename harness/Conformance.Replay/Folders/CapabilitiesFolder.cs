using Conformance.Core.Contract;
using Conformance.Core.Results.Claims;
using Conformance.DataFiles;

namespace Conformance.Replay.Folders;

/// <summary>Loads what a target claims from disk.</summary>
public static class CapabilitiesFolder
{
    /// <summary>Reads the capabilities of a run.</summary>
    /// <param name="project">Where the schema is.</param>
    /// <param name="path">The file; null for none.</param>
    /// <param name="contract">The operations and types that a claim may be about.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null if no file was named: everything is claimed.</returns>
    /// <exception cref="DataException">The file is missing, or something is wrong in it.</exception>
    public static async Task<Capabilities?> LoadAsync(ProjectFolder project, string? path, ApiContract contract, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new DataException([new DataFault(new DataPlace(path, 0, 0), "the capabilities file does not exist. Check the path, or write one with `conform capabilities REPORT`.")]);
        }

        var schema = await FolderReader.SchemaAsync(Path.Combine(project.Scenarios, CapabilitiesReader.SchemaName), cancellationToken);
        return await CapabilitiesReader.ReadAsync(new DataFile(Path.GetFileName(path), await File.ReadAllTextAsync(path, cancellationToken)), schema, contract, cancellationToken);
    }
}
