using Conformance.DataFiles;

namespace Conformance.Core.Scenarios;

/// <summary>One check of the answers of one variant, and the requirement that it is for.</summary>
/// <param name="Requirement">The requirement's id.</param>
/// <param name="Step">The step whose exchange is judged; null for the scenario's last request.</param>
/// <param name="Conditions">When it applies; all of them must hold.</param>
/// <param name="Kind">The kind of check, a key of the schema.</param>
/// <param name="Arguments">What stands under that key.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Expectation(
    string Requirement,
    string? Step,
    IReadOnlyList<Condition> Conditions,
    string Kind,
    YamlValue Arguments,
    DataPlace Place);

/// <summary>A statement across variants that differ in one axis only.</summary>
/// <param name="Requirement">The requirement's id.</param>
/// <param name="Kind">The kind of relation.</param>
/// <param name="Across">The axis in which the compared variants differ.</param>
/// <param name="Step">The step whose exchanges are compared; null for the last request.</param>
/// <param name="Conditions">Which variants take part.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Relation(
    string Requirement,
    string Kind,
    string Across,
    string? Step,
    IReadOnlyList<Condition> Conditions,
    DataPlace Place);
