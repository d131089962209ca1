using System.Collections.Concurrent;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Shipped;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// Judges a run while it goes on: every variant by itself as soon as it is through, then what must hold across variants as soon
/// as the last
/// of those that are compared is in. Of what is judged only verdicts stay, and the exchanges that findings show. The result is a
/// pure
/// function over the exchanges: neither order nor time has a say in it. Safe for parallel use.
/// </summary>
/// <param name="variants">The variants that the run was to send.</param>
/// <param name="target">What is known of the target.</param>
/// <param name="rules">What the judge goes by.</param>
public sealed class RunJudge(IReadOnlyList<Variant> variants, TargetFacts target, Rulebook rules)
{
    /// <summary>Variant and step of the run's own logon.</summary>
    private const string OwnSession = "session";
    private const string OwnLogon = "logon";

    private readonly ConcurrentDictionary<string, JudgedVariant> verdicts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Exchange> shown = [];
    private readonly Dictionary<string, Variant> planned = variants.ToDictionary(variant => variant.Id, StringComparer.Ordinal);
    private readonly ComparedTogether compared = new(variants);
    private readonly Lock gate = new();
    private readonly Lock large = new();
    private readonly ConcurrentDictionary<string, VariantRecord> waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> fallenBack = [];
    private readonly DialectLedger dialects = new(rules);
    private readonly ConcurrentDictionary<string, Unsettled> unsettled = new(StringComparer.Ordinal);
    private string? newestVersion;

    /// <summary>What holds XML bodies against the schema that an installation brings along; null if there is none to hold them
    /// against.</summary>
    public SchemaLedger? Schema { get; init; }

    /// <summary>From which size on a collection is read a piece at a time; it makes no difference to what is found.</summary>
    public PieceSize Pieces { get; init; } = PieceSize.Default;

    /// <summary>The newest API version that an entry point named so far; null if none did.</summary>
    public string? NewestVersion => newestVersion;

    /// <summary>The dialect of JSON of each resource that was answered so far.</summary>
    public IReadOnlyList<ResourceDialect> Dialects => dialects.All;

    /// <summary>The exchanges that findings show, in no order.</summary>
    public IReadOnlyCollection<Exchange> Shown => shown;

    /// <summary>Judges a variant that is through, and what its answers are compared with if those are all in.</summary>
    /// <param name="record">What is known of it; its variant is one of the run's and was not added before.</param>
    /// <param name="exchanges">Its exchanges in the order sent.</param>
    /// <returns>
    /// What is to be asked again at once, in this order, to settle whether data moved; what comes is handed to
    /// <see cref="Settle"/>.
    /// Whoever cannot ask leaves it: then it stays open, and what it is about is not tested.
    /// </returns>
    public IReadOnlyList<AskedAgain> Add(VariantRecord record, IEnumerable<Exchange> exchanges)
    {
        var variant = planned[record.Variant];
        IReadOnlyList<Exchange> sent = [.. exchanges];
        if (record.Discovery is not null)
        {
            waiting[variant.Id] = record;
        }

        if (record is { FellBack: true, Roles.Count: 0, Unlinked.Count: 0 })
        {
            fallenBack.Add(variant.Id);
        }

        return Guarded(variant.Id, sent.Count, () => Judge(variant.Id, new Evidence(variant, record, sent, target, rules.Contract, rules.Mapping, Pieces)));
    }

    /// <summary>Judges on with what came when something was asked again.</summary>
    /// <param name="variant">The variant whose arrival made it necessary.</param>
    /// <param name="exchanges">What came, of this and of other variants.</param>
    /// <returns>As <see cref="Add"/> does.</returns>
    public IReadOnlyList<AskedAgain> Settle(string variant, IEnumerable<Exchange> exchanges)
    {
        if (!unsettled.TryRemove(variant, out var open))
        {
            return [];
        }

        var came = exchanges.ToLookup(exchange => exchange.Variant, StringComparer.Ordinal);
        return Guarded(variant, came[variant].Count(), () => open.Together is { } together
            ? Relate(variant, [.. together.Select(pair => (pair.Evidence.And(came[pair.Evidence.Variant.Id], Pieces), pair.Verdict))], mayAsk: false)
            : Judge(variant, open.Alone!.And(came[variant], Pieces), mayAsk: false));
    }

    private IReadOnlyList<AskedAgain> Judge(string variant, Evidence evidence, bool mayAsk = true)
    {
        // What cannot be read in pieces is judged one at a time: on as many cores as a machine has, it would take many times the
        // memory.
        var isLarge = evidence.Answers.Any(answer => answer is { IsLarge: true, Pieces: null });
        if (isLarge)
        {
            large.Enter();
        }

        try
        {
            return JudgeAll(variant, evidence, mayAsk);
        }
        finally
        {
            foreach (var answer in evidence.Answers)
            {
                answer.Forget();
            }

            if (isLarge)
            {
                large.Exit();
            }
        }
    }

    private IReadOnlyList<AskedAgain> JudgeAll(string variant, Evidence evidence, bool mayAsk)
    {
        var verdict = verdicts[variant] = VariantJudge.Judge(evidence, rules);
        dialects.Add(evidence);
        if (mayAsk && verdict.Unsettled.Count > 0)
        {
            unsettled[variant] = new Unsettled(evidence, null);
            return verdict.Unsettled;
        }

        foreach (var answer in Schema is null ? [] : evidence.Answers)
        {
            Schema!.Add(answer);
        }

        Note(EntryPoint.NewestVersion(evidence.Answers.Select(answer => answer.Exchange), rules.Mapping, rules.Contract));
        return compared.Add(evidence, verdict) is { } whole ? Relate(variant, whole, mayAsk: true) : [];
    }

    private List<AskedAgain> Relate(string variant, IReadOnlyList<(Evidence Evidence, JudgedVariant Verdict)> whole, bool mayAsk)
    {
        var related = whole.Zip(RelationJudge.Judge(whole, rules), (pair, judged) => (pair.Evidence, Verdict: judged)).ToList();
        if (mayAsk && Again(related) is { Count: > 0 } again)
        {
            foreach (var (_, judged) in related)
            {
                verdicts[judged.Id] = judged;
            }

            unsettled[variant] = new Unsettled(null, whole);
            return again;
        }

        foreach (var (proof, judged) in related)
        {
            foreach (var step in judged.Findings.Select(finding => finding.Step).Distinct(StringComparer.Ordinal))
            {
                if (proof.Answer(step) is { } answer)
                {
                    shown.Add(answer.Exchange.Shown());
                }
            }

            verdicts[judged.Id] = judged;
        }

        return [];
    }

    /// <summary>What is to be asked again across variants, each once, along one axis and step after the other and in the order in
    /// which it was asked first.</summary>
    private static List<AskedAgain> Again(List<(Evidence Evidence, JudgedVariant Verdict)> related)
    {
        var evidence = related.ToDictionary(pair => pair.Verdict.Id, pair => pair.Evidence, StringComparer.Ordinal);
        return [.. related.SelectMany(pair => pair.Verdict.Unsettled).Where(again => again.Across is not null)
            .DistinctBy(again => (again.Variant, again.Across, again.Steps[0]))
            .OrderBy(again => again.Across, StringComparer.Ordinal).ThenBy(again => again.Steps[0], StringComparer.Ordinal)
            .ThenBy(again => evidence[again.Variant].Answer(again.Steps[0])!.Exchange.SentAt)];
    }

    /// <summary>The verdicts, in the order of the run's variants; what was not added yet is added now.</summary>
    /// <param name="records">What is known of those not added, by id; one that is in neither was not reached.</param>
    /// <param name="exchanges">Their exchanges, read one variant at a time; others may be among them.</param>
    public IReadOnlyList<JudgedVariant> Complete(IReadOnlyDictionary<string, VariantRecord> records, IExchangeCollection exchanges)
    {
        Note(EntryPoint.NewestVersion(exchanges.Variants.Where(variant => !planned.ContainsKey(variant)).SelectMany(exchanges.SentBy), rules.Mapping, rules.Contract));
        foreach (var variant in variants.Where(variant => !verdicts.ContainsKey(variant.Id)))
        {
            Add(records.GetValueOrDefault(variant.Id) ?? NotReached(variant), exchanges.SentBy(variant.Id));
        }

        // What nobody asked again stays open: first what variants show alone, then what they show together.
        while (!unsettled.IsEmpty)
        {
            foreach (var variant in unsettled.Keys.Order(StringComparer.Ordinal))
            {
                Settle(variant, []);
            }
        }

        Discovered(exchanges);
        TellDialects();
        return Consequences.Folded([.. variants.Select(variant => verdicts[variant.Id])], shown, rules.Contract);
    }

    /// <summary>Only at the end is known in which dialect most resources are answered.</summary>
    private void TellDialects()
    {
        if (dialects.Profile() is { } entry)
        {
            verdicts[entry.Variant] = verdicts[entry.Variant] with { Profile = [.. verdicts[entry.Variant].Profile, entry] };
        }

        if (dialects.Mix() is var (finding, told))
        {
            shown.Add(told);
            var verdict = verdicts[finding.Variant];
            verdicts[finding.Variant] = verdict with
            {
                Findings = [.. verdict.Findings, finding],
                Checks = [.. verdict.Checks, new JudgedCheck(finding.Requirement.Id, CheckOutcome.Violated)],
            };
        }
    }

    /// <summary>Only at the end are discovery's own exchanges here.</summary>
    private void Discovered(IExchangeCollection exchanges)
    {
        var judge = new DiscoveryJudge(target, rules);
        if (fallenBack.Min(StringComparer.Ordinal) is { } first && exchanges.SentBy(OwnSession).FirstOrDefault(exchange => exchange.Step == OwnLogon) is { } logon)
        {
            Take(first, () => judge.OfFallBack(verdicts[first], logon));
        }

        var looks = exchanges.SentBy(DiscoveryJudge.Variant).ToLookup(exchange => exchange.Request.Url, StringComparer.Ordinal);
        foreach (var (variant, record) in waiting.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // After a resumed run there may be several: the last one left this variant with nothing.
            if (looks[record.Discovery!].LastOrDefault() is not { } exchange || verdicts[variant].Outcome != Outcome.NotTested)
            {
                continue;
            }

            Take(variant, () => judge.Of(verdicts[variant], exchange, record));
        }

        void Take(string variant, Func<(JudgedVariant Verdict, Exchange? Shown)> judged)
        {
            Exchange? told = null;
            Guarded(variant, 0, () =>
            {
                (verdicts[variant], told) = judged();
                return [];
            });
            if (told is not null)
            {
                shown.Add(told.Shown());
            }
        }
    }

    /// <summary>Whatever breaks concerns this variant alone: the others are judged, and all reports are written.</summary>
    private IReadOnlyList<AskedAgain> Guarded(string variant, int exchanges, Func<IReadOnlyList<AskedAgain>> judged)
    {
        try
        {
            return judged();
        }
#pragma warning disable CA1031 // Any error in judging is told as a fault of the harness.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            verdicts[variant] = JudgedVariant.Broken(variant, HarnessFault.Told("judged", fault), exchanges);
            return [];
        }
    }

    private void Note(string? version)
    {
        if (version is null)
        {
            return;
        }

        lock (gate)
        {
            newestVersion = EntryPoint.Newer(newestVersion, version);
        }
    }

    private static VariantRecord NotReached(Variant variant) =>
        new(variant.Id, new Dictionary<string, string>(), "the run ended before it was reached.", new Dictionary<string, string>());

    /// <summary>What waits until it is known whether data moved: a variant by itself, or variants that are compared.</summary>
    private sealed record Unsettled(Evidence? Alone, IReadOnlyList<(Evidence Evidence, JudgedVariant Verdict)>? Together);
}
