namespace Conformance.Core.Reports;

/// <summary>Lines that are longer than a screen is wide, broken at spaces; what goes on stands below its own beginning.</summary>
public static class HangingIndent
{
    /// <summary>The column at which the text of a line begins that has a label, as in <c>  expected     status 200</c>.</summary>
    public const int LabelWidth = 15;

    private const int ShortIndent = 4;

    /// <summary>Labels of lines that a person pastes into a shell: these are never broken, so that a terminal gives them back in
    /// one piece.</summary>
    private static readonly string[] Pasted = ["  again  ", "  curl  ", "  token  "];

    /// <summary>Where the parts of a line begin and end, the first with its label and each other without the space before
    /// it.</summary>
    /// <param name="line">One line.</param>
    /// <param name="width">How many columns the screen has.</param>
    /// <param name="indent">How far to indent every part but the first.</param>
    public static IReadOnlyList<Range> Parts(string line, int width, out int indent)
    {
        indent = IsLabelled(line) ? LabelWidth : ShortIndent;
        var parts = new List<Range>();
        var start = 0;
        var room = width;
        while (line.Length - start > room && !Pasted.Any(label => line.StartsWith(label, StringComparison.Ordinal)))
        {
            var least = start + (start == 0 ? indent : 0);
            var space = line.LastIndexOf(' ', start + room, start + room - least);
            var end = space > least && line[least..space].Trim().Length > 0 ? space : Unbroken(line, start + room);
            parts.Add(start..end);
            start = end;
            while (start < line.Length && line[start] == ' ')
            {
                start++;
            }

            room = Math.Max(1, width - indent);
        }

        if (start < line.Length || parts.Count == 0)
        {
            parts.Add(start..line.Length);
        }

        return parts;
    }

    private static bool IsLabelled(string line) =>
        line.Length > LabelWidth && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ' && line[LabelWidth - 1] == ' ' && line[LabelWidth] != ' ';

    /// <summary>A word without any space in it is parted where the screen ends, never between the halves of one
    /// character.</summary>
    private static int Unbroken(string line, int at) => at < line.Length && char.IsLowSurrogate(line[at]) ? at - 1 : at;
}
