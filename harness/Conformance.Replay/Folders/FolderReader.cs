using Conformance.DataFiles;

namespace Conformance.Replay.Folders;

/// <summary>Reads data files from disk.</summary>
public static class FolderReader
{
    /// <summary>Every file below a folder with one of the endings, sorted by path; paths begin with the folder's own
    /// name.</summary>
    /// <exception cref="DataException">The folder is missing or holds no such file: a missing folder is never an empty
    /// suite.</exception>
    public static async Task<IReadOnlyList<DataFile>> ReadAsync(string folder, string ending, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (!Directory.Exists(folder))
        {
            throw new DataException([new DataFault(new DataPlace(folder, 0, 0), "the folder does not exist. Check the path.")]);
        }

        var files = new List<DataFile>();
        foreach (var path in FilesBelow.Of(folder, "*" + ending))
        {
            var relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            files.Add(new DataFile($"{name}/{relative}", await InputFile.TextAsync(path, cancellationToken)));
        }

        if (ending == ".yaml" && FilesBelow.Of(folder, "*.yml") is [_, ..] others)
        {
            throw new DataException([.. others.Select(path => new DataFault(new DataPlace($"{name}/{Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/')}", 0, 0), "the file would not be read. Call it .yaml."))]);
        }

        return files.Count > 0 ? files
            : throw new DataException([new DataFault(new DataPlace(folder, 0, 0), $"the folder holds no file that ends in {ending}. A suite without files proves nothing.")]);
    }

    /// <summary>A schema's text.</summary>
    /// <exception cref="DataException">The file is missing.</exception>
    public static async Task<string> SchemaAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await InputFile.TextAsync(path, cancellationToken)
        : throw new DataException([new DataFault(new DataPlace(path, 0, 0), "the schema is missing. Restore it from the repository.")]);
}
