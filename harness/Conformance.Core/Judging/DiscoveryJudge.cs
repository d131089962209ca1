using Conformance.Core.Exchanges;
using Conformance.Core.Judging.Checks;
using Conformance.Core.Scenarios;

namespace Conformance.Core.Judging;

/// <summary>
/// Judges the answers of discovery that left nothing to choose from. One without a whole response is no verdict, as anywhere. One
/// that the
/// contract forbids is a finding of each variant that waited for it, as if that had asked for the documented operation itself. A
/// proper
/// list that is empty is neither: then there is nothing to test.
/// </summary>
/// <param name="target">What is known of the target.</param>
/// <param name="rules">What the judge goes by.</param>
public sealed class DiscoveryJudge(TargetFacts target, Rulebook rules)
{
    /// <summary>The variant that discovery's exchanges belong to.</summary>
    public const string Variant = "discovery";

    /// <summary>A documented GET of something that exists is answered with 200.</summary>
    private const string DocumentedGet = "OPS-001";

    /// <summary>The step of the run's own logon among the findings of a variant.</summary>
    private const string OwnLogon = "own-logon";

    private static readonly Dictionary<string, string> Empty = [];

    private readonly Dictionary<Exchange, JudgedVariant> verdicts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The verdict on a variant that waited for an answer.</summary>
    /// <param name="waiting">Its verdict so far: not tested.</param>
    /// <param name="exchange">The exchange that gave it nothing.</param>
    /// <param name="record">What is known of the variant and of the run's account.</param>
    /// <returns>The verdict, and the exchange as the findings name it; null if there is no finding.</returns>
    public (JudgedVariant Verdict, Exchange? Shown) Of(JudgedVariant waiting, Exchange exchange, VariantRecord record)
    {
        if (NoVerdict.OfAccount(exchange, record, rules.Contract) is { } reason)
        {
            return (waiting with { Reason = reason, Roles = record.Roles }, null);
        }

        if (exchange.Failure is { } failure)
        {
            return (JudgedVariant.Broken(waiting.Id, failure.Message, waiting.Exchanges), null);
        }

        if (!verdicts.TryGetValue(exchange, out var verdict))
        {
            verdicts[exchange] = verdict = Judged(exchange);
        }

        return verdict.Outcome != Outcome.Deviates ? (waiting, null)
            : (waiting with
            {
                Outcome = Outcome.Deviates,
                Reason = null,
                Findings = [.. verdict.Findings.Select(finding => finding with { Variant = waiting.Id })],
                Checks = verdict.Checks,
                Unproven = waiting.Reason,
                Asked = [.. waiting.Asked, .. verdict.Asked],
                WaitsFor = verdict.Asked is [var first, ..] ? first.Operation : null,
            }, exchange with { Variant = waiting.Id, Step = verdict.Findings[0].Step });
    }

    /// <summary>
    /// The verdict on a variant for which discovery had to ask a documented path, because no link of the logon session led there:
    /// what the
    /// run's own logon lacks is a finding of the first of them.
    /// </summary>
    /// <param name="first">Its verdict so far.</param>
    /// <param name="logon">The run's own logon.</param>
    public (JudgedVariant Verdict, Exchange? Shown) OfFallBack(JudgedVariant first, Exchange logon)
    {
        var links = rules.Suite.Scenarios.SelectMany(scenario => scenario.Expectations).FirstOrDefault(expectation => rules.CheckOf(expectation) is DocumentedLinksCheck { Role: not null });
        var verdict = logon.Response is null || links is null ? null : Judged(logon, links);
        return verdict is not { Outcome: Outcome.Deviates } ? (first, null)
            : (first with
            {
                Outcome = Outcome.Deviates,
                Reason = null,
                Findings = [.. first.Findings, .. verdict.Findings.Select(finding => finding with { Variant = first.Id, Step = OwnLogon })],
                Checks = [.. first.Checks, .. verdict.Checks],
                Unproven = first.Unproven ?? (first.Outcome == Outcome.NotTested ? first.Reason : null),
            }, logon with { Variant = first.Id, Step = OwnLogon });
    }

    private JudgedVariant Judged(Exchange exchange)
    {
        var status = rules.Suite.Scenarios.SelectMany(scenario => scenario.Expectations)
            .FirstOrDefault(expectation => expectation is { Requirement: DocumentedGet, Kind: "status", Conditions.Count: 0 });
        return status is null || rules.Contract.MatchHref(exchange.Request.Url) is null
            ? new JudgedVariant(Variant, Outcome.NotTested, null, [], [], [], 1) : Judged(exchange, status);
    }

    /// <summary>An exchange of the harness's own, judged by what holds of every answer and by one expectation more.</summary>
    private JudgedVariant Judged(Exchange exchange, Expectation expectation)
    {
        var request = exchange.Request;
        var step = new RequestStep(
            expectation.Step ?? exchange.Step, new RequestTemplate(request.Method, request.Url, [], AuthModes.Header, RequestTemplate.Absent, [], null), Capture: false, expectation.Place);
        var scenario = new Scenario(Variant, "What the harness asks for itself", Variant, [], [step], [], [expectation], [], expectation.Place);
        var asked = exchange with { Step = step.Id };
        var evidence = new Evidence(
            new Variant(Variant, scenario, new Dictionary<string, AxisValue>()), new VariantRecord(Variant, Empty, null, Empty), [asked], target, rules.Contract, rules.Mapping);
        return VariantJudge.Judge(evidence, rules);
    }
}
