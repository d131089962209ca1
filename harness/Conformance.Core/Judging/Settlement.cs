using Conformance.Core.Judging.Checks.Queries;
using Conformance.Core.Scenarios;
using Conformance.Documents;

namespace Conformance.Core.Judging;

/// <summary>
/// Whether a difference that data in motion may explain is one: the same was asked again back to back. It is let through if it is
/// gone then, or if what differed has moved again in both readings; what differs as it did before is a violation.
/// </summary>
/// <param name="first">What the check says of the first answers: nothing is wrong but what may have moved.</param>
/// <param name="again">What it says of the answers that came when the same was asked again.</param>
internal sealed class Settlement(CheckResult first, CheckResult again)
{
    /// <summary>What stands in the place of a key where no single member moved, but a whole list may have.</summary>
    internal const string WholeList = "";

    /// <summary>Why nothing is settled if the same was not asked again.</summary>
    internal const string NotAsked = "what differs may have moved, and it was not asked again to settle that";

    /// <summary>What stands in the place of a key where members may have moved from page to page.</summary>
    internal const string Pages = "\u0001pages";

    private const int Both = 2;

    /// <summary>The result.</summary>
    /// <param name="readings">The answers that were compared, each with what came when it was asked again, by step.</param>
    /// <param name="firstWithout">What the check says of the first answers if some of what may have moved is not let
    /// through.</param>
    /// <param name="againWithout">The same of the answers that came again.</param>
    public CheckResult Result(
        IReadOnlyList<(IReadOnlyList<Answer> First, IReadOnlyList<Answer> Again)> readings,
        Func<IReadOnlySet<string>, CheckResult> firstWithout,
        Func<IReadOnlySet<string>, CheckResult> againWithout)
    {
        if (again.Vacuous is not null)
        {
            return Incomparable;
        }

        if (again.Violations.Count > 0)
        {
            return again with { Moved = 0 };
        }

        // Pages that are right when they are asked for again were wrong all the same if nothing began or went meanwhile.
        if (first.MovedKeys.Contains(Pages)
            && !Moving.HasBegunOrGone([.. readings.SelectMany(pair => pair.First)], [.. readings.SelectMany(pair => pair.Again)]))
        {
            return firstWithout(new HashSet<string> { Pages }) with { Moved = 0 };
        }

        var stays = first.MovedKeys.Intersect(again.MovedKeys, StringComparer.OrdinalIgnoreCase)
            .Where(key => readings.Count(pair => Reading(pair.First, key) != Reading(pair.Again, key)) < Both)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wrong = stays.Count == 0 ? null : againWithout(stays);
        if (wrong is not { Violations.Count: > 0 })
        {
            return first;
        }

        return firstWithout(stays) is { Violations.Count: > 0 } told ? told with { Moved = 0 } : wrong with { Moved = 0 };
    }

    /// <summary>All that some answers say of a member, or of all members in their order; null if they have none.</summary>
    private static string? Reading(IReadOnlyList<Answer> answers, string key)
    {
        var members = answers.SelectMany(answer => answer.Body?.Resources ?? []);
        var said = members
            .Where(member => key is WholeList or Pages || string.Equals(QuerySets.KeyOf(member), key, StringComparison.OrdinalIgnoreCase))
            .Select(member => TextOf(member.Node)).ToList();
        return said.Count == 0 ? null : string.Join('\n', said);
    }

    private static string TextOf(Node node) =>
        $"{node.Name}={node.Value}[{string.Join(',', node.Attributes.Select(TextOf))}]"
        + $"({string.Join(',', node.Children.Select(TextOf))})";

    /// <summary>The same of one check of a variant by itself; null if what it reads was not asked again.</summary>
    /// <param name="asked">The check.</param>
    /// <param name="evidence">The variant.</param>
    /// <param name="result">What it says of the first answers: nothing is wrong but what may have moved.</param>
    public static CheckResult? Of(AskedCheck asked, Evidence evidence, CheckResult result)
    {
        var steps = StepsOf(asked, evidence);
        if (evidence.Again(null) is not { } again || !steps.All(again.AskedSteps.Contains)
            || again.Answer(asked.Step) is not { } answer)
        {
            return null;
        }

        var readings = steps.Select(step => (Answers(evidence, step), Answers(again, step))).ToList();
        return readings.All(AreComparable)
            ? new Settlement(result, asked.Check.Judge(again, answer)).Result(
                readings,
                held => asked.Check.Judge(evidence.Holding(held), evidence.Answer(asked.Step)!),
                held => asked.Check.Judge(again.Holding(held), answer))
            : Incomparable;
    }

    /// <summary>
    /// The steps that are to be asked again for a check: those that it reads, and of pages that are followed the first.
    /// </summary>
    /// <param name="asked">The check.</param>
    /// <param name="evidence">The variant.</param>
    public static IReadOnlyList<string> StepsOf(AskedCheck asked, Evidence evidence)
    {
        var read = asked.Reads.Select(SeveralStep.IdOf).ToHashSet(StringComparer.Ordinal);
        var steps = evidence.Variant.Scenario.Steps;
        read.UnionWith(
            steps.OfType<FollowPagesStep>().Where(pages => read.Contains(pages.Id)).Select(pages => pages.From).ToList());
        return
        [
            .. steps.Where(step => read.Contains(step.Id) && (step is not FollowPagesStep || Answers(evidence, step.Id).Count > 0))
                .Select(step => step.Id),
        ];
    }

    /// <summary>Whether an answer that came again is of the kind of the first, so that what differs tells something.</summary>
    /// <param name="reading">The answers to a step, and those that came again.</param>
    public static bool AreComparable((IReadOnlyList<Answer> First, IReadOnlyList<Answer> Again) reading) =>
        reading.First.Concat(reading.Again).Select(answer => answer.Exchange.Response?.Status).Distinct().Count() <= 1
        && reading.Again.All(answer => answer.Exchange.Response is not null);

    /// <summary>There is an answer that came again, and no comparing it.</summary>
    internal static CheckResult Incomparable { get; } = CheckResult.Nothing(
        "what differs may have moved, and what came when it was asked again cannot be compared");

    private static IReadOnlyList<Answer> Answers(Evidence evidence, string step) =>
        [.. evidence.Answers.Where(answer => SeveralStep.IdOf(answer.Exchange.Step) == step)];
}
