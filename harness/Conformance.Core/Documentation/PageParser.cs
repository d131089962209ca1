using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Conformance.DataFiles;

namespace Conformance.Core.Documentation;

/// <summary>
/// Takes a page apart. Pages are Markdown that a program made of HTML: headings are lines like any other, a box of code is a
/// table of one
/// column without a title.
/// </summary>
public static partial class PageParser
{
    private static readonly FrozenSet<string> Headings = new[]
    {
        "Resource URL", "Related Resources", "Methods", "Resource Representation", "Request", "HTTP Request", "Request Headers",
        "Request Body", "Response", "Response Codes", "Response Headers", "Response Body", "Optional Parameters",
            "Query Parameters",
        "Parameters", "Links", "Example", "Success Operation Statuses", "Error operation statuses",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes a page apart.</summary>
    /// <param name="file">The page; its name without folder and ending becomes the page's.</param>
    public static DocumentationPage Parse(DataFile file)
    {
        var lines = Escaped().Replace(file.Text.ReplaceLineEndings("\n"), "$1").Split('\n');
        var start = lines[0] == "---" ? Array.IndexOf(lines, "---", 1) + 1 : 0;
        var blocks = new List<PageBlock>();
        var (title, section) = ("", "");
        for (var at = start; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (title.Length == 0 && line.StartsWith("# ", StringComparison.Ordinal))
            {
                title = line[2..].Trim();
            }
            else if (at + 1 < lines.Length && line.StartsWith('|') && lines[at + 1].StartsWith("| ---", StringComparison.Ordinal))
            {
                var end = at + 2;
                while (end < lines.Length && lines[end].StartsWith('|'))
                {
                    end++;
                }

                blocks.Add(Table(section, line, lines[(at + 2)..end], lines[at + 1]));
                at = end - 1;
            }
            else if (line.Length > 0)
            {
                section = Headings.Contains(line) ? line : section;
                blocks.Add(new PageText(section, line));
            }
        }

        return new DocumentationPage(Path.GetFileNameWithoutExtension(file.Path), title, string.Join('\n', lines[start..]),
            blocks);
    }

    [GeneratedRegex(@"\\([_*<>\[\]#])", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    private static PageBlock Table(string section, string header, string[] rows, string ruler)
    {
        var single = ruler.Split("---").Length == 2;
        return single && header.Trim('|', ' ').Length == 0 ? new PageCode(section, string.Join(' ', rows.Select(Inside)))
            : single ? new PageText(section, string.Join(' ', rows.Prepend(header).Select(Inside)))
            : new PageTable(section, Cells(header), [.. rows.Select(Cells)]);
    }

    /// <summary>A row without the bars around it.</summary>
    private static string Inside(string row)
    {
        var text = row.Trim();
        return text[1..(text.Length > 1 && text.EndsWith('|') ? text.Length - 1 : text.Length)].Trim();
    }

    private static string[] Cells(string row) => [.. Inside(row).Split('|').Select(cell => cell.Trim())];
}
