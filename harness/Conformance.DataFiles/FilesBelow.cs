using System.Globalization;

namespace Conformance.DataFiles;

/// <summary>
/// The files in a folder and in all folders below it. A link to a folder is followed, unless it leads back to a folder that the
/// way
/// to it came through: that way would have no end.
/// </summary>
public static class FilesBelow
{
    /// <summary>Links that lead to each other's folders could make any number of ways out of a few folders.</summary>
    private const int Most = 100_000;

    /// <summary>The paths of the files, sorted by code points; empty if there is none.</summary>
    /// <param name="folder">The folder, which exists.</param>
    /// <param name="pattern">The names that count, as in <c>*.yaml</c>.</param>
    /// <exception cref="IOException">A folder cannot be read, or there are more than 100,000 files and folders.</exception>
    public static IReadOnlyList<string> Of(string folder, string pattern = "*")
    {
        var (files, seen) = (new List<string>(), 0);
        var open = new Stack<Way>([new Way(new DirectoryInfo(folder), Real(new DirectoryInfo(folder)), null)]);
        while (open.TryPop(out var way))
        {
            foreach (var file in way.Folder.EnumerateFiles(pattern))
            {
                Count();
                files.Add(Path.Combine(way.Folder.FullName, file.Name));
            }

            foreach (var below in way.Folder.EnumerateDirectories())
            {
                Count();
                var real = below.LinkTarget is null ? Path.Combine(way.Real, below.Name) : Real(below);
                if (!way.CameThrough(real))
                {
                    open.Push(new Way(below, real, way));
                }
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;

        void Count()
        {
            if (++seen > Most)
            {
                throw new IOException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{folder} holds more than {Most} files and folders, those counted that links lead to."));
            }
        }
    }

    private static string Real(DirectoryInfo folder) =>
        Path.TrimEndingDirectorySeparator((folder.ResolveLinkTarget(returnFinalTarget: true) ?? folder).FullName);

    /// <summary>A folder, where it really is, and the way to the folder that it is in; null for the first.</summary>
    private sealed record Way(DirectoryInfo Folder, string Real, Way? Before)
    {
        public bool CameThrough(string real)
        {
            for (var at = this; at is not null; at = at.Before)
            {
                if (at.Real == real)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
