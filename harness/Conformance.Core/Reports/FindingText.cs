using System.Globalization;
using System.Text;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Results;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Reports;

/// <summary>A finding as a person reads it, the same on the command line and in NUnit.</summary>
public static class FindingText
{
    private const int AlsoShown = 2;

    /// <summary>The block of lines for a group of findings with one cause.</summary>
    /// <param name="group">The findings.</param>
    /// <param name="headline">What was found.</param>
    /// <param name="header">What the run was.</param>
    /// <param name="withOptions">Whether the line that repeats the finding names the target too; false if another line does so
    /// for all.</param>
    public static string Of(FindingGroup group, string headline, RunHeader header, bool withOptions = true)
    {
        var text = new StringBuilder(Of(group.First, headline, group.Exchange, header, withOptions));
        var places = OtherPlaces(group);
        if (places.Count > 0)
        {
            text.Append("  also in      ").Append(string.Join(", ", places)).Append(More(group, places.Count + 1)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A few places besides the first: those of other variants, then those of the same answer.</summary>
    private static List<string> OtherPlaces(FindingGroup group)
    {
        var first = group.First;
        var others = group.All.Where(finding => finding.Variant != first.Variant).DistinctBy(finding => finding.Variant).Select(finding => finding.Variant + At(finding));
        var same = group.All.Where(finding => finding.Variant == first.Variant && finding.Violation.Path != first.Violation.Path)
            .Select(finding => "the same answer" + At(finding)).Distinct(StringComparer.Ordinal);
        return [.. others.Concat(same).Take(AlsoShown)];
    }

    private static string At(Finding finding) => finding.Violation.Path is { } path ? " at " + Printable.OneLine(path) : "";

    /// <summary>How many places are not named, and in how many variants all of them are; nothing if all are named.</summary>
    private static string More(FindingGroup group, int named)
    {
        var (variants, places) = (group.Variants.Count, group.Places);
        return places <= named ? ""
            : places == variants ? string.Create(CultureInfo.InvariantCulture, $" and {Counted.Of(places - named, "more variant")}")
            : string.Create(CultureInfo.InvariantCulture, $" and {Counted.Of(places - named, "more place")} ({Counted.Of(variants, "variant")} in all)");
    }

    /// <summary>The block of lines for one finding.</summary>
    public static string Of(Finding finding, Exchange exchange, RunHeader header) => Of(finding, HeadlineText.Of(finding.Violation), exchange, header, withOptions: true);

    /// <summary>Three lines for a group: what was found, which requirement that violates, and where it was seen.</summary>
    public static string Brief(FindingGroup group, string headline) => string.Create(
        CultureInfo.InvariantCulture,
        $"{First(group.First, headline)}{Requirement(group.First)}  in           {group.First.Variant}{More(group, 1)}\n");

    /// <summary>A URL's path and query, as a person may read them.</summary>
    internal static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? 0 : url.IndexOf('/', scheme + 3);
        return Printable.OneLine(slash < 0 ? "/" : url[slash..]);
    }

    private static string Of(Finding finding, string headline, Exchange exchange, RunHeader header, bool withOptions)
    {
        var text = new StringBuilder(First(finding, headline));
        text.Append(Requirement(finding));
        text.Append($"  expected     {Printable.OneLine(finding.Violation.Expected)}\n");
        text.Append($"  actual       {Printable.OneLine(finding.Violation.Actual)}\n");
        if (finding.Violation.Said is { } said)
        {
            text.Append($"  server says  \"{Printable.OneLine(said)}\"\n");
        }

        text.Append($"  in           {finding.Variant}\n");
        text.Append($"  request      {exchange.Request.Method} {PathOf(exchange.Request.Url)}\n");
        if (finding.Violation.Path is { } path)
        {
            text.Append($"  at           {Printable.OneLine(path)}\n");
        }

        if (finding.Violation.More > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  places       {finding.Violation.More} more of this shape in the same answer are counted and not kept\n");
        }

        if (finding.After is { } after)
        {
            text.Append($"  after        {Printable.OneLine(after)}\n");
        }

        text.Append($"  asked by     {finding.Place}\n");
        text.Append($"  again        {(withOptions || header.IsRecording ? header.Again(finding.Variant) : $"conform run --select '{finding.Variant}'")}\n");
        if (Curl.Of(exchange.Request, header) is { } curl)
        {
            text.Append($"  curl         {Printable.OneLine(curl)}\n");
        }

        return text.ToString();
    }

    private static string First(Finding finding, string headline) => $"{(finding.Requirement.Level == RequirementLevel.Documented ? "DEVIATES" : "WARNS")} {headline}\n";

    private static string Requirement(Finding finding) => $"  requirement  {finding.Requirement.Id}  {finding.Requirement.Statement}  [{finding.Requirement.Source}]\n";
}
