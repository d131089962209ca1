using System.Globalization;
using System.Text;
using Conformance.Core.Judging.Shipped;

namespace Conformance.Core.Reports;

/// <summary>Where the schema of an installation, the server and the documentation disagree, as a person reads it.</summary>
public static class SchemaText
{
    private const int Shown = 6;

    /// <summary>A block of lines for each of the first disagreements, then an empty line; empty if no schema was given or all
    /// agree.</summary>
    public static string Of(SchemaComparison? comparison)
    {
        if (comparison is null or { Disagreements.Count: 0 })
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var row in comparison.Disagreements.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"SCHEMA {Printable.OneLine(row.Path)}   {row.Pairs}\n");
            text.Append(CultureInfo.InvariantCulture, $"  schema       {Printable.OneLine(row.Schema)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  server       {Printable.OneLine(row.Server)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  contract     {Printable.OneLine(row.Contract)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  seen in      {row.Variant}\n");
        }

        var more = comparison.Disagreements.Count - Shown;
        text.Append(more > 0 ? string.Create(CultureInfo.InvariantCulture, $"… and {more} more disagreements of this kind; --report DIR writes them all.\n\n") : "\n");
        return text.ToString();
    }

    /// <summary>The line among the verdict's counts; empty if no schema was given.</summary>
    public static string Count(SchemaComparison? comparison) => comparison is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"  schema        {comparison.Disagreements.Count,6}   disagreements between {Printable.OneLine(comparison.Schema)}, server and contract in {comparison.Bodies} XML bodies; none fails\n");
}
