using Conformance.Documents.Compare;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>Everything that is known of one variant: what was bound and what was answered.</summary>
public sealed class Evidence
{
    private readonly Dictionary<string, Answer> answers;
    private readonly IReadOnlyList<(string? Across, Answer Answer)> again;

    /// <summary>Gathers the evidence of one variant.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="record">What was bound, and what could not be.</param>
    /// <param name="exchanges">Its exchanges in the order sent.</param>
    /// <param name="target">What is known of the target.</param>
    /// <param name="contract">The API's resources.</param>
    /// <param name="mapping">How XML and JSON relate.</param>
    /// <param name="size">From which size on a collection is read a piece at a time; null for never.</param>
    public Evidence(
        Variant variant, VariantRecord record, IEnumerable<Exchange> exchanges, TargetFacts target, ApiContract contract, RepresentationMapping mapping, PieceSize? size = null)
        : this(variant, record, exchanges.Select(exchange => new Answer(exchange, mapping, size)).ToList(), target, contract, mapping)
    {
    }

    private Evidence(
        Variant variant, VariantRecord record, IReadOnlyList<Answer> sent, TargetFacts target, ApiContract contract, RepresentationMapping mapping)
        : this(
            variant, record, sent.Where(answer => !AgainStep.IsOne(answer.Exchange.Step)), target, contract, mapping,
            [.. sent.Where(answer => AgainStep.IsOne(answer.Exchange.Step)).Select(AskedOnceMore)])
    {
    }

    private Evidence(
        Variant variant, VariantRecord record, IEnumerable<Answer> answers, TargetFacts target, ApiContract contract, RepresentationMapping mapping,
        IReadOnlyList<(string? Across, Answer Answer)> again)
    {
        Variant = variant;
        Record = record;
        Target = target;
        Contract = contract;
        Mapping = mapping;
        this.again = again;
        this.answers = answers.ToDictionary(answer => answer.Exchange.Step, StringComparer.Ordinal);
    }

    /// <summary>The same with other exchanges in the place of some; answers that stay are not read again.</summary>
    /// <param name="changed">The other exchanges; each is of a step that has one.</param>
    public Evidence With(IReadOnlyDictionary<string, Exchange> changed) => new(
        Variant, Record, answers.Values.Select(answer => changed.TryGetValue(answer.Exchange.Step, out var exchange) ? new Answer(exchange, Mapping) : answer), Target, Contract, Mapping, again);

    /// <summary>The same of the variant in a suite that asks something else.</summary>
    public Evidence Of(Variant variant) => new(variant, Record, answers.Values, Target, Contract, Mapping, again);

    /// <summary>The same with what came when some of it was asked again.</summary>
    /// <param name="exchanges">Exchanges of <see cref="AgainStep"/>s.</param>
    /// <param name="size">From which size on a collection is read a piece at a time.</param>
    internal Evidence And(IEnumerable<Exchange> exchanges, PieceSize size) => new(
        Variant, Record, answers.Values, Target, Contract, Mapping, [.. again, .. exchanges.Select(exchange => AskedOnceMore(new Answer(exchange, Mapping, size)))]);

    /// <summary>The same, of whose differences some are not let through.</summary>
    /// <param name="keys">The keys of what does not count as moving.</param>
    internal Evidence Holding(IReadOnlySet<string> keys) => new(Variant, Record, answers.Values, Target, Contract, Mapping, again) { Held = keys };

    /// <summary>The evidence that came when the same was asked again, under the steps of the first time; null if it was
    /// not.</summary>
    /// <param name="across">As in <see cref="AgainStep.StepOf"/>.</param>
    internal Evidence? Again(string? across)
    {
        var asked = again.Where(each => each.Across == across).Select(each => each.Answer).ToList();
        var steps = asked.Select(answer => SeveralStep.IdOf(answer.Exchange.Step)).ToHashSet(StringComparer.Ordinal);
        return asked.Count == 0 ? null
            : new(Variant, Record, answers.Values.Where(answer => !steps.Contains(SeveralStep.IdOf(answer.Exchange.Step))).Concat(asked), Target, Contract, Mapping, []) { AskedSteps = steps };
    }

    /// <summary>Of the evidence that came again, the ids of the steps that were asked again; empty otherwise.</summary>
    internal IReadOnlySet<string> AskedSteps { get; private init; } = new HashSet<string>();

    /// <summary>The keys of what does not count as moving, whenever it was created.</summary>
    internal IReadOnlySet<string> Held { get; private init; } = new HashSet<string>();

    /// <summary>How many requests were sent.</summary>
    public int Sent => answers.Count + again.Count;

    private static (string? Across, Answer Answer) AskedOnceMore(Answer answer)
    {
        var (first, across) = AgainStep.Parts(answer.Exchange.Step);
        return (across, answer.As(first));
    }

    /// <summary>The variant.</summary>
    public Variant Variant { get; }

    /// <summary>What was bound.</summary>
    public VariantRecord Record { get; }

    /// <summary>What is known of the target.</summary>
    public TargetFacts Target { get; }

    /// <summary>The API's resources.</summary>
    public ApiContract Contract { get; }

    /// <summary>How XML and JSON relate.</summary>
    public RepresentationMapping Mapping { get; }

    /// <summary>All answers, in the order of the steps.</summary>
    public IEnumerable<Answer> Answers => answers.Values;

    /// <summary>How long its exchanges took together.</summary>
    public TimeSpan Elapsed => answers.Values.Aggregate(TimeSpan.Zero, (sum, answer) => sum + answer.Exchange.Elapsed);

    /// <summary>The answer to a step, or null if the step was not sent.</summary>
    public Answer? Answer(string step) => answers.GetValueOrDefault(step);

    /// <summary>The step that an expectation is about when it names none: the last one that sends something.</summary>
    public string Subject => Variant.Scenario.Steps.Last(step => step is not (AdvanceStep or PickStep)).Id;

    /// <summary>An expectation's text with axes and bindings filled in.</summary>
    public string Fill(string text) =>
        Template.Fill(Variant.Fill(text), name => Record.Bindings.GetValueOrDefault(name));
}
