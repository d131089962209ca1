using System.Globalization;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Results.Diffs;

/// <summary>Compares the answers of two targets to the same requests.</summary>
internal static class AnswerDiffer
{
    /// <summary>What a difference in the case of JSON names is called.</summary>
    internal const string MemberNames = "member names";

    /// <summary>What differs, grouped by kind and name: what no rule allows, and lawful variety.</summary>
    public static (IReadOnlyList<AnswerDiff> Different, IReadOnlyList<AnswerDiff> Lawful) Compare(
        RunSide left, RunSide right, IReadOnlyList<Variant> variants, Rulebook rules)
    {
        var inOrder = variants.OrderBy(variant => variant.Id, StringComparer.Ordinal).ToList();
        var isKnown = left.Result.Header.Facts.World == TargetWorld.Standard && right.Result.Header.Facts.World == TargetWorld.Standard;
        var bodies = new BodyDiffer(rules, Settling.Of(inOrder.SelectMany(variant => Pairs(left, right, variant)).Where(pair => pair.Left.Response is not null && pair.Right.Response is not null)), isKnown);
        var all = inOrder.SelectMany(variant => Pairs(left, right, variant).SelectMany(pair => Of(pair.Left, pair.Right, variant, bodies))).ToList();
        var found = all.Where(one => isKnown || !bodies.KnowsOnBothSides(one)).ToLookup(one => one.IsLawful);
        return (Grouped(found[false]), Grouped(found[true]));
    }

    /// <summary>A variant's answers to the same requests, read anew at each call: of the answers of a large run only one
    /// variant's are in memory.</summary>
    private static IEnumerable<(Exchange Left, Exchange Right)> Pairs(RunSide left, RunSide right, Variant variant)
    {
        var theirs = right.Exchanges.SentBy(variant.Id).ToLookup(exchange => exchange.Step, StringComparer.Ordinal);
        return left.Exchanges.SentBy(variant.Id).Where(exchange => theirs.Contains(exchange.Step) && !AgainStep.IsOne(exchange.Step)).Select(exchange => (Left: exchange, Right: theirs[exchange.Step].Last()))
            .Where(pair => Questions.AreAlike(pair.Left, pair.Right));
    }

    private static IEnumerable<AnswerFinding> Of(Exchange left, Exchange right, Variant variant, BodyDiffer bodies)
    {
        if (left.Response is not { } ours || right.Response is not { } theirs)
        {
            return Shown(left) == Shown(right) ? [] : [new AnswerFinding(false, "answer", "", Shown(left), Shown(right), left.Variant, null)];
        }

        if (ours.Status != theirs.Status)
        {
            return [new AnswerFinding(false, "status", "", Shown(left), Shown(right), left.Variant, null)];
        }

        var (type, other) = (ours.Headers.First("Content-Type"), theirs.Headers.First("Content-Type"));
        return MediaType.Essence(type) != MediaType.Essence(other)
            ? [new AnswerFinding(false, "media type", "", type, other, left.Variant, null)]
            : Headers(ours, theirs, left.Variant).Concat(bodies.Of(left, right, variant));
    }

    /// <summary>Requirements say which fields must be there; the rest is the server's.</summary>
    private static IEnumerable<AnswerFinding> Headers(ReceivedResponse left, ReceivedResponse right, string variant)
    {
        var (ours, theirs) = (Names(left), Names(right));
        foreach (var name in ours.Except(theirs, StringComparer.OrdinalIgnoreCase))
        {
            yield return new AnswerFinding(true, "header field", name, "there", null, variant, null);
        }

        foreach (var name in theirs.Except(ours, StringComparer.OrdinalIgnoreCase))
        {
            yield return new AnswerFinding(true, "header field", name, null, "there", variant, null);
        }

        foreach (var name in ours.Intersect(theirs, StringComparer.OrdinalIgnoreCase).Except(theirs, StringComparer.Ordinal))
        {
            yield return new AnswerFinding(true, "header field", name, name, theirs.First(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)), variant, null);
        }

        if (left.Headers.First("Content-Type") is var type && right.Headers.First("Content-Type") is var other && type != other)
        {
            yield return new AnswerFinding(true, "parameter", "Content-Type", type, other, variant, null);
        }
    }

    private static List<string> Names(ReceivedResponse response) => [.. response.Headers.Select(field => field.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Shown(Exchange exchange) =>
        exchange.Response is { } response ? response.Status.ToString(CultureInfo.InvariantCulture) : exchange.Failure?.Kind.ToString() ?? "nothing";

    private static IReadOnlyList<AnswerDiff> Grouped(IEnumerable<AnswerFinding> found) =>
    [
        .. found.GroupBy(one => (one.What, one.Where, HasLeft: one.Left is not null, HasRight: one.Right is not null))
            .Select(group => new AnswerDiff(
                group.Key.What, group.Key.Where, group.First().Left, group.First().Right, group.Count(),
                [.. group.Select(one => one.Variant).Distinct(StringComparer.Ordinal)], group.First().Path))
            .OrderByDescending(diff => diff.Count).ThenBy(diff => diff.What + diff.Where, StringComparer.Ordinal),
    ];
}

/// <summary>One difference between two answers.</summary>
/// <param name="IsLawful">Whether it is lawful variety.</param>
/// <param name="What">What differs.</param>
/// <param name="Where">The name of what differs.</param>
/// <param name="Left">The left value; null if there is none.</param>
/// <param name="Right">The right value; null if there is none.</param>
/// <param name="Variant">The variant that shows it.</param>
/// <param name="Path">The place in the body; null if it is not about one.</param>
internal sealed record AnswerFinding(bool IsLawful, string What, string Where, string? Left, string? Right, string Variant, string? Path);
