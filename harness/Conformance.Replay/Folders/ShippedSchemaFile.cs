using Conformance.Core.Contract;
using Conformance.Core.Judging.Shipped;
using Conformance.DataFiles;

namespace Conformance.Replay.Folders;

/// <summary>Loads the schema of an installation from disk.</summary>
public static class ShippedSchemaFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="contract">Says which namespace it must be about.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="DataException">The file is missing or cannot be used.</exception>
    public static async Task<ShippedSchema> ReadAsync(string path, ApiContract contract, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new DataException([new DataFault(
                new DataPlace(path, 0, 0), "the file of --xsd does not exist. An Enterprise Manager has its RestAPI.xsd in the folder schemas of its installation (HC:em_web_api_specifications).")]);
        }

        using var memory = new MemoryStream(await InputFile.BytesAsync(path, cancellationToken), writable: false);
        return ShippedSchema.Read(Path.GetFileName(path), path, memory, contract.Namespace);
    }
}
