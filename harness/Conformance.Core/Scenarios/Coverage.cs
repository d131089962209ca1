namespace Conformance.Core.Scenarios;

/// <summary>Which requirements a variant is there for.</summary>
public static class Coverage
{
    /// <summary>The ids of the requirements whose checks the variant's scenario names, or that hold of every exchange.</summary>
    public static IEnumerable<string> Of(Variant variant, Suite suite) =>
        Named(variant).Concat(suite.Everywhere.Select(expectation => expectation.Requirement)).Distinct(StringComparer.Ordinal);

    /// <summary>The ids of the requirements that the scenario itself names, where the axes' values let the check apply.</summary>
    public static IEnumerable<string> Named(Variant variant) =>
        variant.Scenario.Expectations.Where(expectation => Applies(expectation.Conditions, variant)).Select(expectation => expectation.Requirement)
            .Concat(variant.Scenario.Relations.Where(relation => Applies(relation.Conditions, variant)).Select(relation => relation.Requirement))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the axes' values let what has these conditions apply.</summary>
    internal static bool Applies(IEnumerable<Condition> conditions, Variant variant) =>
        conditions.All(condition => !variant.Values.TryGetValue(condition.Name, out var value) || condition.Allows(value.Name));
}
