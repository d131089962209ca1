using Conformance.Core.Results;

namespace Conformance.Core.Reports.Html;

/// <summary>The areas to filter by: those of scenarios (<c>jobs</c>), then those of requirements (<c>AUTH</c>).</summary>
internal static class AreaOptions
{
    /// <summary>The options as HTML.</summary>
    public static string Html(RunResult result) => Group("Scenarios", result.Variants.Select(variant => Words.Area(variant.Id)))
        + Group("Requirements", result.Requirements.Select(requirement => requirement.Requirement.Area));

    private static string Group(string label, IEnumerable<string> areas) => Markup.Text(Markup.Of(
        "optgroup",
        ("label", label),
        areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(area => Markup.Of("option", ("value", area), area))));
}
