using Conformance.Core.Exchanges;

namespace Conformance.Runs;

/// <summary>Keeps a second run out of a report folder as long as the first one writes there.</summary>
internal static class FolderLock
{
    private const string FileName = ".conform.lock";

    /// <summary>Takes the folder; it is free again when the handle is closed, however the program ends.</summary>
    /// <exception cref="ArchiveException">Another run has it.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static FileStream Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        }
        catch (IOException taken) when (File.Exists(path) && taken is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new ArchiveException(folder, 0, "another run writes its reports into this folder. Wait for it, or name another folder with --report.", taken);
        }
    }
}
