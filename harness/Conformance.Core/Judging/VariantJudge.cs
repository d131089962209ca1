using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Core.Contract;
using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>Judges one variant by itself. A pure function over its exchanges.</summary>
public static partial class VariantJudge
{
    /// <summary>The verdict, without the relations to other variants.</summary>
    public static JudgedVariant Judge(Evidence evidence, Rulebook rules)
    {
        if (evidence.Record.Fault is { } fault)
        {
            return JudgedVariant.Broken(evidence.Variant.Id, fault, evidence.Answers.Count());
        }

        if (evidence.Record.NotTested is { } reason)
        {
            return new JudgedVariant(evidence.Variant.Id, Outcome.NotTested, reason, [], [], [], evidence.Answers.Count());
        }

        var everywhere = evidence.Variant.Scenario.IsComparisonOnly ? [] : rules.Suite.Everywhere;
        var each = everywhere.SelectMany(expectation => evidence.Answers.Select(answer => (expectation, Step: answer.Exchange.Step, IsOfScenario: false)))
            .Concat(evidence.Variant.Scenario.Expectations.SelectMany(expectation => Steps(expectation, evidence).Select(step => (expectation, Step: step, IsOfScenario: true))))
            .Where(pair => !ApiVersions.IsBefore(evidence.Target.Version, rules.Suite.Requirements[pair.expectation.Requirement].Since))
            .Select(pair => (pair.expectation, pair.Step, pair.IsOfScenario, Unmet: Unmet(pair.expectation.Conditions, pair.Step, evidence)))
            .Where(pair => pair.Unmet.All(condition => condition.IsOfAnswer))
            .Select(pair => new AskedCheck(pair.expectation, rules.CheckOf(pair.expectation), pair.Step) { IsOfScenario = pair.IsOfScenario, Unmet = pair.Unmet })
            .Concat(ExcludedByRole.Checks(evidence, rules))
            .OrderBy(item => item.Check.Stage == CheckStage.Relation)
            .ThenBy(item => StepIndex(item.Step, evidence))
            .ThenBy(item => item.Check.Stage)
            .ToList();
        var (asked, unmet) = (each.Where(item => item.Unmet.Count == 0).ToList(), each.Where(item => item.Unmet.Count > 0).ToList());
        var tally = new Tally(evidence, rules, asked.Where(item => item.Check.IsByMember).ToLookup(item => item.Step, item => item.Check, StringComparer.Ordinal));
        foreach (var item in asked)
        {
            tally.Ask(item);
        }

        // Only now is known which answers are of another kind than was asked for.
        foreach (var item in unmet)
        {
            tally.Miss(item);
        }

        return tally.Verdict() with { Asked = [.. asked.Select(item => Operation(item, evidence)).OfType<AskedOperation>()] };
    }

    /// <summary>The operation of which a check asks that it answers for something that exists; null if the check asks something
    /// else.</summary>
    private static AskedOperation? Operation(AskedCheck asked, Evidence evidence) =>
        asked is { IsOfScenario: true, Check: StatusCheck status } && evidence.Answer(asked.Step)?.Exchange is { Response: { } response, Request: { } sent }
            && status.AllowsClassOf(StatusCheck.Success) && evidence.Variant.Scenario.Steps.Any(step => step.Id == asked.Step && step is RequestStep)
            ? new AskedOperation(OperationName.Find(sent.Method, sent.Url, evidence.Contract), asked.Step, response.Status, status.Allows(response.Status)) : null;

    /// <summary>Whether an expectation's conditions hold of a step's answer. A step without an answer is let through, to be told
    /// of.</summary>
    internal static bool Applies(Expectation expectation, string step, Evidence evidence) =>
        Unmet(expectation.Conditions, step, evidence).Count == 0;

    /// <summary>The conditions that do not hold of a step's answer.</summary>
    internal static IReadOnlyList<Condition> Unmet(IReadOnlyList<Condition> conditions, string step, Evidence evidence) =>
        [.. conditions.Where(condition => !Holds(condition, step, evidence))];

    private static bool Holds(Condition condition, string step, Evidence evidence)
    {
        if (evidence.Variant.Values.TryGetValue(condition.Name, out var value))
        {
            return condition.Allows(value.Name);
        }

        var exchange = evidence.Answer(step)?.Exchange;
        switch (condition.Name)
        {
            case "world":
                return condition.Allows(evidence.Target.World.ToString().ToLowerInvariant());
            case "target":
                return condition.Allows(evidence.Target.Kind);
            case "status":
                var status = exchange?.Response?.Status.ToString(CultureInfo.InvariantCulture);
                return status is null || condition.Values.Any(pattern => StatusPattern.Matches(pattern, status));
            case "method":
                return exchange is null || condition.Allows(exchange.Request.Method);
            case "operation":
                return exchange is null
                    || (evidence.Contract.MatchHref(exchange.Request.Url) is { } match && condition.Allows($"{exchange.Request.Method} {match.Operation.Path.Template}"));
            case "sent-accept":
                return exchange is null || condition.Allows(exchange.Request.Headers.First("Accept") ?? "absent");
            case "sent-format":
                return exchange is null || condition.Allows(Format(exchange.Request.Url));
            case "form":
                return evidence.Answer(step)?.Body is not { } body || condition.Allows(body.Root);
            default:
                throw new InvalidOperationException($"the condition \"{condition.Name}\" passed the reader and is unknown to the judge");
        }
    }

    /// <summary>The value of the query's <c>format</c>, or <c>absent</c>.</summary>
    private static string Format(string url) =>
        FormatValue().Match(url) is { Success: true } match ? match.Groups[1].Value : "absent";

    [GeneratedRegex("[?&]format=([^&]*)", RegexOptions.CultureInvariant)]
    private static partial Regex FormatValue();

    /// <summary>The steps that an expectation is about: one, or each link that a step followed.</summary>
    private static List<string> Steps(Expectation expectation, Evidence evidence)
    {
        var id = expectation.Step ?? evidence.Subject;
        var followed = evidence.Answers.Select(answer => answer.Exchange.Step).Where(step => step != id && SeveralStep.IdOf(step) == id).ToList();
        return followed.Count == 0 ? [id] : followed;
    }

    private static int StepIndex(string exchanged, Evidence evidence)
    {
        var steps = evidence.Variant.Scenario.Steps;
        var step = SeveralStep.IdOf(exchanged);
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Id == step)
            {
                return i;
            }
        }

        return steps.Count;
    }
}
