using Conformance.Core.Judging.Checks.Queries;

namespace Conformance.Core.Judging.Relations;

/// <summary>Both bodies carry the same information, whichever syntax each is written in.</summary>
public sealed record SameInformation : RelationCheck
{
    /// <inheritdoc/>
    public override CheckResult Judge(Evidence evidence, Answer first, Answer other)
    {
        var isOversized = first.IsOversized || other.IsOversized;
        if (first.Pieces is { } left && other.Pieces is { } right && Together(evidence, left, right, isOversized) is { } together)
        {
            return together;
        }

        return isOversized ? CheckResult.Lacking(OversizedBody.NotCompared) : Between(evidence, first.Whole, other.Whole);
    }

    /// <inheritdoc/>
    public override string? Lack(Answer answer, IReadOnlyList<Finding> wrong) =>
        wrong.Count == 0 ? null
        : answer.Outline is null ? "the body cannot be read"
        : wrong.Any(finding => finding is { Stage: CheckStage.MediaType }) ? "the body is not in the format that was asked for"
        : wrong.Any(finding => finding is { IsOtherKind: true, Stage: <= CheckStage.Root }) ? "the answer is of another kind than was asked for"
        : null;

    private static CheckResult Between(Evidence evidence, Answer first, Answer other) =>
        first.Document is { } left && other.Document is { } right
            ? Differences.Between(left, right, evidence, ($"the answer of {first.Exchange.Variant}", first.Response.Body), Moving.RuleOf(evidence, first, other))
            : CheckResult.Nothing("one of the answers has no body that can be read");

    /// <summary>
    /// Where the same members come in the same order and every piece is the same, the whole is; null otherwise: what differs is
    /// told by
    /// comparing it whole. Where that is too much, what differs in pieces with the same members is told.
    /// </summary>
    private static CheckResult? Together(Evidence evidence, IEnumerable<Answer> first, IEnumerable<Answer> other, bool isOversized)
    {
        using var left = first.GetEnumerator();
        using var right = other.GetEnumerator();
        var results = new List<CheckResult> { CheckResult.Passed };
        while (left.MoveNext())
        {
            if (!right.MoveNext() || !Keys(left.Current).SequenceEqual(Keys(right.Current)))
            {
                return null;
            }

            var result = Between(evidence, left.Current, right.Current);
            if (result.Violations.Count > 0 && !isOversized)
            {
                return null;
            }

            results.Add(result);
        }

        return right.MoveNext() ? null : CheckResult.Sum(results);
    }

    private static IEnumerable<string?> Keys(Answer piece) => piece.Body!.Resources.Select(QuerySets.KeyOf);
}
