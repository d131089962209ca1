namespace Conformance.Emulator.Queries;

/// <summary>A filter as it was read.</summary>
public abstract record Filter;

/// <summary>One comparison.</summary>
/// <param name="Field">The field's name as written.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Value">The value without its quotes.</param>
public sealed record FilterComparison(string Field, FilterOperator Operator, string Value) : Filter;

/// <summary>Both must hold: a semicolon.</summary>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
public sealed record FilterAnd(Filter Left, Filter Right) : Filter;

/// <summary>One must hold: a comma.</summary>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
public sealed record FilterOr(Filter Left, Filter Right) : Filter;
