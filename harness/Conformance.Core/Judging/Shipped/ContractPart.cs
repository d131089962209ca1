using Conformance.Core.Contract;

namespace Conformance.Core.Judging.Shipped;

/// <summary>One attribute or child element that the contract knows of a structure.</summary>
/// <param name="Name">Its name; an attribute's begins with <c>@</c>.</param>
/// <param name="Required">Whether the documentation demands it of every such structure.</param>
/// <param name="Optional">Whether it may be lacking. What is only observed is neither demanded nor optional.</param>
/// <param name="Statement">What the contract says, for a report.</param>
/// <param name="Rule">The rule for its value; null for links and members, which have none.</param>
internal sealed record ContractPart(string Name, bool Required, bool Optional, string Statement, ElementRule? Rule)
{
    private const string LinkPage = "HC:attributes_of_a_link_element";

    /// <summary>The list of links that any resource may have.</summary>
    public static ContractPart Links { get; } = new(ContractView.Links, false, true, $"optional, links ({LinkPage})", null);

    /// <summary>The links inside that list.</summary>
    public static ContractPart Link { get; } = new(ContractView.Link, false, true, $"optional, any number ({LinkPage})", null);

    /// <summary>The attributes of a link.</summary>
    public static IReadOnlyList<ContractPart> OfLink { get; } =
        [OfLinkAttribute("Rel", true), OfLinkAttribute("Href", true), OfLinkAttribute("Name", false), OfLinkAttribute("Type", false)];

    /// <summary>A member of a collection.</summary>
    public static ContractPart Member(string name) => new(name, false, true, "optional, any number, members of the collection", null);

    /// <summary>What a rule says.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="prefix"><c>@</c> for an attribute.</param>
    public static ContractPart Of(ElementRule rule, string prefix = "")
    {
        var optional = rule.Optional || rule.Many || rule.Choice is not null;
        var values = rule.Values.Count > 0 ? $"one of {string.Join(" | ", rule.Values)}" : rule.Structured ? "a structure" : rule.Type;
        return new ContractPart(
            prefix + rule.Name, !optional && rule.Level == FactLevel.Documented, optional, $"{(optional ? "optional" : "required")}, {values} ({rule.Level.ToString().ToLowerInvariant()}, {rule.Source})", rule);
    }

    /// <summary>Whether a value is none that the contract allows, by the rules of the suite's own checks.</summary>
    public bool Refuses(string value) =>
        Rule is { Structured: false, Level: FactLevel.Documented }
        && !(Rule.Optional && value.Length == 0)
        && (ValueTypes.Check(Rule.Type, value) is not null || (Rule.Values.Count > 0 && !Rule.Values.Contains(value, StringComparer.Ordinal)));

    private static ContractPart OfLinkAttribute(string name, bool required) =>
        new("@" + name, required, !required, $"{(required ? "required" : "optional")}, text ({LinkPage})", null);
}
