namespace Conformance.Documents.Compare;

/// <summary>
/// What holds for EM bodies unless a scenario says otherwise. Attribute and property order need no rule: neither syntax gives it a
/// meaning, so it is not found at all (see TRAPS.md).
/// </summary>
public static class DefaultRules
{
    /// <summary>The rules, in the order in which they are asked.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Rules.Allow(null, DifferenceKind.NamespacePrefix, DifferenceKind.XmlEncoding),
        Rules.Allow(null, DifferenceKind.SchemaLocation, DifferenceKind.NoNamespaceSchemaLocation),
        Rules.CommentsAndInstructions(),
        Rules.PageIndentation(),

        // The documentation gives the links of a resource in an order; its members come in none.
        Rules.InOrder("**/Links"),
        Rules.InOrder("**/links"),
        Rules.PairBy("/**", "UID", "Href"),
    ];

    /// <summary>No rule at all: every finding is a difference, and lists are paired by content.</summary>
    public static IReadOnlyList<Rule> None { get; } = [];
}
