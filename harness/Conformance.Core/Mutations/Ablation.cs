using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>The suite without one of the things that it asks: the proof must notice.</summary>
/// <param name="What">What is missing, for a person: a line of a scenario file, or a check of the code.</param>
/// <param name="Requirements">The requirements that the missing thing is for.</param>
/// <param name="Places">Where it is written.</param>
/// <param name="Without">The suite without it.</param>
public sealed record Ablation(string What, IReadOnlyList<string> Requirements, IReadOnlySet<DataPlace> Places, Suite Without)
{
    /// <summary>The class of checks that finds nothing, while the suite still asks for it; null where the suite asks
    /// less.</summary>
    public Type? Silenced { get; init; }

    /// <summary>Whether what is missing judges several answers of a scenario together.</summary>
    public bool IsOfSeveralAnswers { get; init; }

    /// <summary>The id of the step whose answer alone is judged by what is missing; null where it judges others, too.</summary>
    public string? Step { get; init; }

    /// <summary>The ids of the scenarios that ask less without it; empty for what is asked of every answer.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>Rules that lack it.</summary>
    /// <param name="rules">The rules that the suite was compiled to.</param>
    public Rulebook From(Rulebook rules) => Silenced is not { } silenced ? rules.For(Without) : rules.With(
        check => check.GetType() == silenced ? new SilentCheck(check) : check, relation => relation.GetType() == silenced ? new SilentRelation(relation) : relation);

    /// <summary>Whether a recording holds any scenario that asks less without it.</summary>
    public bool IsIn(MutationRun run) => Scenarios.Count == 0 || run.Scenarios.Intersect(Scenarios, StringComparer.Ordinal).Any();

    /// <summary>One for each line that asks for something, in the order of the files. A line may ask in many scenarios.</summary>
    public static IEnumerable<Ablation> OfLines(Rulebook rules) => Asked(rules.Suite)
        .GroupBy(asked => asked.Place)
        .Select(line => Of(rules.Suite, $"{line.Key} {line.First().Kind}", [.. line]) with
        {
            IsOfSeveralAnswers = line.First().Expectation is { } expectation && rules.CheckOf(expectation).Stage == CheckStage.Relation,
            Step = line.First().Expectation is { Step: { } step } own && rules.CheckOf(own).AlsoReads.Count == 0 ? step : null,
        });

    /// <summary>One for each class of check and of relation. What records finds nothing anyway, so there its lines are taken
    /// out.</summary>
    public static IEnumerable<Ablation> OfChecks(Rulebook rules) => Asked(rules.Suite)
        .GroupBy(asked => (asked.Expectation is { } expectation ? (object)rules.CheckOf(expectation) : rules.CheckOf(asked.Relation!)).GetType())
        .OrderBy(check => check.Key.Name, StringComparer.Ordinal)
        .Select(check => Of(rules.Suite, check.Key.Name, [.. check]) with { Silenced = check.Key.IsAssignableTo(typeof(IRecords)) ? null : check.Key });

    private static Ablation Of(Suite suite, string what, IReadOnlyList<Asking> missing)
    {
        var gone = missing.SelectMany(asked => new object?[] { asked.Expectation, asked.Relation }).OfType<object>().ToHashSet(ReferenceEqualityComparer.Instance);
        bool Lacks(Scenario scenario) => scenario.Expectations.Cast<object>().Concat(scenario.Relations).Any(gone.Contains);
        return new Ablation(
            what,
            [.. missing.Select(asked => asked.Requirement).Distinct(StringComparer.Ordinal)],
            missing.Select(asked => asked.Place).ToHashSet(),
            suite with
            {
                Everywhere = [.. suite.Everywhere.Where(expectation => !gone.Contains(expectation))],
                Scenarios = [.. suite.Scenarios.Select(scenario => Lacks(scenario)
                    ? scenario with
                    {
                        Expectations = [.. scenario.Expectations.Where(expectation => !gone.Contains(expectation))],
                        Relations = [.. scenario.Relations.Where(relation => !gone.Contains(relation))],
                    }
                    : scenario)],
            }) { Scenarios = [.. suite.Scenarios.Where(Lacks).Select(scenario => scenario.Id)] };
    }

    private static IEnumerable<Asking> Asked(Suite suite) =>
        suite.Everywhere.Concat(suite.Scenarios.SelectMany(scenario => scenario.Expectations))
            .Select(expectation => new Asking(expectation.Requirement, expectation.Kind, expectation.Place, expectation, null))
            .Concat(suite.Scenarios.SelectMany(scenario => scenario.Relations)
                .Select(relation => new Asking(relation.Requirement, relation.Kind, relation.Place, null, relation)));

    private sealed record Asking(string Requirement, string Kind, DataPlace Place, Expectation? Expectation, Relation? Relation);
}
