namespace Conformance.Documents.Compare;

/// <summary>
/// What holds for bodies of a REST API unless its author says otherwise. Attribute and property order need no rule: neither
/// syntax gives it a
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

        // The links of a resource come in an order; the members of a collection come in none.
        Rules.InOrder("**/Links"),
        Rules.InOrder("**/links"),
        Rules.PairBy("/**", "UID", "Href"),
    ];

    /// <summary>No rule at all: every finding is a difference, and lists are paired by content.</summary>
    public static IReadOnlyList<Rule> None { get; } = [];
}
