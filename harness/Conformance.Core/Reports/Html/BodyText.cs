using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Core.Exchanges;
using Conformance.Documents;

namespace Conformance.Core.Reports.Html;

/// <summary>A body as lines to show: indented if it can be read, as it came if not, cut around the mark with notice.</summary>
internal static partial class BodyText
{
    private const int LongestRead = Exchange.MostShown;
    private const int LongestShown = 12 * 1024;
    private const int LinesBefore = 14;
    private const int LinesShown = 44;
    private const int LinesWithoutMark = 16;
    private const int LongestLine = 800;

    /// <summary>The lines.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="path">The place to mark: XPath, JSON Pointer, or <c>line N, column M</c>; null for none.</param>
    /// <param name="isWhole">Whether nothing is cut.</param>
    public static IReadOnlyList<BodyLine> Of(ReadOnlyMemory<byte> body, string? path, bool isWhole = false)
    {
        var lines = All(body, path, isWhole ? int.MaxValue : LongestRead);
        return isWhole ? lines : Cut(lines);
    }

    private static IReadOnlyList<BodyLine> All(ReadOnlyMemory<byte> body, string? path, int longest)
    {
        if (Read(body, longest) is { } document)
        {
            return BodyLines.Of(document.Root, path is null ? null : Find(document.Root, path));
        }

        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, longest)]);
        var wanted = path is not null && Line().Match(path) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1 : -1;
        return [.. text.Split('\n').Select((line, at) => new BodyLine([new BodyPiece(line.TrimEnd('\r'), at == wanted)]))];
    }

    private static Document? Read(ReadOnlyMemory<byte> body, int longest)
    {
        if (body.Length > longest)
        {
            return null;
        }

        try
        {
            var start = body.Span.TrimStart("\uFEFF \t\r\n"u8);
            return start is [(byte)'{' or (byte)'[', ..] ? JsonDocuments.Read(body, DocumentLimits.Default) : XmlDocuments.Read(body, DocumentLimits.Default);
        }
        catch (DocumentException)
        {
            // It is shown as it came; that it cannot be read is what a check has to say.
            return null;
        }
    }

    /// <summary>The node at a path, or the innermost one above it that is there.</summary>
    private static Node? Find(Node node, string path)
    {
        var here = node.Path.Text;
        if (here == path)
        {
            return node;
        }

        return path.StartsWith(here + "/", StringComparison.Ordinal)
            ? node.Attributes.Concat(node.Children).Select(child => Find(child, path)).FirstOrDefault(found => found is not null) ?? node
            : null;
    }

    private static List<BodyLine> Cut(IReadOnlyList<BodyLine> lines)
    {
        var marked = 0;
        while (marked < lines.Count && !lines[marked].IsMarked)
        {
            marked++;
        }

        var (start, most) = marked == lines.Count ? (0, LinesWithoutMark) : (Math.Max(0, marked - LinesBefore), LinesShown);
        var shown = new List<BodyLine>();
        var length = 0;
        for (var at = start; at < lines.Count && shown.Count < most && length < LongestShown; at++)
        {
            var line = Cut(lines[at]);
            length += line.Pieces.Sum(piece => piece.Text.Length);
            shown.Add(line);
        }

        var after = lines.Count - start - shown.Count;
        return [.. Notice(start, "above"), .. shown, .. Notice(after, "below")];
    }

    private static BodyLine Cut(BodyLine line) => line.Pieces.Sum(piece => piece.Text.Length) <= LongestLine ? line : new BodyLine(
        [.. line.Pieces.Select(piece => piece.Text.Length <= LongestLine ? piece
            : piece with { Text = string.Create(CultureInfo.InvariantCulture, $"{piece.Text[..LongestLine]}… (cut, {piece.Text.Length} characters)") })]);

    private static IEnumerable<BodyLine> Notice(int lines, string where) =>
        lines <= 0 ? [] : [new BodyLine([new BodyPiece(string.Create(CultureInfo.InvariantCulture, $"… {lines} {(lines == 1 ? "line" : "lines")} {where} cut; the archive has the whole body"), false)])];

    [GeneratedRegex("^line ([0-9]{1,9}), column")]
    private static partial Regex Line();
}
