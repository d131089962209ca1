using System.Globalization;
using System.Text;
using Conformance.Core.Mutations;

namespace Conformance.Core.Reports;

/// <summary>What a mutation changed, as lines of a diff: short, and harmless to a terminal whatever the target sent.</summary>
internal static class MutationDiffText
{
    private const int PartsShown = 6;
    private const int Longest = 160;

    /// <summary>At most six parts, each with what was recorded and what it became.</summary>
    public static void Append(MutationVerdict verdict, StringBuilder text)
    {
        var (parts, more) = verdict.Changes(PartsShown);
        foreach (var part in parts.Take(PartsShown))
        {
            text.Append(CultureInfo.InvariantCulture, $"  diff         {Printable.OneLine(part.Where)}\n");
            Line('-', part.Before, text);
            Line('+', part.After, text);
        }

        var left = more + Math.Max(0, parts.Count - PartsShown);
        text.Append(left > 0 ? string.Create(CultureInfo.InvariantCulture, $"               … and {left} more\n") : "");
    }

    private static void Line(char sign, string? value, StringBuilder text)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"             {sign} {Printable.OneLine(value.Length > Longest ? value[..(Longest - 1)] + "…" : value)}\n");
        }
    }
}
