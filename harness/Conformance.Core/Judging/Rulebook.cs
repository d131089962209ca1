using Conformance.Core.Contract;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Judging.Relations;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;
using Conformance.Documents.Compare;

namespace Conformance.Core.Judging;

/// <summary>Everything that the judge goes by, compiled once: the checks of all scenarios, the contract, the
/// requirements.</summary>
public sealed class Rulebook
{
    private readonly Dictionary<Expectation, Check> checks;
    private readonly Dictionary<Relation, RelationCheck> relations;

    private readonly IReadOnlyList<Fixture> fixtures;

    private Rulebook(
        Suite suite, ApiContract contract, Dictionary<Expectation, Check> checks, Dictionary<Relation, RelationCheck> relations, IReadOnlyList<Fixture> fixtures)
    {
        this.fixtures = fixtures;
        Suite = suite;
        Contract = contract;
        this.checks = checks;
        this.relations = relations;
    }

    /// <summary>Scenarios and requirements.</summary>
    public Suite Suite { get; }

    /// <summary>The API's resources.</summary>
    public ApiContract Contract { get; }

    /// <summary>How XML and JSON relate, by the contract's own mapping.</summary>
    public RepresentationMapping Mapping => Contract.Json;

    /// <summary>The fixtures that no expectation compares anything with, sorted.</summary>
    public IReadOnlyList<string> UnusedFixtures =>
    [
        .. fixtures.Select(fixture => fixture.Path)
            .Except(Suite.Scenarios.SelectMany(scenario => scenario.Expectations).Select(CheckOf).OfType<BodyCheck>().Select(check => check.Fixture.Path), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Compiles the checks.</summary>
    /// <exception cref="DataException">An expectation makes no check, or its requirement's level and its kind do not go together;
    /// holds all of them.</exception>
    public static Rulebook Of(Suite suite, ApiContract contract, IReadOnlyDictionary<string, Fixture> fixtures)
    {
        var faults = new List<DataFault>();
        var checks = new Dictionary<Expectation, Check>(ReferenceEqualityComparer.Instance);
        var relations = new Dictionary<Relation, RelationCheck>(ReferenceEqualityComparer.Instance);
        foreach (var expectation in suite.Everywhere.Concat(suite.Scenarios.SelectMany(scenario => scenario.Expectations)))
        {
            try
            {
                var check = checks[expectation] = CheckCompiler.Compile(expectation, fixtures);
                var unspecified = suite.Requirements[expectation.Requirement].Level == RequirementLevel.Unspecified;
                if (unspecified != check is IRecords)
                {
                    faults.Add(new DataFault(expectation.Place, unspecified
                        ? $"{expectation.Requirement} is unspecified, so nothing can be demanded. Record what the target does, or give the requirement a source and a level."
                        : $"{expectation.Requirement} is {suite.Requirements[expectation.Requirement].Level.ToString().ToLowerInvariant()}, so recording is not enough. Say what must hold."));
                }
            }
            catch (DataException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        foreach (var relation in suite.Scenarios.SelectMany(scenario => scenario.Relations))
        {
            relations[relation] = CheckCompiler.Compile(relation);
        }

        return faults.Count > 0 ? throw new DataException(faults) : new Rulebook(suite, contract, checks, relations, [.. fixtures.Values]);
    }

    /// <summary>The same rules for a suite that lacks some of what was compiled; the proof by mutations takes things
    /// away.</summary>
    /// <param name="less">A suite whose expectations and relations are all of <see cref="Suite"/>.</param>
    public Rulebook For(Suite less) => new(less, Contract, checks, relations, fixtures);

    /// <summary>The same rules for a target whose base has another path than the documented one.</summary>
    /// <param name="basePath">As in <c>/em/api</c>, without a slash at its end.</param>
    public Rulebook At(string basePath) => new(Suite, Contract.At(basePath), checks, relations, fixtures);

    /// <summary>The same rules for a target of an older version, which may lack what came later.</summary>
    /// <param name="version">As in <c>v1_4</c>; null for the newest.</param>
    public Rulebook AskedOf(string? version) => Contract.AskedOf(version) is var asked && ReferenceEquals(asked, Contract) ? this : new(Suite, asked, checks, relations, fixtures);

    /// <summary>The same rules with other checks in the place of some.</summary>
    internal Rulebook With(Func<Check, Check> check, Func<RelationCheck, RelationCheck> relation) => new(
        Suite, Contract,
        checks.ToDictionary(pair => pair.Key, pair => check(pair.Value), (IEqualityComparer<Expectation>)ReferenceEqualityComparer.Instance),
        relations.ToDictionary(pair => pair.Key, pair => relation(pair.Value), (IEqualityComparer<Relation>)ReferenceEqualityComparer.Instance),
        fixtures);

    /// <summary>The check of an expectation.</summary>
    public Check CheckOf(Expectation expectation) => checks[expectation];

    /// <summary>The relation of a scenario.</summary>
    public RelationCheck CheckOf(Relation relation) => relations[relation];
}
