using System.Collections.Concurrent;
using Conformance.Documents;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Operators;
using Conformance.Core.Scenarios;
using Conformance.DataFiles;

namespace Conformance.Core.Mutations;

/// <summary>
/// Mutates a recorded run and judges each mutation. Only the variant that is changed is judged again, its relations to those that
/// differ
/// from it in one axis, and whether the run still has one dialect of JSON; the evidence of the others is read once.
/// </summary>
public sealed class MutationRun
{
    private readonly Dictionary<string, Recorded> variants;
    private readonly Rulebook rules;
    private readonly RecordedDialects dialects;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Finding>> baselines = new(StringComparer.Ordinal);
    private readonly ILookup<string, Recorded> byScenario;

    /// <summary>Reads a recorded run.</summary>
    /// <param name="planned">The variants that the run was to send.</param>
    /// <param name="records">What is known of each, by its id.</param>
    /// <param name="exchanges">All exchanges.</param>
    /// <param name="target">What is known of the target.</param>
    /// <param name="rules">What the judge goes by.</param>
    public MutationRun(
        IReadOnlyList<Variant> planned, IReadOnlyDictionary<string, VariantRecord> records, IEnumerable<Exchange> exchanges, TargetFacts target, Rulebook rules)
        : this(Evidences(planned, records, exchanges, target, rules), rules, null)
    {
    }

    /// <param name="evidence">The variants.</param>
    /// <param name="rules">What the judge goes by.</param>
    /// <param name="dialects">What is known of the same recording already; null if nothing is.</param>
    private MutationRun(IEnumerable<Evidence> evidence, Rulebook rules, RecordedDialects? dialects)
    {
        this.rules = rules;
        variants = evidence.ToDictionary(one => one.Variant.Id, one => new Recorded(one, new(() => VariantJudge.Judge(one, rules))), StringComparer.Ordinal);
        var inOrder = variants.Values.OrderBy(recorded => recorded.Evidence.Variant.Id, StringComparer.Ordinal).ToList();
        byScenario = inOrder.ToLookup(recorded => recorded.Evidence.Variant.Scenario.Id, StringComparer.Ordinal);
        Scenarios = [.. byScenario.Select(scenario => scenario.Key).Order(StringComparer.Ordinal)];
        this.dialects = dialects ?? new RecordedDialects(inOrder.Select(recorded => recorded.Evidence));
        Answers = [.. inOrder.SelectMany(recorded => Answered(recorded.Evidence))];
    }

    /// <summary>What the judge goes by.</summary>
    public Rulebook Rules => rules;

    /// <summary>What the judge says of the run as it was recorded.</summary>
    public IReadOnlyList<Finding> Baseline =>
        [.. byScenario.SelectMany(scenario => BaselineOf(scenario.Key)), .. dialects.Mix(rules) is { } mix ? [mix] : Array.Empty<Finding>()];

    /// <summary>The same recording under a suite that asks less.</summary>
    /// <param name="less">A suite whose expectations and relations are all of this run's.</param>
    public MutationRun Under(Suite less)
    {
        var byId = less.Scenarios.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        return new MutationRun(
            variants.Values.Select(recorded => recorded.Evidence)
                .Select(evidence => byId[evidence.Variant.Scenario.Id] is var scenario && ReferenceEquals(scenario, evidence.Variant.Scenario) ? evidence
                    : evidence.Of(evidence.Variant with { Scenario = scenario })),
            rules.For(less),
            dialects) { JsonOnly = JsonOnly };
    }

    /// <summary>The same recording judged by other checks.</summary>
    /// <param name="others">Rules for the same suite.</param>
    internal MutationRun By(Rulebook others) => new(variants.Values.Select(recorded => recorded.Evidence), others, dialects) { JsonOnly = JsonOnly };

    /// <summary>Whether only answers in JSON are changed, alone or together with others: a second dialect of a target differs in
    /// these alone.</summary>
    public bool JsonOnly { get; init; }

    /// <summary>The ids of the scenarios that were recorded, sorted.</summary>
    public IReadOnlyList<string> Scenarios { get; }

    /// <summary>Every answer of the run, by variant and in the order sent.</summary>
    internal IReadOnlyList<Answer> Answers { get; }

    /// <summary>The mutations of a scenario's exchanges by variant and step in the order sent, then those of several variants
    /// alike. Deterministic.</summary>
    /// <param name="scenario">Its id.</param>
    /// <param name="takes">Whether an operator (second) is to change a step (first).</param>
    public IEnumerable<Mutation> Mutations(string scenario, Func<string, string, bool> takes) => byScenario[scenario]
        .SelectMany(recorded => Answered(recorded.Evidence).Where(answer => IsChanged([answer])).SelectMany(answer =>
        {
            var scene = new Scene(recorded.Evidence, answer, Neighbours(recorded), Answers, rules, []) { IsOfOneDialect = dialects.AreOne };
            return OperatorCatalogue.All.Where(operation => takes(scene.Step, operation.Name)).SelectMany(operation => operation.Of(scene));
        }))
        .Concat(Alike.Of([.. byScenario[scenario].Select(recorded => recorded.Evidence)], takes, IsChanged, (evidence, answer, together) =>
            new Scene(evidence, answer, Neighbours(variants[evidence.Variant.Id]), Answers, rules, together)));

    private bool IsChanged(IEnumerable<Answer> answers) => !JsonOnly || answers.Any(answer => answer.Document?.Format == DocumentFormat.Json);

    /// <summary>Where a scenario is written; scenarios that are generated from one have the same place.</summary>
    public DataPlace PlaceOf(string scenario) => byScenario[scenario].First().Evidence.Variant.Scenario.Place;

    /// <summary>How many bytes of bodies a scenario's answers hold.</summary>
    public long Size(string scenario) => byScenario[scenario].SelectMany(recorded => Answered(recorded.Evidence)).Sum(answer => (long)answer.Response.Body.Length);

    /// <summary>Judges mutations on all cores; the verdicts stand in the order of the mutations.</summary>
    public IReadOnlyList<MutationVerdict> Judge(IReadOnlyList<Mutation> mutations, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var verdicts = new MutationVerdict[mutations.Count];
        var done = 0;
        Parallel.For(0, mutations.Count, Processors.Options(cancellationToken), at =>
        {
            verdicts[at] = Judge(mutations[at]);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return verdicts;
    }

    /// <summary>Judges one mutation. What is said of the recorded run already does not count.</summary>
    public MutationVerdict Judge(Mutation mutation)
    {
        var known = BaselineOf(variants[mutation.Variant].Evidence.Variant.Scenario.Id).Select(Key).ToHashSet();
        var changed = mutation.Apply().ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        var touched = changed.Select(exchanges => variants[exchanges.Key]).ToList();
        var alone = touched.Select(recorded => Changed(recorded.Evidence, changed[recorded.Evidence.Variant.Id])).ToList();
        var group = alone
            .Concat(touched.SelectMany(Neighbours).DistinctBy(other => other.Variant.Id).Where(other => !changed.Contains(other.Variant.Id)).Select(other => (other, variants[other.Variant.Id].Alone.Value)))
            .OrderBy(pair => pair.Item1.Variant.Id, StringComparer.Ordinal).ToList();
        var judged = RelationJudge.Judge(group, rules);
        var findings = judged.SelectMany(variant => variant.Findings).Where(finding => !known.Contains(Key(finding))).ToList();
        if (dialects.MixWith([.. alone.Select(pair => pair.Item1)], rules) is { } mix)
        {
            findings.Add(mix);
        }

        return new MutationVerdict(mutation, FateOf(mutation, findings), findings, variants[mutation.Variant].Evidence.Answer(mutation.Step)!.Exchange) { Told = Told(judged) };
    }

    /// <summary>Where a key has another behaviour than in the recorded run; one that is not recorded any more tells
    /// nothing.</summary>
    private IReadOnlyList<string> Told(IReadOnlyList<JudgedVariant> judged) =>
        [.. judged.SelectMany(variant => variant.Profile.Where(entry => variants[variant.Id].Alone.Value.Profile.Any(known => known.Key == entry.Key && known.Behaviour != entry.Behaviour)))
            .Select(entry => entry.Requirement).Distinct(StringComparer.Ordinal)];

    private (Evidence, JudgedVariant) Changed(Evidence original, IEnumerable<Exchange> changed)
    {
        var evidence = original.With(changed.ToDictionary(exchange => exchange.Step, StringComparer.Ordinal));
        return (evidence, VariantJudge.Judge(evidence, rules));
    }

    private static IEnumerable<Answer> Answered(Evidence evidence) => evidence.Answers.Where(answer => answer.Exchange.Response is not null);

    private static MutationFate FateOf(Mutation mutation, List<Finding> findings) =>
        mutation.Ruling.Lawful is not null ? findings.Count == 0 ? MutationFate.Spared : MutationFate.Accused
        : findings.Count == 0 ? MutationFate.Survived
        : findings.Any(finding => mutation.Ruling.Right.Contains(finding.Requirement.Id)) ? MutationFate.Killed
        : MutationFate.Misblamed;

    private IReadOnlyList<Evidence> Neighbours(Recorded recorded) => recorded.Neighbours ??= [.. byScenario[recorded.Evidence.Variant.Scenario.Id]
        .Select(other => other.Evidence)
        .Where(other => !ReferenceEquals(other, recorded.Evidence)
            && other.Variant.Values.Count(value => recorded.Evidence.Variant.Values[value.Key] != value.Value) == 1)];

    private static IEnumerable<Evidence> Evidences(
        IReadOnlyList<Variant> planned, IReadOnlyDictionary<string, VariantRecord> records, IEnumerable<Exchange> exchanges, TargetFacts target, Rulebook rules)
    {
        var byVariant = exchanges.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        return planned.Where(variant => records.TryGetValue(variant.Id, out var record) && record.NotTested is null)
            .Select(variant => new Evidence(variant, records[variant.Id], byVariant[variant.Id], target, rules.Contract, rules.Mapping));
    }

    private static (string, string, string, Violation) Key(Finding finding) => (finding.Requirement.Id, finding.Variant, finding.Step, finding.Violation);

    private IReadOnlyList<Finding> BaselineOf(string scenario) => baselines.GetOrAdd(scenario, id =>
        [.. RelationJudge.Judge([.. byScenario[id].Select(recorded => (recorded.Evidence, recorded.Alone.Value))], rules).SelectMany(variant => variant.Findings)]);

    private sealed record Recorded(Evidence Evidence, Lazy<JudgedVariant> Alone)
    {
        public IReadOnlyList<Evidence>? Neighbours { get; set; }
    }
}
