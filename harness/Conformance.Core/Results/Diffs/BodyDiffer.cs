using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;
using Conformance.Documents;
using Conformance.Documents.Compare;

namespace Conformance.Core.Results.Diffs;

/// <summary>
/// Compares two bodies by the rules that the judge goes by. Where the data of one target is unknown, values and members say
/// nothing, so
/// only names are looked at that one target never writes.
/// </summary>
/// <param name="rules">What the judge goes by.</param>
/// <param name="settling">What is put aside.</param>
/// <param name="isKnown">Whether both targets hold the standard world.</param>
internal sealed partial class BodyDiffer(Rulebook rules, Settling settling, bool isKnown)
{
    private const int Kept = 200;

    private readonly HashSet<string> leftNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> rightNames = new(StringComparer.Ordinal);

    /// <summary>What differs in the bodies of a pair of answers, which have the same status and media type.</summary>
    public IEnumerable<AnswerFinding> Of(Exchange left, Exchange right, Variant variant)
    {
        var (ours, theirs) = settling.Bodies(left, right);
        if (ours.Span.SequenceEqual(theirs.Span))
        {
            return [];
        }

        if (Document(left, ours) is not { } expected || Document(right, theirs) is not { } actual)
        {
            return [new AnswerFinding(false, "body", "", $"{ours.Length} bytes", $"{theirs.Length} bytes", variant.Id, null)];
        }

        var (first, second) = (Dialects.Of(expected), Dialects.Of(actual));
        var dialects = first == second ? [] : new[] { new AnswerFinding(true, AnswerDiffer.MemberNames, "JSON", Name(first), Name(second), variant.Id, null) };
        return dialects.Concat(
            !isKnown ? Names(expected, actual, variant.Id)
            : IsSessionList(left) ? []
            : Compared(expected, actual, first != second, Rules(expected, actual, left.Step, variant), variant.Id)
                .Where(found => !Questions.Repeat(found.Left, found.Right, left, right)));
    }

    /// <summary>Whether a name that one answer lacks is written by both targets elsewhere: then the data explains it.</summary>
    public bool KnowsOnBothSides(AnswerFinding found) =>
        found.What is "only left" or "only right" && leftNames.Contains(found.Where) && rightNames.Contains(found.Where);

    private IEnumerable<AnswerFinding> Compared(Document expected, Document actual, bool byInformation, IReadOnlyList<Rule> all, string variant)
    {
        var options = ApiRepresentation.Options with { Mapping = rules.Mapping, MaxDifferences = Kept, KeepsAllowed = true, Rules = all };
        var comparison = byInformation ? Comparer.CompareInformation(expected, actual, options) : Comparer.Compare(expected, actual, options);
        return comparison.Differences.Select(difference => Finding(difference, false, variant))
            .Concat(comparison.AllowedFindings.Select(difference => Finding(difference, true, variant)));
    }

    private AnswerFinding Finding(Difference difference, bool isLawful, string variant)
    {
        var isLookup = difference.Kind is DifferenceKind.AttributeNameLookup or DifferenceKind.ChildLookup or DifferenceKind.MemberLookup;
        var what = !isLookup ? difference.Kind.ToString() : difference.ActualValue is null ? "only left" : "only right";
        var path = (what == "only right" ? difference.ActualPath : difference.ExpectedPath).Text;
        return new AnswerFinding(isLawful, what, Where(path), difference.ExpectedValue, difference.ActualValue, variant, path);
    }

    /// <summary>The last name of a path in XML's spelling, without namespace and place; items of a JSON list are called by the
    /// list.</summary>
    private string Where(string path) => Place().Replace(path, "").Split('/')[^1] switch
    {
        ['@', .. var name] => Local(name),
        var name => rules.Mapping.XmlName(Local(name)),
    };

    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private Rule[] Rules(Document expected, Document actual, string step, Variant variant)
    {
        var (ours, theirs) = (All(expected), All(actual));
        var subject = variant.Scenario.Steps.Last(one => one is not AdvanceStep).Id;
        var fixtures = variant.Scenario.Expectations.Where(expectation => (expectation.Step ?? subject) == step)
            .Select(rules.CheckOf).OfType<BodyCheck>().SelectMany(check => check.Fixture.Rules);
        return
        [
            .. Differences.Lawful,
            .. fixtures,

            // Servers write as many fraction digits as they like, none among them.
            Conformance.Documents.Compare.Rules.InstantTolerance(null, TimeSpan.FromSeconds(1)),
            new Rule("another spelling of the path", null, finding =>
                finding is { ExpectedValue: { } one, ActualValue: { } other } && LeadToTheSame(one, other) ? Opinion.Allowed : null),
            new Rule("extensions", null, finding =>
                (finding is { Expected: null, Actual: { Name.Length: > 0 } added } && !ours.Contains(rules.Mapping.XmlName(added.Name)))
                || (finding is { Actual: null, Expected: { Name.Length: > 0 } missing } && !theirs.Contains(rules.Mapping.XmlName(missing.Name)))
                    ? Opinion.Allowed : null),
        ];
    }

    private bool LeadToTheSame(string href, string other) =>
        rules.Contract.MatchHref(href) is { } one && rules.Contract.MatchHref(other) is { } two
        && one.Operation == two.Operation && one.Ids.SequenceEqual(two.Ids, StringComparer.OrdinalIgnoreCase) && Query(href) == Query(other);

    private static string Query(string href) => href.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? href[mark..] : "";

    private IEnumerable<AnswerFinding> Names(Document expected, Document actual, string variant)
    {
        var (ours, theirs) = (All(expected), All(actual));
        leftNames.UnionWith(ours);
        rightNames.UnionWith(theirs);
        return ours.Except(theirs, StringComparer.Ordinal).Select(name => new AnswerFinding(true, "only left", name, name, null, variant, null))
            .Concat(theirs.Except(ours, StringComparer.Ordinal).Select(name => new AnswerFinding(true, "only right", name, null, name, variant, null)));
    }

    private HashSet<string> All(Document document) =>
        Differences.Names(document.Root).Where(name => name.Length > 0).Select(name => rules.Mapping.XmlName(name)).ToHashSet(StringComparer.Ordinal);

    private Document? Document(Exchange exchange, ReadOnlyMemory<byte> body) =>
        new Answer(exchange with { Response = exchange.Response! with { Body = body } }, rules.Mapping).Document;

    /// <summary>Who else is logged on is no behaviour of the target.</summary>
    private bool IsSessionList(Exchange exchange) =>
        rules.Contract.MatchHref(exchange.Request.Url) is { Operation: { IsList: true, Resource.Type: ApiContract.LogonSessionType } };

    private static string Name(Dialect? dialect) => dialect?.ToString().ToLowerInvariant() ?? "none";

    [GeneratedRegex(@"\[[0-9]+\]|/[0-9]+(?=/|$)")]
    private static partial Regex Place();
}
