namespace Conformance.Core.Scenarios;

/// <summary>All that the scenarios folder says: what to send, what must hold, and what for.</summary>
/// <param name="Scenarios">The scenarios, sorted by id.</param>
/// <param name="Everywhere">Expectations of every exchange of every scenario, where their conditions hold.</param>
/// <param name="Requirements">The requirement catalogue by id.</param>
public sealed record Suite(
    IReadOnlyList<Scenario> Scenarios,
    IReadOnlyList<Expectation> Everywhere,
    IReadOnlyDictionary<string, Requirement> Requirements);
