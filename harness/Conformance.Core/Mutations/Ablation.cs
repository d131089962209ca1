using Conformance.Core.Judging;
using Conformance.Core.Scenarios;
using Conformance.Core.Yaml;

namespace Conformance.Core.Mutations;

/// <summary>The suite without one of the things that it asks: the proof must notice.</summary>
/// <param name="Requirement">The requirement that the missing thing is for.</param>
/// <param name="Kind">The kind of check or relation.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Scenario">The id of the scenario that asks; null for what is asked of every answer.</param>
/// <param name="Without">The suite without it.</param>
public sealed record Ablation(string Requirement, string Kind, DataPlace Place, string? Scenario, Suite Without)
{
    /// <summary>One for each expectation and relation that is not there to record.</summary>
    public static IEnumerable<Ablation> All(Rulebook rules)
    {
        var suite = rules.Suite;
        foreach (var expectation in suite.Everywhere)
        {
            yield return new Ablation(expectation.Requirement, expectation.Kind, expectation.Place, null, suite with { Everywhere = [.. suite.Everywhere.Where(other => !ReferenceEquals(other, expectation))] });
        }

        foreach (var scenario in suite.Scenarios)
        {
            foreach (var expectation in scenario.Expectations.Where(expectation => rules.CheckOf(expectation) is not Judging.Checks.IRecords))
            {
                yield return new Ablation(
                    expectation.Requirement, expectation.Kind, expectation.Place, scenario.Id,
                    With(suite, scenario with { Expectations = [.. scenario.Expectations.Where(other => !ReferenceEquals(other, expectation))] }));
            }

            foreach (var relation in scenario.Relations)
            {
                yield return new Ablation(
                    relation.Requirement, relation.Kind, relation.Place, scenario.Id,
                    With(suite, scenario with { Relations = [.. scenario.Relations.Where(other => !ReferenceEquals(other, relation))] }));
            }
        }
    }

    private static Suite With(Suite suite, Scenario changed) =>
        suite with { Scenarios = [.. suite.Scenarios.Select(scenario => scenario.Id == changed.Id ? changed : scenario)] };
}
