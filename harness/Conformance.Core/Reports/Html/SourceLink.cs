using System.Xml.Linq;

namespace Conformance.Core.Reports.Html;

/// <summary>Where a requirement comes from: a link if it is a page of the vendor's help center, else the words as they
/// are.</summary>
internal static class SourceLink
{
    public static XElement Of(string source) => SourcePage.UrlOf(source) is { } url
        ? Markup.Of("a", ("href", url), ("rel", "noreferrer"), source.Replace("HC:", "", StringComparison.Ordinal))
        : Markup.Of("span", source);
}
