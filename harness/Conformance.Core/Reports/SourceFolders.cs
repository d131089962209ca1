using System.Text.Json.Nodes;
using Conformance.DataFiles;
using static Conformance.Core.Reports.JsonReport;

namespace Conformance.Core.Reports;

/// <summary>Where the files that reports point at are on this machine.</summary>
/// <param name="Root">The folder that relative paths start at, absolute: the user's repository, or the folder that the user
/// stands in.</param>
/// <param name="Scenarios">The scenarios folder of the run, absolute; it may be inside of an installed tool.</param>
public sealed record SourceFolders(string Root, string Scenarios)
{
    private const string Base = "%SRCROOT%";
    private const string Repository = ".git";

    /// <summary>The folders of somebody who stands in a folder.</summary>
    /// <param name="current">The folder, absolute. The repository is the nearest one at or above it that Git made.</param>
    /// <param name="scenarios">The scenarios folder, absolute.</param>
    public static SourceFolders Of(string current, string scenarios)
    {
        for (var at = new DirectoryInfo(current); at is not null; at = at.Parent)
        {
            // In a work tree it is a file.
            if (Path.Exists(Path.Combine(at.FullName, Repository)))
            {
                return new SourceFolders(at.FullName, scenarios);
            }
        }

        return new SourceFolders(Path.TrimEndingDirectorySeparator(current), scenarios);
    }

    /// <summary>A file as SARIF names it: relative to the root if it is below, which services show beside the code; else by its
    /// whole URL.</summary>
    internal JsonObject Location(DataPlace place)
    {
        var path = PathOf(place);
        var relative = Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(relative) || relative.Split('/')[0] == ".."
            ? new JsonObject { ["uri"] = new Uri(path).AbsoluteUri }
            : new JsonObject { ["uri"] = string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = Base };
    }

    /// <summary>What the name of the root stands for.</summary>
    internal JsonObject Bases => Object((Base, new JsonObject { ["uri"] = new Uri(Path.TrimEndingDirectorySeparator(Root) + Path.DirectorySeparatorChar).AbsoluteUri }));

    /// <summary>Files of the scenarios folder begin with that folder's own name, as messages write them.</summary>
    private string PathOf(DataPlace place) => Path.GetFullPath(
        place.File, place.File.StartsWith(Path.GetFileName(Scenarios) + "/", StringComparison.Ordinal) ? Path.GetDirectoryName(Scenarios)! : Root);
}
