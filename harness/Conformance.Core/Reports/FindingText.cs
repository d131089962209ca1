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
    private const int AlsoShown = 3;

    /// <summary>The block of lines for a group of findings with one cause.</summary>
    public static string Of(FindingGroup group, RunHeader header)
    {
        var text = new StringBuilder(Of(group.First, group.Exchange, header));
        var others = group.Variants.Skip(1).ToList();
        if (others.Count > 0)
        {
            text.Append("  also in      ").Append(string.Join(", ", others.Take(AlsoShown)))
                .Append(others.Count > AlsoShown ? $" and {others.Count - AlsoShown} more" : "").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The block of lines for one finding.</summary>
    public static string Of(Finding finding, Exchange exchange, RunHeader header)
    {
        var word = finding.Requirement.Level == RequirementLevel.Documented ? "DEVIATES" : "WARNS   ";
        var text = new StringBuilder();
        text.Append($"{word} {finding.Variant}   {exchange.Request.Method} {PathOf(exchange.Request.Url)}\n");
        text.Append($"  requirement  {finding.Requirement.Id}  {finding.Requirement.Statement}  [{finding.Requirement.Source}]\n");
        text.Append($"  expected     {Printable.OneLine(finding.Violation.Expected)}\n");
        text.Append($"  actual       {Printable.OneLine(finding.Violation.Actual)}\n");
        if (finding.Violation.Said is { } said)
        {
            text.Append($"  server says  \"{Printable.OneLine(said)}\"\n");
        }

        if (finding.Violation.Path is { } path)
        {
            text.Append($"  at           {Printable.OneLine(path)}\n");
        }

        if (finding.Violation.More > 0)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"  places       {finding.Violation.More} more of this shape in the same answer are counted and not kept\n"));
        }

        if (finding.After is { } after)
        {
            text.Append($"  after        {Printable.OneLine(after)}\n");
        }

        text.Append($"  asked by     {finding.Place}\n");
        text.Append($"  again        {header.Again(finding.Variant)}\n");
        if (Curl.Of(exchange.Request, header) is { } curl)
        {
            text.Append($"  curl         {Printable.OneLine(curl)}\n");
        }

        return text.ToString();
    }

    /// <summary>A URL's path and query, as a person may read them.</summary>
    internal static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var slash = scheme < 0 ? 0 : url.IndexOf('/', scheme + 3);
        return Printable.OneLine(slash < 0 ? "/" : url[slash..]);
    }
}
