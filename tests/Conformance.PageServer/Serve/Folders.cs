using System.Globalization;
using System.Xml.Linq;
using static Conformance.PageServer.World.Shape;

namespace Conformance.PageServer.Serve;

/// <summary>The file systems of mounted and indexed machines (vmrestorepoints_id_mountpoints_id_filepath.md and its
/// like).</summary>
internal sealed class Folders(ServerOptions options, DateTimeOffset start)
{
    private static readonly Dictionary<string, string[]> Tree = new(StringComparer.OrdinalIgnoreCase)
    {
        ["C:"] = ["C:/Harbour/", "C:/Tools/", "C:/boot.log"],
        ["C:/Harbour"] = ["C:/Harbour/Plans 2026/", "C:/Harbour/charts.csv", "C:/Harbour/tides & moons.txt"],
        ["C:/Harbour/Plans 2026"] = ["C:/Harbour/Plans 2026/quay.docx"],
        ["C:/Tools"] = [],
        ["E:"] = ["E:/Papers/", "E:/list.txt"],
        ["E:/Papers"] = ["E:/Papers/a.pdf", "E:/Papers/b.pdf"],
    };

    /// <summary>The answer for a path below a base, such as /vmRestorePoints/X/mounts/1; null when there is no such
    /// file.</summary>
    public XElement? Find(string basePath, string file, string? action, int page, int size, bool catalogue)
    {
        var path = file.Trim('/');
        if (path.Length == 0)
        {
            return Wrap("DirectoryEntry", basePath, path, Lists(basePath, path, catalogue), false);
        }

        if (!Tree.TryGetValue(path, out var children))
        {
            return Tree.Values.SelectMany(list => list).FirstOrDefault(child => child.Equals(path,
                StringComparison.OrdinalIgnoreCase)) is { } found
                ? X("FileSystemEntry", Entry(basePath, found, catalogue)) : null;
        }

        return action switch
        {
            null when basePath.StartsWith("/vmReplicaPoints", StringComparison.OrdinalIgnoreCase) =>
                Wrap("DirectoryEntry", basePath, path, Lists(basePath, path, catalogue), true),
            null => List(basePath, path, children, "listAll", page, size, catalogue),
            "listAll" or "listFiles" or "listDirs" => List(basePath, path, children, action, page, size, catalogue),
            _ => null,
        };
    }

    private XElement List(string basePath, string path, string[] children, string action, int page, int size, bool catalogue)
    {
        var shown = children.Where(child => action == "listAll" || child.EndsWith('/') == (action == "listDirs")
            || (options.Has("folders-with-files") && action == "listDirs")).ToList();
        var pages = Math.Max(1, (shown.Count + size - 1) / size);
        var part = shown.Skip((page - 1) * size).Take(size).Select(child => Entry(basePath, child, catalogue)).ToList();
        string Page(int number) => $"~{basePath}/{Escape(path)}?action={action}&pageSize={size}&page={number}";
        var links = new[] { Link("First", Page(1)), page > 1 ? Link("Previous", Page(page - 1)) : null, page < pages
            ? Link("Next", Page(page + 1)) : null,
            Link("Last", Page(pages)) };
        var files = part.Where(entry => entry.Name == "FileEntry").ToList();
        var folders = part.Where(entry => entry.Name == "DirectoryEntry").ToList();
        return X("FileSystemEntries", new XAttribute("Href", Page(page)),
            action == "listDirs" && files.Count == 0 ? null : X("Files", files), action == "listFiles" ? null : X("Directories",
                folders),
            X("PagingInfo", new XAttribute("PageNum", page), new XAttribute("PageSize", size), new XAttribute("PagesCount",
                pages), X("Links", links)));
    }

    private XElement Entry(string basePath, string child, bool catalogue)
    {
        var path = child.TrimEnd('/');
        var name = path.Split('/')[^1];
        var href = $"{basePath}/{Escape(path)}";
        if (child.EndsWith('/'))
        {
            return Fill("DirectoryEntry", href, Lists(basePath, path, catalogue).Prepend(Up(basePath, path)), path, name);
        }

        var file = Fill("FileEntry", href, [Link("Restore", $"~{href}?action=restore")], path, name);
        file.Add(Body("Size", 2048 + path.Length, "Owner", "LAB\\keeper", "ModifiedDateUTC",
            start.AddDays(-20).AddMinutes(path.Length)));
        return file;
    }

    private static XElement Wrap(string name, string basePath, string path, IEnumerable<XElement> links, bool named) =>
        X("FileSystemEntry",
        named ? Fill(name, $"{basePath}/{Escape(path)}", links, path, path.Split('/')[^1])
            : X(name, new XAttribute("Type", name), new XAttribute("Href", $"~{basePath}/"), X("Links", links)));

    private static XElement Fill(string name, string href, IEnumerable<XElement> links, string path, string last) => X(name,
        new XAttribute("Type", name), new XAttribute("Href", "~" + href), X("Links", links), "Path", path, "Name", last);

    private static XElement Up(string basePath, string path)
    {
        var parent = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : path;
        return Link("Up", $"~{basePath}/{Escape(parent)}?action=listAll&pageSize=100&page=1");
    }

    private static IEnumerable<XElement> Lists(string basePath, string path, bool catalogue)
    {
        var href = $"~{basePath}/{Escape(path)}";
        if (path.Length > 0)
        {
            yield return Link("Down", href + "?action=listAll&pageSize=100&page=1", catalogue ? "FileSystemItemsList" : null);
            yield return Link("Down", href + "?action=listDirs&pageSize=10&page=1", catalogue ? "DirectoryEntryList" : null);
            yield return Link("Down", href + "?action=listFiles&pageSize=10&page=1", catalogue ? "FileEntryList" : null);
            yield return Link("Restore", href + "?action=restore");
            yield break;
        }

        foreach (var drive in new[] { "C:", "E:" })
        {
            yield return Link("Down", $"~{basePath}/{drive}?action=listAll&pageSize=100&page=1", "FileSystemItemsList");
        }
    }

    private static XElement Link(string rel, string href, string? type = null) => new("Link", new XAttribute("Rel", rel),
        type is null ? null : new XAttribute("Type", type), new XAttribute("Href", href));

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(part)
        .Replace("%3A", ":", StringComparison.Ordinal)));

    /// <summary>A page number or size from a parameter; null when it is no number above 0.</summary>
    public static int? Positive(string? text, int absent) => text is null ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
