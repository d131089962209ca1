using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>Where a requirement comes from: a link if it is a page of the vendor's help center, else the words as they are.</summary>
internal static partial class SourceLink
{
    public static XElement Of(string source) => Page().Match(source) is { Success: true } match
        ? Markup.Of("a", ("href", $"https://helpcenter.veeam.com/docs/vbr/em_rest/{match.Groups[1].Value}.html"), ("rel", "noreferrer"), match.Groups[1].Value)
        : Markup.Of("span", source);

    [GeneratedRegex("^HC:([a-z0-9_]+)$")]
    private static partial Regex Page();
}
