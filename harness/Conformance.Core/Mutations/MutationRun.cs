using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Mutations.Operators;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Mutations;

/// <summary>
/// Mutates a recorded run and judges each mutation. Only the variant that is changed is judged again, and its relations to those that
/// differ from it in one axis; the evidence of the others is read once.
/// </summary>
public sealed class MutationRun
{
    private readonly Dictionary<string, Recorded> variants;
    private readonly Rulebook rules;
    private readonly TargetFacts target;

    /// <summary>Reads a recorded run.</summary>
    /// <param name="planned">The variants that the run was to send.</param>
    /// <param name="records">What is known of each, by its id.</param>
    /// <param name="exchanges">All exchanges.</param>
    /// <param name="target">What is known of the target.</param>
    /// <param name="rules">What the judge goes by.</param>
    public MutationRun(
        IReadOnlyList<Variant> planned, IReadOnlyDictionary<string, VariantRecord> records, IEnumerable<Exchange> exchanges, TargetFacts target, Rulebook rules)
    {
        (this.rules, this.target) = (rules, target);
        var byVariant = exchanges.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        variants = planned.Where(variant => records.TryGetValue(variant.Id, out var record) && record.NotTested is null)
            .Select(variant =>
            {
                var evidence = EvidenceOf(variant, records[variant.Id], byVariant[variant.Id]);
                return new Recorded(evidence, VariantJudge.Judge(evidence, rules));
            })
            .ToDictionary(recorded => recorded.Evidence.Variant.Id, StringComparer.Ordinal);
        Baseline = [.. RelationJudge.Judge([.. variants.Values.Select(recorded => (recorded.Evidence, recorded.Alone))], rules).SelectMany(variant => variant.Findings)];
    }

    /// <summary>What the judge says of the run as it was recorded.</summary>
    public IReadOnlyList<Finding> Baseline { get; }

    /// <summary>Every mutation of every exchange, by variant and step in the order sent. Deterministic.</summary>
    public IEnumerable<Mutation> Mutations() => Mutations(_ => true);

    /// <summary>Every mutation of the exchanges of some variants.</summary>
    public IEnumerable<Mutation> Mutations(Func<Variant, bool> of)
    {
        var inOrder = variants.Values.OrderBy(recorded => recorded.Evidence.Variant.Id, StringComparer.Ordinal).ToList();
        var all = inOrder.SelectMany(recorded => recorded.Evidence.Answers).Where(answer => answer.Exchange.Response is not null).ToList();
        return inOrder.Where(recorded => of(recorded.Evidence.Variant)).SelectMany(recorded => recorded.Evidence.Answers.Where(answer => answer.Exchange.Response is not null)
            .SelectMany(answer =>
            {
                var scene = new Scene(recorded.Evidence, answer, Neighbours(recorded), all, rules);
                return OperatorCatalogue.All.SelectMany(operation => operation.Of(scene));
            }));
    }

    /// <summary>Judges mutations on all cores; the verdicts stand in the order of the mutations.</summary>
    public IReadOnlyList<MutationVerdict> Judge(IReadOnlyList<Mutation> mutations, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var known = Baseline.Select(Key).ToHashSet();
        var verdicts = new MutationVerdict[mutations.Count];
        var done = 0;
        Parallel.For(0, mutations.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            verdicts[at] = Judge(mutations[at], known);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return verdicts;
    }

    private MutationVerdict Judge(Mutation mutation, HashSet<(string, string, string, Violation)> known)
    {
        var recorded = variants[mutation.Variant];
        var changed = mutation.Apply();
        var evidence = EvidenceOf(
            recorded.Evidence.Variant, recorded.Evidence.Record, recorded.Evidence.Answers.Select(answer => answer.Exchange.Step == mutation.Step ? changed : answer.Exchange));
        var group = Neighbours(recorded).Select(other => (other, variants[other.Variant.Id].Alone)).Append((evidence, VariantJudge.Judge(evidence, rules)));
        var inOrder = group.OrderBy(pair => pair.Item1.Variant.Id, StringComparer.Ordinal).ToList();
        var findings = RelationJudge.Judge(inOrder, rules).SelectMany(variant => variant.Findings).Where(finding => !known.Contains(Key(finding))).ToList();
        return new MutationVerdict(mutation, FateOf(mutation, findings), findings);
    }

    private static MutationFate FateOf(Mutation mutation, List<Finding> findings) =>
        mutation.Ruling.Lawful is not null ? findings.Count == 0 ? MutationFate.Spared : MutationFate.Accused
        : findings.Count == 0 ? MutationFate.Survived
        : findings.Any(finding => mutation.Ruling.Right.Contains(finding.Requirement.Id)) ? MutationFate.Killed
        : MutationFate.Misblamed;

    private IReadOnlyList<Evidence> Neighbours(Recorded recorded) => recorded.Neighbours ??= [.. variants.Values
        .Select(other => other.Evidence)
        .Where(other => !ReferenceEquals(other, recorded.Evidence) && other.Variant.Scenario.Id == recorded.Evidence.Variant.Scenario.Id
            && other.Variant.Values.Count(value => recorded.Evidence.Variant.Values[value.Key] != value.Value) == 1)];

    private Evidence EvidenceOf(Variant variant, VariantRecord record, IEnumerable<Exchange> exchanges) =>
        new(variant, record, exchanges, target, rules.Contract, rules.Mapping);

    private static (string, string, string, Violation) Key(Finding finding) => (finding.Requirement.Id, finding.Variant, finding.Step, finding.Violation);

    private sealed record Recorded(Evidence Evidence, JudgedVariant Alone)
    {
        public IReadOnlyList<Evidence>? Neighbours { get; set; }
    }
}
