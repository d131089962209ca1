using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations;

/// <summary>What a suite must fulfil to count as a proof.</summary>
public static class MutationGate
{
    /// <summary>The clauses that are not fulfilled, one sentence each; empty for a suite that proves what it says.</summary>
    /// <param name="rules">The suite.</param>
    /// <param name="verdicts">What became of the mutations.</param>
    /// <param name="whole">Whether the whole suite was mutated, so that each requirement must have been broken, and each record
    /// must have told of something.</param>
    public static IReadOnlyList<string> Faults(Rulebook rules, IReadOnlyList<MutationVerdict> verdicts, bool whole)
    {
        var suite = rules.Suite;
        var killing = verdicts.Where(verdict => verdict.Fate == MutationFate.Killed)
            .SelectMany(verdict => verdict.Blamed.Where(verdict.Mutation.Ruling.Right.Contains)).ToHashSet(StringComparer.Ordinal);
        var told = verdicts.SelectMany(verdict => verdict.Told).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Unasked(suite).Select(id => $"{id} has no check: {suite.Requirements[id].Statement}"),
            .. Asked(suite).Except(suite.Requirements.Keys, StringComparer.Ordinal).Select(id => $"a check is for {id}, which is no requirement"),
            .. whole ? Asked(suite).Where(id => IsDemanded(suite, id) && !killing.Contains(id)).Select(id => $"no mutation breaks {id}, so nothing shows that its check can fail") : [],
            .. whole ? Asked(suite).Where(id => IsRecorded(suite, id) && !told.Contains(id)).Select(id => $"no mutation changes what is recorded for {id}, so nothing shows that its record tells behaviours apart") : [],
            .. Wrong(verdicts, MutationFate.Survived, "breaches that nobody noticed"),
            .. Wrong(verdicts, MutationFate.Misblamed, "breaches blamed only on requirements that say nothing of them"),
            .. Wrong(verdicts, MutationFate.Accused, "lawful changes that are blamed"),
        ];
    }

    /// <summary>The requirements of the catalogue that nothing asks for, recorded ones included; sorted.</summary>
    public static IEnumerable<string> Unasked(Suite suite) => suite.Requirements.Keys.Except(Asked(suite), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Asked(Suite suite) => suite.Everywhere.Concat(suite.Scenarios.SelectMany(scenario => scenario.Expectations)).Select(expectation => expectation.Requirement)
        .Concat(suite.Scenarios.SelectMany(scenario => scenario.Relations).Select(relation => relation.Requirement)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static bool IsDemanded(Suite suite, string id) => suite.Requirements.TryGetValue(id, out var requirement) && requirement.Level != RequirementLevel.Unspecified;

    private static bool IsRecorded(Suite suite, string id) => suite.Requirements.TryGetValue(id, out var requirement) && requirement.Level == RequirementLevel.Unspecified;

    private static IEnumerable<string> Wrong(IReadOnlyList<MutationVerdict> verdicts, MutationFate fate, string words)
    {
        var wrong = verdicts.Where(verdict => verdict.Fate == fate).Select(verdict => verdict.Mutation.Operator).ToList();
        return wrong.Count == 0 ? [] : [$"{wrong.Count} {words}: {string.Join(", ", wrong.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}"];
    }
}
