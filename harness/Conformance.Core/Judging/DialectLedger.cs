using System.Collections.Concurrent;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;

namespace Conformance.Core.Judging;

/// <summary>The dialect of JSON in which a target answers each resource. Safe for parallel use.</summary>
/// <param name="rules">Have the line that asks for one dialect, if one does.</param>
internal sealed class DialectLedger(Rulebook rules)
{
    private readonly ConcurrentDictionary<(string Resource, Dialect Dialect), Exchange> first = new();

    /// <summary>Each resource with its dialect, sorted; both if a target writes both.</summary>
    public IReadOnlyList<ResourceDialect> All => [.. first.Keys
        .OrderBy(pair => pair.Resource, StringComparer.Ordinal).ThenBy(pair => pair.Dialect).Select(pair => new ResourceDialect(pair.Resource, NameOf(pair.Dialect)))];

    /// <summary>Takes note of a variant's answers.</summary>
    public void Add(Evidence evidence) => Add(Notes(evidence));

    /// <summary>Takes note of answers. Whichever comes first, the same one is named.</summary>
    public void Add(IEnumerable<DialectNote> notes)
    {
        foreach (var note in notes)
        {
            first.AddOrUpdate((note.Resource, note.Dialect), note.Exchange, (_, known) => Earlier(known, note.Exchange));
        }
    }

    /// <summary>The answers of a variant that show a dialect: successes in JSON.</summary>
    public static IEnumerable<DialectNote> Notes(Evidence evidence)
    {
        foreach (var answer in evidence.Answers)
        {
            if (answer is { Exchange.Response.Status: >= 200 and < 300, Outline: { } document } && Dialects.Of(document) is { } dialect)
            {
                yield return new DialectNote(evidence.Contract.MatchHref(answer.Exchange.Request.Url)?.Operation.Resource.Type ?? answer.Body?.Root ?? "", dialect, answer.Exchange);
            }
        }
    }

    /// <summary>What the target's answers say of its dialect, for the behaviour profile; null if no JSON came.</summary>
    public ProfileEntry? Profile()
    {
        var expectation = rules.Suite.Scenarios.SelectMany(scenario => scenario.Expectations).FirstOrDefault(expectation => expectation.Kind == "writing-recorded");
        if (first.IsEmpty || expectation is null)
        {
            return null;
        }

        var dialects = All.GroupBy(pair => pair.Dialect, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var behaviour = dialects is [var only] ? only.Key : string.Join("; ", dialects.Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Resource))}"));
        return new ProfileEntry("json.names", behaviour, expectation.Requirement, first.Values.MinBy(exchange => exchange.Variant, StringComparer.Ordinal)!.Variant);
    }

    /// <summary>The finding of a target that answers some resources in one dialect and others in the other; null if it does not,
    /// or nobody asks.</summary>
    public (Finding Finding, Exchange Shown)? Mix()
    {
        var dialects = first.GroupBy(pair => pair.Key.Dialect).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).ToList();
        if (dialects is not [var most, var few] || rules.Suite.Everywhere.FirstOrDefault(expectation => rules.CheckOf(expectation) is NamesCaseCheck) is not { } expectation)
        {
            return null;
        }

        var shown = few.Select(pair => pair.Value).Aggregate(Earlier);
        var resources = few.Select(pair => pair.Key.Resource).Order(StringComparer.Ordinal).ToList();
        return (new Finding(
            rules.Suite.Requirements[expectation.Requirement],
            shown.Variant,
            shown.Step,
            new Violation(ViolationKind.WrongValue, "case of names in JSON", $"names in {CaseOf(most.Key)}, as most resources have them", $"names in {CaseOf(few.Key)} in {string.Join(", ", resources)}"),
            expectation.Place) { Stage = CheckStage.Content }, shown);
    }

    private static Exchange Earlier(Exchange one, Exchange other) => string.CompareOrdinal(one.Variant, other.Variant) switch
    {
        < 0 => one,
        > 0 => other,
        _ => string.CompareOrdinal(one.Step, other.Step) <= 0 ? one : other,
    };

    private static string NameOf(Dialect dialect) => dialect == Dialect.Em13 ? "em13" : "em12";

    private static string CaseOf(Dialect dialect) => dialect == Dialect.Em13 ? "camelCase" : "PascalCase";
}

/// <summary>How the JSON of a resource is written.</summary>
/// <param name="Resource">The type of the resource, as in <c>Job</c>.</param>
/// <param name="Dialect"><c>em12</c>: names in PascalCase; <c>em13</c>: in camelCase.</param>
public sealed record ResourceDialect(string Resource, string Dialect);

/// <summary>An answer that shows a dialect.</summary>
/// <param name="Resource">The type of the resource that was asked for; of an operation of which the contract knows nothing, the
/// root of the body.</param>
/// <param name="Dialect">The dialect.</param>
/// <param name="Exchange">The answer and its request.</param>
internal sealed record DialectNote(string Resource, Dialect Dialect, Exchange Exchange);
